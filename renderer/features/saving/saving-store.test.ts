// Holds the store of saving: what is shown follows what the vault says, and what fails is said and changes nothing on the screen.
import { beforeEach, describe, expect, it } from 'vitest'
import type { CopyProof } from '../../../shared/model/proof.ts'
import type { Backup, BackupItem } from '../../../shared/model/saving.ts'
import { createFakeBridge, type FakeBridge } from '../../ipc/fake-bridge.ts'
import { FAKE_COPY_PASSWORD, type FakeSaving } from '../../ipc/fake-saving.ts'
import type { Sentence } from '../toasts/toast-store.ts'
import { createSavingStore, type SavingStore } from './saving-store.ts'

const BACKUP: Backup = { name: '2026-11-22T09-30-00-000Z-41.nidan', savedAtMs: 1_000, bytes: 262_600, items: 1, state: 'checked' }
const ITEM: BackupItem = { id: '11111111-1111-4111-8111-111111111111', title: 'Shop', username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null, now: 'changed' }
const COPY = { name: 'Personal 2.nidan', place: 'beside' as const, kind: 'copy' as const, state: 'checked' as const, modifiedAtMs: 0, news: 2 }

const by = (password: string): CopyProof => ({ kind: 'password', password })

let fake: FakeBridge
let store: SavingStore
let problems: string[]
let done: Sentence[]

function begin(saving: FakeSaving = {}): void {
  problems = []
  done = []
  fake = createFakeBridge({ nowMs: () => 0, newId: () => 'x', items: [], saving })
  store = createSavingStore({ calls: fake.main.calls, onProblem: (code) => problems.push(code), onDone: (sentence) => done.push(sentence) })
  fake.main.on['saving.changed']((state) => {
    store.getState().take(state)
  })
}
beforeEach(() => {
  begin({ backups: [BACKUP], items: [ITEM], copies: [COPY], state: { copies: 1, merged: { items: 2, conflicts: [] } } })
})

describe('the state of saving', () => {
  it('is pulled, and goes when the person has read what came in', async () => {
    await store.getState().load()
    expect(store.getState().saving).toMatchObject({ copies: 1, merged: { items: 2 } })
    await store.getState().dismissMerged()
    expect(store.getState().saving.merged).toBeNull()
  })

  it('is whole again after a retry that works', async () => {
    begin({ state: { state: 'aside', problem: 'vault-disk-full' } })
    await store.getState().load()
    await store.getState().retry()
    expect([store.getState().saving.problem, problems, store.getState().isBusy]).toEqual([null, [], false])
  })

  it('stays as it is after a retry that fails, which is said', async () => {
    begin({ state: { state: 'aside', problem: 'vault-disk-full' }, failing: { 'saving.retry': 'vault-disk-full' } })
    await store.getState().load()
    await store.getState().retry()
    expect([store.getState().saving.problem, problems]).toEqual(['vault-disk-full', ['vault-disk-full']])
  })
})

describe('a backup of another key', () => {
  const OLD: Backup = { ...BACKUP, state: 'otherKey', items: null }

  it('asks for a proof, says what was wrong with it, and shows its logins after the right one', async () => {
    begin({ backups: [OLD], items: [ITEM] })
    await store.getState().look(OLD)
    expect(store.getState().looked).toMatchObject({ items: null, needsProof: true, problem: null })
    await store.getState().look(OLD, by('no'))
    expect([store.getState().looked, store.getState().isBusy]).toEqual([{ backup: OLD, items: null, needsProof: true, problem: 'vault-wrong-password' }, false])
    expect(await store.getState().chooseKeyFile()).toBe('holiday.jpg')
    await store.getState().look(OLD, { kind: 'recovery-code', recoveryCodeSecret: FAKE_COPY_PASSWORD })
    expect([store.getState().looked?.items, store.getState().looked?.needsProof, problems]).toEqual([[ITEM], false, []])
    // Known from now on: restoring asks for nothing.
    await store.getState().restore(ITEM)
    expect([store.getState().looked?.items?.map(({ now }) => now), problems]).toEqual([['same'], []])
  })

  it('that was left while it was opened does not come back', async () => {
    begin({ backups: [OLD], items: [ITEM] })
    const looking = store.getState().look(OLD, by(FAKE_COPY_PASSWORD))
    store.getState().leave()
    await looking
    expect([store.getState().looked, store.getState().isBusy]).toEqual([null, false])
  })
})

describe('the list of backups', () => {
  it('opens with backups and copies, and forgets them when it is closed', async () => {
    await store.getState().open()
    expect([store.getState().backups, store.getState().copies]).toEqual([[BACKUP], [COPY]])
    store.getState().close()
    expect([store.getState().isOpen, store.getState().backups]).toEqual([false, null])
  })

  it('shows one from inside, and one login of it as it is after it was restored', async () => {
    await store.getState().open()
    await store.getState().look(BACKUP)
    await store.getState().restore(ITEM)
    expect([store.getState().looked?.items?.map(({ now }) => now), done]).toEqual([['same'], [{ key: 'backups.restored', values: { title: 'Shop' } }]])
    store.getState().leave()
    expect([store.getState().looked, store.getState().isOpen]).toEqual([null, true])
  })

  it('asks before everything is restored, and closes after it', async () => {
    await store.getState().open()
    await store.getState().look(BACKUP)
    store.getState().askForAll(true)
    expect(store.getState().isAskingForAll).toBe(true)
    await store.getState().restoreAll()
    expect([store.getState().isAskingForAll, store.getState().isOpen, done]).toEqual([false, false, [{ key: 'backups.allRestored', values: {} }]])
  })

  it('does nothing for a login or a backup when none is looked into', async () => {
    await store.getState().restore(ITEM)
    await store.getState().restoreAll()
    expect([done, problems]).toEqual([[], []])
  })

  it('goes back to the list when a backup cannot be opened', async () => {
    begin({ backups: [BACKUP], failing: { 'backups.items': 'backup-not-found' } })
    await store.getState().open()
    await store.getState().look(BACKUP)
    expect([store.getState().looked, problems]).toEqual([null, ['backup-not-found']])
  })

  it('keeps what is shown when a restore fails', async () => {
    begin({ backups: [BACKUP], items: [ITEM], failing: { 'backups.restoreItem': 'vault-read-only' } })
    await store.getState().open()
    await store.getState().look(BACKUP)
    await store.getState().restore(ITEM)
    expect([store.getState().looked?.items, problems, done]).toEqual([[ITEM], ['vault-read-only'], []])
  })

  it('says that it could not be read', async () => {
    begin({ failing: { 'backups.list': 'internal' } })
    await store.getState().open()
    expect([store.getState().backups, problems]).toEqual([null, ['internal']])
  })

  it('takes a copy in, which then is in it no more', async () => {
    await store.getState().open()
    await store.getState().merge(COPY)
    expect([store.getState().copies, store.getState().saving.copies, done]).toEqual([[], 0, [{ key: 'backups.merged', values: { name: COPY.name } }]])
  })
})

describe('a copy that the vault’s key does not open', () => {
  const STRANGER = { ...COPY, name: 'Personal (old key).nidan', state: 'otherKey', news: null } as const
  beforeEach(() => {
    begin({ items: [ITEM], copies: [STRANGER], state: { strangers: 1 } })
  })

  it('asks for its password, says when it is wrong, and then shows what is in it', async () => {
    await store.getState().open()
    await store.getState().lookAtCopy(STRANGER)
    expect(store.getState().lookedCopy).toMatchObject({ needsProof: true, items: null, problem: null })
    await store.getState().lookAtCopy(STRANGER, by('no'))
    expect(store.getState().lookedCopy).toMatchObject({ needsProof: true, items: null, problem: 'vault-wrong-password' })
    await store.getState().lookAtCopy(STRANGER, by(FAKE_COPY_PASSWORD))
    expect(store.getState().lookedCopy).toMatchObject({ items: [ITEM], problem: null })
  })

  it('that was left while it was opened does not come back', async () => {
    await store.getState().open()
    const looking = store.getState().lookAtCopy(STRANGER, by(FAKE_COPY_PASSWORD))
    store.getState().leaveCopy()
    await looking
    expect(store.getState().lookedCopy).toBeNull()
  })

  it('is deleted after the question alone, and set aside without one', async () => {
    await store.getState().open()
    store.getState().askToDelete(STRANGER)
    store.getState().askToDelete(null)
    await store.getState().deleteCopy()
    expect([store.getState().copies.length, done]).toEqual([1, []])
    await store.getState().keepAside(STRANGER)
    expect([store.getState().copies, store.getState().saving.strangers, done]).toEqual([[], 0, [{ key: 'backups.keptAside', values: { name: STRANGER.name } }]])
  })
})

describe('a backup in place of a damaged file', () => {
  it('locks after it took the place, so that the file is opened anew', async () => {
    let locked = false
    fake.main.on['session.changed'](({ phase }) => {
      locked = phase === 'locked'
    })
    await store.getState().putInPlace()
    expect(locked).toBe(true)
  })
})

describe('the reset at lock', () => {
  it('leaves nothing of the vault', async () => {
    await store.getState().load()
    await store.getState().open()
    await store.getState().look(BACKUP)
    store.getState().reset()
    expect(store.getState()).toMatchObject({ isOpen: false, backups: null, copies: [], looked: null, saving: { copies: 0, merged: null } })
  })
})
