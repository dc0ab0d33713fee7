// Holds the steps of an export into a file: what is asked in which order, what a cancelled dialog leaves, and that nothing comes back after it was closed.
import { beforeEach, describe, expect, it } from 'vitest'
import { FAKE_MASTER_PASSWORD } from '../../ipc/fake-bridge.ts'
import { AMAZON, createStoresRig, GITHUB } from '../../main/stores-rig.ts'
import type { FileExportState } from './file-export-store.ts'

const WORDS = { names: {}, archiveName: 'Archive' }
const PROOF = { kind: 'password', password: FAKE_MASTER_PASSWORD } as const
const rig = createStoresRig()
const state = (): FileExportState => rig.stores.fileExport.getState()
const steps = (): unknown[] => [state().step, state().problem, state().isBusy]

beforeEach(() => {
  rig.begin()
})

function begin(places?: (string | null)[]): void {
  rig.begin(places === undefined ? {} : { exportPlaces: places })
  state().open([AMAZON, GITHUB])
  state().toOwner()
}

describe('an export into a file', () => {
  it('asks for its password, then for the owner, then for a place, and says what was stored', async () => {
    state().open([AMAZON, GITHUB])
    expect(steps()).toEqual(['password', null, false])
    await state().make('file password', PROOF, WORDS)
    expect(steps()).toEqual(['password', null, false])
    state().toOwner()
    await state().make('file password', PROOF, WORDS)
    expect(steps()).toEqual(['closed', null, false])
    expect(rig.stores.toasts.getState().toasts.map(({ sentence }) => sentence)).toEqual([{ key: 'toast.fileExported', values: { count: 2, name: 'Personal.kdbx' } }])
  })

  it('of nothing does not begin', () => {
    state().open([])
    expect(steps()).toEqual(['closed', null, false])
  })

  it('says what was wrong and asks again', async () => {
    begin()
    await state().make('file password', { kind: 'password', password: 'wrong' }, WORDS)
    expect(steps()).toEqual(['owner', 'vault-wrong-password', false])
    state().back()
    expect(steps()).toEqual(['password', null, false])
  })

  it('whose dialog was cancelled waits for a place', async () => {
    begin([null, 'elsewhere.kdbx'])
    await state().make('file password', PROOF, WORDS)
    expect([...steps(), state().count]).toEqual(['ready', null, false, 2])
    await state().save()
    expect(steps()).toEqual(['closed', null, false])
    expect(rig.stores.toasts.getState().toasts[0]?.sentence.values['name']).toBe('elsewhere.kdbx')
  })

  it('that is closed while it is made drops what was made', async () => {
    begin()
    const made = state().make('file password', PROOF, WORDS)
    state().close()
    await made
    expect([...steps(), rig.stores.toasts.getState().toasts.length]).toEqual(['closed', null, false, 0])
  })

  it('goes with the lock', async () => {
    begin([null])
    await state().make('file password', PROOF, WORDS)
    rig.stores.resetAll()
    expect(steps()).toEqual(['closed', null, false])
  })
})
