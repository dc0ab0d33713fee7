// Holds which rows the palette shows: possible commands by their names, logins by theirs, recent ones first.
import { describe, expect, it } from 'vitest'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { fakeId } from '../../ipc/fake-logins.ts'
import { toSearchable } from '../../state/item-search.ts'
import type { Command } from './command.ts'
import { paletteRows } from './palette-rows.ts'

const command = (id: string, isPossible = true): Command => ({ id, label: 'command.lock', group: 'window', keys: [], isPossible: () => isPossible, run: () => undefined })
const COMMANDS = [command('palette'), command('lock'), command('generator'), command('edit', false)]
const NAMES: Readonly<Record<string, string>> = { lock: 'Lock', generator: 'Generate a password', edit: 'Edit' }

const login = (number: number, change: Partial<ItemSummary>): ItemSummary => ({
  id: fakeId(0, number), title: '', username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null, ...change
})
const LOGINS = [
  login(1, { title: 'GitHub', username: 'octo', hasOtp: true, lastUsedAtMs: 5 }),
  login(2, { title: 'Bank', username: 'git@example.jp' }),
  login(3, { title: 'Old GitLab', trashed: true }),
  login(4, { title: 'カメラ', lastUsedAtMs: 9 })
]
const rows = (query: string, recent: readonly string[] = []) => {
  const { commands, logins } = paletteRows(
    { query, commands: COMMANDS, nameOf: ({ id }) => NAMES[id] ?? '', items: toSearchable(LOGINS), recent },
    { otp: ['code', 'otp'], password: ['password'] }
  )
  return { commands: commands.map(({ id }) => id), logins: logins.map(({ id }) => id) }
}
const id = (kind: string, number: number): string => `${kind}:${fakeId(0, number)}`

describe('the palette', () => {
  it('has all possible commands and no login before something is typed', () => {
    expect(rows('')).toEqual({ commands: ['command:lock', 'command:generator'], logins: [] })
  })
  it('has the commands that were chosen last first', () => {
    expect(rows('', ['command:generator']).commands).toEqual(['command:generator', 'command:lock'])
  })
  it('finds commands by any words of their names', () => {
    expect(rows('PASS gen').commands).toEqual(['command:generator'])
  })
  it('offers code, password and opening of a login, those with the name in the title first, none of the trash', () => {
    expect(rows('git').logins).toEqual([id('otp', 1), id('password', 1), id('open', 1), id('password', 2), id('open', 2)])
  })
  it('takes a word before the name for what is wanted', () => {
    expect([rows('code git').logins, rows('password oct').logins]).toEqual([[id('otp', 1)], [id('password', 1)]])
  })
  it('takes that word alone for a part of a name', () => {
    expect(rows('code')).toEqual({ commands: [], logins: [] })
  })
  it('finds katakana by hiragana', () => {
    expect(rows('かめら').logins).toEqual([id('password', 4), id('open', 4)])
  })
  it('has what was chosen of a login last first', () => {
    expect(rows('github', [id('open', 1)]).logins[0]).toBe(id('open', 1))
  })
})
