import { describe, expect, it } from 'vitest'
import { AppError, codeOf } from '../../../shared/errors.ts'
import type { HistoryPart } from '../../../shared/model/history.ts'
import { DAY_MS } from '../../../shared/model/history.ts'
import type { Stamp } from '../document/clock.ts'
import type { Field, Item, OtpValue, VaultDocument } from '../document/document.ts'
import { isDocument } from '../document/shape.ts'
import { mergeItems } from '../merge/versions.ts'
import { earlierText, historyOf, useEarlierValue } from './earlier-values.ts'
import { deleteForGood, outdatedIds } from './trash.ts'
import { createUndo } from './undo.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const PASSWORD = '22222222-2222-4222-8222-222222222222'
const OTP = '33333333-3333-4333-8333-333333333333'
const GONE = '44444444-4444-4444-8444-444444444444'
const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
const context = (nowMs: number) => ({ nowMs, writer: 'bbbbbbbb', newId: () => GONE })
const hotp = (secret: string, counter: number): OtpValue => ({ address: '', type: 'hotp', secret, algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: 'Shop', account: 'a', counter })
const field = (kind: Field['kind'], value: Field['value'], change: Partial<Field> = {}): Field => ({ kind, label: { value: '', at: at(1) }, order: { value: 0, at: at(1) }, value, ...change })

const ITEM: Item = {
  kind: 'login', createdAtMs: 1, lastUsedAtMs: null,
  title: { value: 'Shop', at: at(5), history: [{ value: 'Shpo', at: at(1) }] },
  notes: { value: '', at: at(1) },
  favourite: { value: false, at: at(1) },
  trashed: { value: false, at: at(1) },
  fields: {
    [PASSWORD]: field('password', { value: 'third', at: at(9), history: [{ value: 'first', at: at(2) }, { value: 'second', at: at(4) }] }),
    [OTP]: field('otp', { value: hotp('MZXW6YTB', 3), at: at(8), history: [{ value: hotp('JBSWY3DP', 7), at: at(2) }] }),
    [GONE]: field('text', { value: null, at: at(7), history: [{ value: 'phone', at: at(3) }] }, { removed: { value: true, at: at(7) } })
  }
}
const documentWith = (item: Item | null, clockMs = 10): VaultDocument => ({
  schema: 1, vaultId: 'v', generation: 1, clock: at(clockMs), name: { value: 'V', at: at(1) }, items: item === null ? {} : { [ID]: item }, removedItems: {}
})
const part = (fieldId: string): HistoryPart => ({ kind: 'field', fieldId })
const thrown = (action: () => unknown): string => {
  try {
    action()
    return 'nothing'
  } catch (error) {
    return codeOf(error)
  }
}
const used = (fieldId: string, key: string, item = ITEM): Item | undefined => useEarlierValue(documentWith(item), { itemId: ID, part: part(fieldId), key }, context(20)).items[ID]

describe('the earlier values of a login', () => {
  it('are listed with their times, newest first, removed fields last', () => {
    expect(historyOf(ID, ITEM).parts.map(({ kind, isRemoved, values }) => [kind, isRemoved, values.map(({ setAtMs }) => setAtMs)])).toEqual([
      ['title', false, [1]],
      ['password', false, [4, 2]],
      ['otp', false, [2]],
      ['text', true, [3]]
    ])
  })

  it('hold no secret and no seed', () => {
    const text = JSON.stringify(historyOf(ID, ITEM))
    expect(['first', 'second', 'JBSWY3DP', 'MZXW6YTB'].filter((secret) => text.includes(secret))).toEqual([])
  })

  it('give a password by its key, and a seed never', () => {
    expect([earlierText(ITEM, part(PASSWORD), '4.0.aaaaaaaa'), thrown(() => earlierText(ITEM, part(OTP), '2.0.aaaaaaaa')), thrown(() => earlierText(ITEM, part(PASSWORD), '99.0.aaaaaaaa'))]).toEqual([
      'second', 'request-invalid', 'earlier-value-gone'
    ])
  })

  it('tell a value that lost against one that did not know of it, until the login is edited', () => {
    const base: Item = { ...ITEM, fields: {} }
    const merged = mergeItems({ ...base, title: { value: 'Mine', at: at(11), history: [{ value: 'Shop', at: at(5) }] } }, { ...base, title: { value: 'Theirs', at: at(12), history: [{ value: 'Shop', at: at(5) }] } })
    const losers = (item: Item): unknown[] => historyOf(ID, item).parts.flatMap(({ values }) => values.filter(({ isConflict }) => isConflict).map(({ content }) => content))
    expect([losers(merged), losers({ ...merged, notes: { value: 'edited', at: at(20) } })]).toEqual([[{ kind: 'text', text: 'Mine', isCut: false }], []])
  })

  it('are told apart when two have one stamp', () => {
    const twice: Item = { ...ITEM, fields: { [PASSWORD]: field('password', { value: 'c', at: at(5), history: [{ value: 'a', at: at(2) }, { value: 'b', at: at(2) }] }) } }
    const keys = historyOf(ID, twice).parts.flatMap(({ kind, values }) => (kind === 'password' ? values.map(({ key }) => key) : []))
    expect(keys.map((key) => earlierText(twice, part(PASSWORD), key))).toEqual(['b', 'a'])
  })
})

describe('using an earlier value again', () => {
  it('is an edit: the present one goes to the history', () => {
    const value = used(PASSWORD, '2.0.aaaaaaaa')?.fields[PASSWORD]?.value
    expect([value?.value, value?.at, value?.history?.map((entry) => entry.value)]).toEqual(['first', [20, 0, 'bbbbbbbb'], ['first', 'second', 'third']])
  })

  it('brings a removed field back', () => {
    const back = used(GONE, '3.0.aaaaaaaa')?.fields[GONE]
    expect([back?.value.value, back?.removed?.value]).toEqual(['phone', false])
  })

  it('brings a seed back that never left, and its counter does not go back', () => {
    const changed = used(OTP, '2.0.aaaaaaaa')
    const again = changed?.fields[OTP]?.value.value
    const counted: Item = { ...ITEM, fields: { [OTP]: field('otp', { value: hotp('JBSWY3DP', 50), at: at(8), history: [{ value: hotp('JBSWY3DP', 7), at: at(2) }] }) } }
    const back = used(OTP, '2.0.aaaaaaaa', counted)?.fields[OTP]?.value.value
    expect([again, back]).toEqual([hotp('JBSWY3DP', 7), hotp('JBSWY3DP', 50)])
  })

  it('gives a document that can be opened', () => {
    expect(isDocument(useEarlierValue(documentWith(ITEM), { itemId: ID, part: { kind: 'title' }, key: '1.0.aaaaaaaa' }, context(20)))).toBe(true)
  })
})

describe('deleting for good', () => {
  const trashed = (ms: number): Item => ({ ...ITEM, trashed: { value: true, at: at(ms) } })

  it('leaves a tombstone and no value', () => {
    const after = deleteForGood(documentWith(trashed(10)), [ID], context(20))
    expect([after.items, after.removedItems[ID]?.at, JSON.stringify(after).includes('third')]).toEqual([{}, [20, 0, 'bbbbbbbb'], false])
  })

  it('is refused outside the trash', () => {
    expect(thrown(() => deleteForGood(documentWith(ITEM), [ID], context(20)))).toBe('request-invalid')
  })

  it.each([
    ['after thirty days', 30 * DAY_MS + 10, 31 * DAY_MS, [ID]],
    ['not a day earlier', 29 * DAY_MS + 10, 40 * DAY_MS, []],
    ['not by a clock that runs ahead of all saves', 11, 400 * DAY_MS, []],
    ['not by a clock that is behind the last save', 60 * DAY_MS, 59 * DAY_MS, []]
  ] as const)('comes by itself %s', (_name, savedAtMs, nowMs, ids) => {
    expect(outdatedIds(documentWith(trashed(10), savedAtMs), nowMs)).toEqual(ids)
  })
})

describe('undoing the last edit', () => {
  const vaultOf = (first: VaultDocument) => {
    let document = first
    let nowMs = 100
    return {
      document: () => document,
      change: (_itemId: string | null, edit: (one: VaultDocument) => VaultDocument) => {
        document = edit(document)
        nowMs += 1
        return Promise.resolve()
      },
      editContext: () => context(nowMs)
    }
  }
  const renamed = (title: string, ms: number) => (document: VaultDocument): VaultDocument => {
    const item = document.items[ID]
    if (item === undefined) throw new AppError('item-not-found')
    return { ...document, clock: at(ms), items: { [ID]: { ...item, title: { ...item.title, value: title, at: at(ms), history: [...(item.title.history ?? []), { value: item.title.value, at: item.title.at }] } } } }
  }

  it('sets the former values again, and the history has both', async () => {
    const [vault, undo] = [vaultOf(documentWith(ITEM)), createUndo()]
    await undo.change(vault, ID, 'edited', renamed('New', 50))
    expect(await undo.takeBack(vault, ID)).toEqual({ itemId: ID, title: 'Shop', what: 'edited' })
    const title = vault.document().items[ID]?.title
    expect([title?.value, title?.history?.map(({ value }) => value)]).toEqual(['Shop', ['Shpo', 'Shop', 'New']])
  })

  it('does it once', async () => {
    const [vault, undo] = [vaultOf(documentWith(ITEM)), createUndo()]
    await undo.change(vault, ID, 'edited', renamed('New', 50))
    await undo.takeBack(vault, null)
    expect(await undo.takeBack(vault, null)).toBeNull()
  })

  it('is refused when the login was changed since, and changes nothing', async () => {
    const [vault, undo] = [vaultOf(documentWith(ITEM)), createUndo()]
    await undo.change(vault, ID, 'edited', renamed('New', 50))
    await vault.change(ID, renamed('Newer', 60))
    await expect(undo.takeBack(vault, null)).rejects.toThrow('undo-changed')
    expect(vault.document().items[ID]?.title.value).toBe('Newer')
  })

  it('is refused for another login than the one that was edited last', async () => {
    const [vault, undo] = [vaultOf(documentWith(ITEM)), createUndo()]
    await undo.change(vault, ID, 'edited', renamed('New', 50))
    await expect(undo.takeBack(vault, GONE)).rejects.toThrow('undo-changed')
  })

  it('puts a login that was made into the trash, where it keeps everything', async () => {
    const [vault, undo] = [vaultOf(documentWith(null)), createUndo()]
    await undo.change(vault, ID, 'created', (document) => ({ ...document, items: { [ID]: ITEM } }))
    await undo.takeBack(vault, null)
    expect([vault.document().items[ID]?.trashed.value, vault.document().items[ID]?.title.value]).toEqual([true, 'Shop'])
  })
})
