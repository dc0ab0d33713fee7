// Turning to another vault: from the list, by choice and from outside; and the list itself, on real files.
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionState } from '../../../../shared/model/session.ts'
import { createRecentVaults, type RecentVaults } from './recent-vaults.ts'
import type { StoredVault } from '../settings/settings-store.ts'
import { exists, fileNameOf, isSameFile, whyNoVault } from './vault-paths.ts'
import { createVaultSwitch, type VaultSwitch } from './vault-switch.ts'

const MAGIC = Buffer.from('894e49440d0a1a0a', 'hex')

let folder = ''
let stored: StoredVault[] = []
let isUnlocked = false
let present = ''
let turns: string[] = []
let told: unknown[] = []
let chosen: string | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-switch-'))
  for (const name of ['Home', 'Work']) await writeFile(join(folder, `${name}.nidan`), Buffer.concat([MAGIC, Buffer.alloc(80)]))
  stored = []
  isUnlocked = false
  present = join(folder, 'Home.nidan')
  turns = []
  told = []
  chosen = null
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const state = (): SessionState => ({
  ...{ phase: isUnlocked ? 'unlocked' : 'locked', vaultName: fileNameOf(present), vaultFolder: folder, readOnly: false, notice: null },
  ...{ keyFile: null, quickUnlock: 'off', openedBy: null, isNew: false }
})

function newRecent(existing: (path: string) => Promise<boolean> = exists): RecentVaults {
  return createRecentVaults({
    stored: {
      get recentVaults() {
        return stored
      },
      changeRecentVaults: (next) => {
        stored = [...next]
        return Promise.resolve()
      }
    },
    exists: existing,
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    currentPath: () => present
  })
}

function newSwitch(recent = newRecent()): VaultSwitch {
  const turnTo = (path: string): Promise<SessionState> => {
    turns.push(path)
    present = path
    isUnlocked = false
    return Promise.resolve(state())
  }
  return createVaultSwitch({
    session: { isUnlocked: () => isUnlocked, path: () => present, state, turnTo, turnToNew: () => turnTo(join(folder, 'Personal.nidan')) },
    recent,
    whyNoVault,
    isSameFile,
    choose: () => Promise.resolve(chosen),
    focus: () => told.push('focus'),
    onOffered: (vault) => told.push(vault),
    onRefused: (code) => told.push(code)
  })
}

describe('a vault file from outside', () => {
  it('is turned to at once while nothing is open', async () => {
    await newSwitch().offer(join(folder, 'Work.nidan'))
    expect(turns).toEqual([join(folder, 'Work.nidan')])
  })

  it('is offered while another one is open, and turned to when the person says so', async () => {
    isUnlocked = true
    const vaultSwitch = newSwitch()
    await vaultSwitch.offer(join(folder, 'Work.nidan'))
    expect([turns, told]).toEqual([[], ['focus', { name: 'Work', folder }]])
    await vaultSwitch.openOffered()
    expect(turns).toEqual([join(folder, 'Work.nidan')])
    await expect(vaultSwitch.openOffered()).rejects.toMatchObject({ code: 'vault-not-found' })
  })

  it('that was refused is not opened any more', async () => {
    isUnlocked = true
    const vaultSwitch = newSwitch()
    await vaultSwitch.offer(join(folder, 'Work.nidan'))
    vaultSwitch.dismissOffered()
    await expect(vaultSwitch.openOffered()).rejects.toMatchObject({ code: 'vault-not-found' })
    expect(turns).toEqual([])
  })

  it('that is the open one, by whatever name, changes nothing', async () => {
    isUnlocked = true
    await symlink(join(folder, 'Home.nidan'), join(folder, 'link.nidan'))
    await newSwitch().offer(join(folder, 'link.nidan'))
    expect([turns, told]).toEqual([[], ['focus']])
  })

  it.each([
    ['is not there', 'None.nidan', 'vault-not-found'],
    ['is something else', 'photo.nidan', 'vault-not-a-vault'],
    ['is empty', 'empty.nidan', 'vault-not-a-vault'],
    ['is a folder', '.', 'vault-not-a-vault']
  ])('that %s is refused with the reason', async (_what, name, code) => {
    await writeFile(join(folder, 'photo.nidan'), 'PNG and so on')
    await writeFile(join(folder, 'empty.nidan'), '')
    await newSwitch().offer(join(folder, name))
    expect([turns, told]).toEqual([[], ['focus', code]])
  })

  it('that was cut within its first bytes is a damaged vault, not a stranger', async () => {
    await writeFile(join(folder, 'cut.nidan'), MAGIC.subarray(0, 5))
    await newSwitch().offer(join(folder, 'cut.nidan'))
    expect(turns).toHaveLength(1)
  })
})

describe('the list of vaults', () => {
  it('has the last one first, each file once, and twelve at the most', async () => {
    const recent = newRecent()
    for (let n = 0; n < 14; n += 1) await recent.remember(join(folder, `v${String(n)}.nidan`), `Vault ${String(n)}`)
    await recent.remember(join(folder, 'v5.nidan'), 'Renamed')
    const names = (await recent.list()).map(({ name }) => name)
    expect([names.length, names[0], names[1], names.includes('Vault 5')]).toEqual([12, 'Renamed', 'Vault 13', false])
  })

  it('marks what is missing and what is current, and forgets one without touching its file', async () => {
    const recent = newRecent()
    await recent.remember(join(folder, 'Gone.nidan'), 'Gone')
    await recent.remember(join(folder, 'Work.nidan'), 'Office')
    await recent.remember(present, 'Home')
    const list = await recent.list()
    expect(list.map(({ name, isMissing, isCurrent }) => [name, isMissing, isCurrent])).toEqual([
      ['Home', false, true],
      ['Office', false, false],
      ['Gone', true, false]
    ])
    const left = await recent.forget(list[1]?.id ?? '')
    expect(left.map(({ name }) => name)).toEqual(['Home', 'Gone'])
    expect(await exists(join(folder, 'Work.nidan'))).toBe(true)
  })

  it('does not wait for a folder that does not answer', async () => {
    const recent = newRecent(() => new Promise(() => undefined))
    await recent.remember('/net/Far.nidan', 'Far')
    expect((await recent.list())[0]?.isMissing).toBe(true)
  })

  it('opens by id only what is on it, and says so when the file is gone', async () => {
    const recent = newRecent()
    await recent.remember(join(folder, 'Gone.nidan'), 'Gone')
    const vaultSwitch = newSwitch(recent)
    const [gone] = await recent.list()
    await expect(vaultSwitch.openRecent(gone?.id ?? '')).rejects.toMatchObject({ code: 'vault-not-found' })
    await expect(vaultSwitch.openRecent('0'.repeat(32))).rejects.toMatchObject({ code: 'vault-not-found' })
    expect(turns).toEqual([])
  })

  it('calls a vault what it was called when it was open', async () => {
    const recent = newRecent()
    await recent.remember(join(folder, 'Work.nidan'), 'Office')
    expect([recent.nameOf(join(folder, 'Work.nidan')), recent.nameOf('/x/Other.nidan')]).toEqual(['Office', 'Other'])
  })
})

describe('choosing a file', () => {
  it('changes nothing when the person cancels', async () => {
    expect(await newSwitch().openChosen()).toBeNull()
    expect(turns).toEqual([])
  })

  it('keeps the open vault open when the file is none', async () => {
    isUnlocked = true
    chosen = join(folder, 'missing.nidan')
    await expect(newSwitch().openChosen()).rejects.toMatchObject({ code: 'vault-not-found' })
    expect(isUnlocked).toBe(true)
  })
})
