// Holds the calls about saving to what a person sees of them: states, events, backups looked into and restored, copies taken in.
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeOf } from '../../shared/errors.ts'
import { vaultContract } from '../../shared/ipc/contract.ts'
import type { SavingState } from '../../shared/model/saving.ts'
import { inspectContainer, sealContainer } from './container/container.ts'
import { applyItemEdit } from './document/edit.ts'
import { newUuid } from './document/ids.ts'
import { createNodeFileSystem } from './file/file-system.ts'
import { openVault } from './file/store.ts'
import { savingHandlers } from './handlers/handlers-saving.ts'
import { createSession, type Session } from './session.ts'
import { createFaultyFileSystem, type FaultyFileSystem } from './testdata/faulty-file-system.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from './testdata/store-parts.ts'

const random = seededRandom('saving session')
const real = createNodeFileSystem({ platform: process.platform })
let place: TestFolder
let files: FaultyFileSystem
let nowMs: number
let states: SavingState[]
let listed: number
let unexpected: string[]
let touch: () => void
let isWatching: boolean

beforeEach(async () => {
  place = await makeTestFolder()
  files = createFaultyFileSystem(real)
  nowMs = TEST_NOW_MS
  states = []
  listed = 0
  unexpected = []
  isWatching = false
})
afterEach(() => place.remove())

const noDraft = (): never => {
  throw new Error('no draft')
}
const clock = (): number => (nowMs += 1)
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))
const PATIENCE = { timeout: 10_000, interval: 10 }

const facts: { name: string; readOnly: boolean }[] = []
function start(): Session {
  const session = createSession({
    store: testStoreParts('session', { files: { ...real, createNew: (path) => (path.endsWith('.tmp') ? files : real).createNew(path) }, nowMs: clock }),
    events: {
      opened: () => undefined,
      changed: (vault) => facts.push(vault),
      itemsChanged: (itemId) => {
        if (itemId === null) listed += 1
      },
      savingChanged: (state) => states.push(state),
      keychainRequested: () => undefined,
      keyFileChanged: () => undefined
    },
    watch: (_path, onTouched) => {
      touch = onTouched
      isWatching = true
      return () => {
        isWatching = false
      }
    },
    onUnexpected: (what) => unexpected.push(what)
  })
  session.configure(place.path, join(place.folder, 'own'))
  return session
}

async function create(): Promise<Session> {
  const session = start()
  await session.create({ name: 'Personal', password: TEST_PASSWORD })
  await quiet()
  return session
}

const add = (session: Session, title: string, id: string | null = null): Promise<void> =>
  session.vault().change(null, (document) => applyItemEdit(document, { id, title, favourite: false, notes: '', fields: [] }, noDraft, { ...session.vault().editContext(), newId: () => newUuid(random) }).document)
const titles = (session: Session): string[] => Object.values(session.vault().document().items).map(({ title }) => title.value).sort()
const codeFrom = (work: unknown): Promise<string> => Promise.resolve(work).then(() => 'worked', codeOf)

async function copyWith(title: string, name: string): Promise<void> {
  const copy = join(place.folder, 'elsewhere.nidan')
  await copyFile(place.path, copy)
  const store = await openVault(testStoreParts(`elsewhere ${title}`, { nowMs: clock, writer: 'bbbbbbbb' }), copy, TEST_PASSWORD)
  await store.change((document) => applyItemEdit(document, { id: null, title, favourite: false, notes: '', fields: [] }, noDraft, { nowMs: clock(), writer: 'bbbbbbbb', newId: () => newUuid(random) }).document)
  await store.close()
  await rename(copy, join(place.folder, name))
}

describe('the state of saving', () => {
  it('is quiet at first and fits what a view is promised', async () => {
    const calls = savingHandlers(await create())
    const state = await calls['saving.state'](null)
    expect(state).toMatchObject({ state: 'saved', problem: null, openedBackupAtMs: null, merged: null, copies: 0 })
    expect(vaultContract['saving.state'].output.safeParse(state).success).toBe(true)
  })

  it('tells what came in when the file was touched, until it was read', async () => {
    const session = await create()
    await copyWith('Theirs', 'Personal.nidan')
    touch()
    await vi.waitFor(() => {
      expect([titles(session), states.at(-1)?.merged, listed]).toEqual([['Theirs'], { items: 1, conflicts: [] }, 1])
    }, PATIENCE)
    await savingHandlers(session)['saving.dismissMerged'](null)
    expect(states.at(-1)?.merged).toBeNull()
  })

  it('tells that changes are kept aside, and that a retry saved them', async () => {
    const session = await create()
    const calls = savingHandlers(session)
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await add(session, 'Kept')
    expect(states.at(-1)).toMatchObject({ state: 'aside', problem: 'vault-disk-full' })
    expect(await codeFrom(calls['saving.retry'](null))).toBe('vault-disk-full')
    files.plan(null)
    expect(await codeFrom(calls['saving.retry'](null))).toBe('worked')
    expect(states.at(-1)).toMatchObject({ state: 'saved', problem: null })
  })

  it('tells of what an earlier session could not save', async () => {
    const first = await create()
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await add(first, 'Kept')
    await first.close()
    files.plan(null)
    const second = start()
    await second.unlock(TEST_PASSWORD)
    await vi.waitFor(() => {
      expect([titles(second), second.vault().saving.state().merged]).toEqual([['Kept'], { items: 1, conflicts: [] }])
    }, PATIENCE)
    await second.close()
  })

  it('is watched until the vault is closed', async () => {
    const session = await create()
    expect(isWatching).toBe(true)
    await session.close()
    expect(isWatching).toBe(false)
    touch()
    await vi.waitFor(() => {
      expect(unexpected).toEqual(['saving.fileTouched'])
    }, PATIENCE)
  })
})

describe('backups', () => {
  it('are listed with what is in them, whole or not', async () => {
    const session = await create()
    await add(session, 'One')
    await add(session, 'Two')
    const calls = savingHandlers(session)
    const folder = session.vault().saving.state().recoveryFolder.replace('recovery', 'backups')
    await writeFile(join(folder, '2020-01-01T00-00-00-000Z-1.nidan'), 'x')
    const list = await calls['backups.list'](null)
    expect(list.map(({ items, state }) => [items, state])).toEqual([[1, 'checked'], [0, 'checked'], [null, 'damaged']])
    expect(vaultContract['backups.list'].output.safeParse(list).success).toBe(true)
  })

  it('of another key are told from damaged ones', async () => {
    const session = await create()
    const { header, minorVersion } = inspectContainer(await readFile(place.path))
    const bytes = sealContainer({ header, minorVersion, vaultKey: random(32), document: new TextEncoder().encode('{}') })
    await add(session, 'One')
    const folder = session.vault().saving.state().recoveryFolder.replace('recovery', 'backups')
    await writeFile(join(folder, '2020-01-01T00-00-00-000Z-1.nidan'), bytes)
    const list = await savingHandlers(session)['backups.list'](null)
    expect(list.map(({ items, state }) => [items, state])).toEqual([[0, 'checked'], [null, 'otherKey']])
  })

  it('show their logins, and give one back as an edit', async () => {
    const session = await create()
    await add(session, 'Before')
    const [itemId = ''] = Object.keys(session.vault().document().items)
    await add(session, 'After', itemId)
    const calls = savingHandlers(session)
    const name = (await calls['backups.list'](null))[0]?.name ?? ''
    expect((await calls['backups.items']({ name, proof: null })).map(({ title, now }) => [title, now])).toEqual([['Before', 'changed']])
    await calls['backups.restoreItem']({ name, itemId })
    expect(session.vault().document().items[itemId]?.title).toMatchObject({ value: 'Before', history: [{ value: 'Before' }, { value: 'After' }] })
    // What was there before the restore is a backup too.
    expect((await calls['backups.list'](null)).length).toBe(3)
  })

  it('give everything back, and later logins go to the trash', async () => {
    const session = await create()
    await add(session, 'One')
    await add(session, 'Two')
    const calls = savingHandlers(session)
    const name = (await calls['backups.list'](null))[0]?.name ?? ''
    await calls['backups.restoreAll']({ name })
    expect(Object.values(session.vault().document().items).map(({ title, trashed }) => [title.value, trashed.value]).sort()).toEqual([['One', false], ['Two', true]])
  })

  it('that are not there are said not to be', async () => {
    const calls = savingHandlers(await create())
    expect(await codeFrom(Promise.resolve().then(() => calls['backups.items']({ name: '2020-01-01T00-00-00-000Z-1.nidan', proof: null })))).toBe('backup-not-found')
  })

  it('take the place of a file only where one is shown instead of it', async () => {
    const session = await create()
    expect(await codeFrom(Promise.resolve().then(() => savingHandlers(session)['backups.putInPlace'](null)))).toBe('request-invalid')
  })

  it('open in place of a damaged file, and take its place', async () => {
    const first = await create()
    await add(first, 'One')
    await add(first, 'Two')
    await first.close()
    await writeFile(place.path, 'damaged')
    const second = start()
    await second.unlock(TEST_PASSWORD)
    const calls = savingHandlers(second)
    expect([titles(second), (await calls['saving.state'](null)).openedBackupAtMs !== null]).toEqual([['One'], true])
    touch()
    await quiet()
    expect(second.vault().saving.state().problem).toBeNull()
    await calls['backups.putInPlace'](null)
    await second.close()
    const third = start()
    await third.unlock(TEST_PASSWORD)
    expect([titles(third), third.vault().saving.state().openedBackupAtMs]).toEqual([['One'], null])
  })
})

describe('copies beside the vault', () => {
  it('are told after the unlock and taken in when it is asked for', async () => {
    await (await create()).close()
    await copyWith('Theirs', 'Personal (conflicted copy).nidan')
    const session = start()
    await session.unlock(TEST_PASSWORD)
    await vi.waitFor(() => {
      expect(states.at(-1)?.copies).toBe(1)
    }, PATIENCE)
    const calls = savingHandlers(session)
    expect([states.at(-1)?.copies, (await calls['copies.list'](null)).map(({ name, news }) => [name, news])]).toEqual([1, [['Personal (conflicted copy).nidan', 1]]])
    await calls['copies.merge']({ place: 'beside', name: 'Personal (conflicted copy).nidan' })
    expect([titles(session), states.at(-1)?.copies, (await calls['copies.list'](null)).map(({ news }) => news)]).toEqual([['Theirs'], 0, [0]])
  })
})

describe('without a folder of its own, the program', () => {
  function startWithout(): Session {
    const session = createSession({
      store: testStoreParts('without', { nowMs: clock }),
      events: { opened: () => undefined, itemsChanged: () => undefined, savingChanged: (state) => states.push(state), keychainRequested: () => undefined, keyFileChanged: () => undefined, changed: () => undefined },
      watch: (_path, onTouched) => {
        touch = onTouched
        return () => undefined
      }
    })
    session.configure(place.path)
    return session
  }

  it('has no backups and names no folder', async () => {
    const session = startWithout()
    await session.create({ name: 'Personal', password: TEST_PASSWORD })
    const calls = savingHandlers(session)
    expect([await calls['backups.list'](null), (await calls['saving.state'](null)).recoveryFolder]).toEqual([[], ''])
    expect(await codeFrom(calls['backups.items']({ name: '2026-01-01T00-00-00-000Z-1.nidan', proof: null }))).toBe('backup-not-found')
  })

  it('keeps a vault open whose file was replaced by no vault, and breaks on nothing', async () => {
    const session = startWithout()
    await session.create({ name: 'Personal', password: TEST_PASSWORD })
    await writeFile(place.path, 'hello')
    touch()
    await quiet()
    expect([titles(session), await codeFrom(add(session, 'x')), states]).toEqual([[], 'vault-changed-outside', []])
  })
})
