// Holds the ways in to the other files of a vault: a file that another computer replaces, backups of before a change, a disk that fails after the rename.
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import type { KeychainAction } from '../../../shared/ipc/host-contract.ts'
import { applyItemEdit } from '../document/edit.ts'
import { newUuid } from '../document/ids.ts'
import { createNodeFileSystem } from '../file/file-system.ts'
import { openVault, type StoreParts } from '../file/store.ts'
import { createSession, type Session } from '../session.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'

const NEXT_PASSWORD = 'another master password'
const real = createNodeFileSystem({ platform: process.platform })
let place: TestFolder
let nowMs: number
let runs = 0
let kept: Extract<KeychainAction, { kind: 'keep' }> | null
beforeEach(async () => {
  place = await makeTestFolder()
  nowMs = TEST_NOW_MS
  kept = null
})
afterEach(() => place.remove())

const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const parts = (change: Partial<StoreParts> = {}): StoreParts =>
  testStoreParts(`copies ${String((runs += 1))}`, { nowMs: () => (nowMs += 1), processes: testProcess({ isAlive: () => false }), ...change })

function start(change: Partial<StoreParts> = {}): Session {
  const session = createSession({
    store: parts(change),
    events: {
      opened: () => undefined,
      itemsChanged: () => undefined,
      changed: () => undefined,
      savingChanged: () => undefined,
      keyFileChanged: () => undefined,
      keychainRequested: ({ requestId, action }) => {
        if (action.kind === 'keep') kept = action
        queueMicrotask(() => { session.keychainAnswered(requestId, null) })
      }
    }
  })
  session.configure(place.path, join(place.folder, 'own'))
  return session
}
async function startNew(change: Partial<StoreParts> = {}): Promise<Session> {
  const session = start(change)
  await session.create({ name: 'Personal', password: TEST_PASSWORD })
  return session
}
const addLogin = (session: Pick<Session, 'vault'>, title: string): Promise<void> => {
  const vault = session.vault()
  return vault.change(null, (document) => applyItemEdit(document, { id: null, title, favourite: false, notes: '', fields: [] }, () => { throw new Error('no draft') }, vault.editContext()).document)
}
const titles = (session: Session): string[] => Object.values(session.vault().document().items).map(({ title }) => title.value).sort()

/** What another computer makes of its copy of the present file. `arrive` puts it in the place of ours, as a sync program does. */
async function elsewhere(work: (session: Session) => Promise<unknown>): Promise<() => Promise<void>> {
  const copy = join(place.folder, 'elsewhere.nidan')
  await copyFile(place.path, copy)
  const other = start()
  other.configure(copy)
  await other.unlock(TEST_PASSWORD)
  await work(other)
  await other.close()
  return () => rename(copy, place.path)
}
const opening = async (open: (session: Session) => Promise<unknown>): Promise<string> => {
  const session = start()
  try {
    return await codeFrom(open(session))
  } finally {
    await session.close()
  }
}
const byPassword = (password: string): Promise<string> => opening((session) => session.unlock(password))

describe('a change of the ways in, and the file', () => {
  it.each<[string, (session: Session) => Promise<unknown>]>([
    ['another password', (session) => session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)],
    ['another vault key', (session) => session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD)]
  ])('%s of our own is no foreign file to whoever watches it, and saving goes on', async (_name, change) => {
    const session = await startNew()
    await change(session)
    await session.vault().saving.fileTouched()
    await addLogin(session, 'After')
    await session.vault().saving.retry()
    expect([session.vault().saving.state().problem, titles(session), await byPassword(NEXT_PASSWORD), await byPassword(TEST_PASSWORD)]).toEqual([
      null, ['After'], 'worked', 'vault-wrong-password'
    ])
  })

  it('is made for the slots that another computer has put into it', async () => {
    const session = await startNew()
    let code = ''
    const arrive = await elsewhere(async (other) => { code = (await other.access.makeRecoveryCode(TEST_PASSWORD)).codeSecret })
    await arrive()
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    expect([await byPassword(NEXT_PASSWORD), await opening((one) => one.recover(code))]).toEqual(['worked', 'worked'])
  })

  it('stays when a copy of before it comes in, whose logins are taken in', async () => {
    const session = await startNew()
    const arrive = await elsewhere((other) => addLogin(other, 'Theirs'))
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await arrive()
    await session.vault().saving.fileTouched()
    expect([titles(session), await byPassword(NEXT_PASSWORD), await byPassword(TEST_PASSWORD)]).toEqual([['Theirs'], 'worked', 'vault-wrong-password'])
  })

  it('begins anew when the file changes in the middle of it, and the code that is said is the one in the file', async () => {
    let arrive: (() => Promise<void>) | null = null
    const files = {
      ...real,
      createNew: async (path: string) => {
        const now = path.endsWith('.tmp') ? arrive : null
        arrive = path.endsWith('.tmp') ? null : arrive
        await now?.()
        return real.createNew(path)
      }
    }
    const session = await startNew({ files })
    arrive = await elsewhere((other) => addLogin(other, 'Theirs'))
    const { codeSecret } = await session.access.makeRecoveryCode(TEST_PASSWORD)
    expect([arrive, titles(session), await opening((one) => one.recover(codeSecret))]).toEqual([null, ['Theirs'], 'worked'])
  })

  it('is not lost when the folder could not be written durably once, and said to have failed when the disk goes on failing', async () => {
    const files = createFaultyFileSystem(real)
    const session = await startNew({ files })
    files.plan({ name: 'syncFolder', at: 2, fault: 'EIO' })
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    expect(await codeFrom(session.access.changePassword(NEXT_PASSWORD, TEST_PASSWORD))).toBe('vault-disk-full')
    files.plan(null)
    expect([session.vault().saving.state().problem, await byPassword(NEXT_PASSWORD)]).toEqual([null, 'worked'])
  })

  it('by another computer, with another vault key, is said and keeps this one from changing them too', async () => {
    const session = await startNew()
    const arrive = await elsewhere((other) => other.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD))
    await arrive()
    expect(await codeFrom(session.access.makeRecoveryCode(TEST_PASSWORD))).toBe('vault-key-changed')
    await addLogin(session, 'Aside')
    expect([session.vault().saving.state().problem, await byPassword(NEXT_PASSWORD)]).toEqual(['vault-key-changed', 'worked'])
  })
})

describe('a damaged file', () => {
  const damage = async (): Promise<void> => {
    await writeFile(place.path, (await readFile(place.path)).subarray(0, -100))
  }

  it('opens as its backup by every way in that the backup has', async () => {
    const session = await startNew()
    const { codeSecret } = await session.access.makeRecoveryCode(TEST_PASSWORD)
    await session.access.enableQuickUnlock(TEST_PASSWORD)
    const keyFile = join(place.folder, 'my.nidankey')
    await session.keyFiles.make(keyFile)
    await session.access.addKeyFile(TEST_PASSWORD)
    await addLogin(session, 'Last')
    await session.close()
    await damage()
    const secret = kept?.secret ?? new Uint8Array()
    const ways: ((one: Session) => Promise<unknown>)[] = [
      (one) => one.unlock(TEST_PASSWORD),
      (one) => { one.keyFiles.use('current', keyFile); return one.unlock(TEST_PASSWORD) },
      (one) => one.recover(codeSecret),
      (one) => one.unlockWithKeychain(secret)
    ]
    expect(await Promise.all(ways.map(opening))).toEqual(['vault-key-file-needed', 'worked', 'worked', 'worked'])
    const again = start()
    await again.unlockWithKeychain(secret)
    expect([again.vault().openedBy, again.access.state().openedBy, again.vault().saving.state().openedBackupAtMs === null]).toEqual(['keychain', 'keychain', false])
    await again.close()
  })

  it('whose backup is of before a change of the password opens with the password of before, and says so to the new one', async () => {
    const session = await startNew()
    await addLogin(session, 'Shop')
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await session.close()
    await damage()
    expect([await byPassword(NEXT_PASSWORD), await byPassword(TEST_PASSWORD)]).toEqual(['backup-refused', 'worked'])
    const again = start()
    await again.unlock(TEST_PASSWORD)
    await again.vault().saving.putBackupInPlace()
    await again.close()
    expect([await byPassword(TEST_PASSWORD), await byPassword(NEXT_PASSWORD)]).toEqual(['worked', 'vault-wrong-password'])
  })

  it('does not make this computer forget its keychain secret, whatever slots the backup has', async () => {
    const session = await startNew()
    await session.access.enableQuickUnlock(TEST_PASSWORD)
    await session.close()
    await damage()
    expect(await opening((one) => one.unlockWithKeychain(kept?.secret ?? new Uint8Array()))).toBe('backup-refused')
    const again = start()
    await again.unlock(TEST_PASSWORD)
    expect(await again.access.noteKeychainSlot(Buffer.from(kept?.slotId ?? '', 'hex'))).toBe(true)
    await again.close()
  })
})

describe('backups of an open vault', () => {
  it('of before another password are looked into and restored; those of before another vault key are said to be', async () => {
    const session = await startNew()
    await addLogin(session, 'Shop')
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await addLogin(session, 'Bank')
    const states = async (): Promise<string[]> => (await session.vault().saving.backups()).map(({ state }) => state)
    expect(await states()).toEqual(['checked', 'checked', 'checked'])
    const oldest = (await session.vault().saving.backups()).at(-1)?.name ?? ''
    await session.vault().saving.restoreAll(oldest)
    expect(session.vault().document().items).not.toEqual({})
    await session.access.rotateKey(NEXT_PASSWORD, null)
    await addLogin(session, 'Later')
    expect(await states()).toEqual(['checked', 'otherKey', 'otherKey', 'otherKey', 'otherKey', 'otherKey'])
    await session.close()
  })

  it('of before another vault key open as vaults of their own, with the password of that time', async () => {
    const session = await startNew()
    await session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD)
    const [backup] = await session.vault().saving.backups()
    const bytes = await readFile(join(place.folder, 'own', 'backups', session.vault().document().vaultId, backup?.name ?? ''))
    const copy = join(place.folder, 'of before.nidan')
    await writeFile(copy, bytes)
    const store = await openVault(parts({ random: seededRandom('own') }), copy, TEST_PASSWORD)
    expect([store.document().vaultId, newUuid(seededRandom('x')).length]).toEqual([session.vault().document().vaultId, 36])
    await store.close()
    await session.close()
  })
})
