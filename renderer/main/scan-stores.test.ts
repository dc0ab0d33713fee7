// Holds the scan sheet's store to adding each code once, where it was chosen, and giving every draft back.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transfer } from '../../shared/model/collected.ts'
import { chosenOn, foundOn, openOn } from '../features/scan/scan-rows.ts'
import { isSheetOpen, problemOn } from '../features/scan/scan-state.ts'
import type { FakeBridge } from '../ipc/fake-bridge.ts'
import { fakeId } from '../ipc/fake-logins.ts'
import { createStoresRig, reportOf, SHOP } from './stores-rig.ts'

const rig = createStoresRig()
const { begin, edit, editedField } = rig

beforeEach(() => {
  begin()
})

describe('the scan sheet', () => {
  it('shows what is found while other displays are still being read; what is added meanwhile stays added', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(1), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = rig.stores
    const reading = scan.getState().run('screen')
    const handle = scan.getState().report?.otps[0]?.draft.handle ?? ''
    expect([scan.getState().isLooking, isSheetOpen(scan.getState())]).toEqual([true, true])
    await scan.getState().add(handle, { copy: false })
    expect([isSheetOpen(scan.getState()), scan.getState().rows[handle]?.addedTo === null]).toEqual([true, false])
    finish()
    await reading
    expect([isSheetOpen(scan.getState()), rig.fake.openDrafts().length]).toEqual([false, 0])
  })
  it('looks again once the system permits it, when the person comes back, and never for another reason', async () => {
    let permission: 'granted' | 'missing' = 'missing'
    let isPermitted = false
    const found = reportOf(1)
    begin({ screenPermission: () => permission, scan: (makeDraft) => (isPermitted ? found(makeDraft) : { ok: false, code: 'scan-permission-missing' }) })
    const { scan } = rig.stores
    await scan.getState().lookAgainIfPermitted()
    expect(isSheetOpen(scan.getState())).toBe(false)
    await scan.getState().run('screen')
    expect(problemOn(scan.getState())).toBe('scan-permission-missing')
    await scan.getState().lookAgainIfPermitted()
    expect(problemOn(scan.getState())).toBe('scan-permission-missing')
    permission = 'granted'
    isPermitted = true
    await scan.getState().lookAgainIfPermitted()
    expect([problemOn(scan.getState()), scan.getState().report?.otps.length]).toEqual([null, 1])
    await scan.getState().lookAgainIfPermitted()
    expect(rig.fake.openDrafts()).toHaveLength(1)
  })
  it('keeps the drafts that were found first when the rest of the reading is there', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(2), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = rig.stores
    const reading = scan.getState().run('screen')
    scan.getState().setChosen(scan.getState().report?.otps[0]?.draft.handle ?? '', false)
    finish()
    await reading
    expect([scan.getState().isLooking, rig.fake.openDrafts().length, chosenOn(scan.getState()).length]).toEqual([false, 2, 1])
  })
  it('follows a reading from the tray: what is there is shown, and the end completes it', async () => {
    begin({ scan: reportOf(1), pendingPhases: ['begun', 'ended'] })
    const { scan } = rig.stores
    await scan.getState().takePending()
    expect([scan.getState().isLooking, isSheetOpen(scan.getState())]).toEqual([true, true])
    await scan.getState().takePending()
    expect([scan.getState().isLooking, isSheetOpen(scan.getState()), rig.fake.openDrafts().length]).toEqual([false, true, 1])
  })
  it('does not open again for the end of a reading from the tray that was closed, and gives its drafts back', async () => {
    begin({ scan: reportOf(1), pendingPhases: ['begun', 'ended'] })
    const { scan } = rig.stores
    await scan.getState().takePending()
    scan.getState().close()
    await scan.getState().takePending()
    expect([isSheetOpen(scan.getState()), rig.fake.openDrafts().length]).toEqual([false, 0])
  })
  it('gives every draft back when it is closed while displays are still being read', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(2), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = rig.stores
    const reading = scan.getState().run('screen')
    scan.getState().close()
    finish()
    await reading
    expect([isSheetOpen(scan.getState()), rig.fake.openDrafts().length]).toEqual([false, 0])
  })
  it('adds to the best proposal, copies the code, and shows the login', async () => {
    begin({ scan: reportOf(1) })
    await rig.stores.scan.getState().run('screen')
    const handle = rig.stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await rig.stores.scan.getState().add(handle, { copy: true })
    await rig.timers.advance(0)
    expect(rig.fake.copied).toHaveLength(1)
    expect(rig.fake.copied[0]?.itemId).toBe(SHOP)
    expect(rig.stores.list.getState().selectedId).toBe(SHOP)
    expect(rig.stores.scan.getState().report).toBeNull()
  })
  it('adds a code once, however often the button is pressed', async () => {
    begin({ scan: reportOf(2) })
    await rig.stores.scan.getState().run('screen')
    const handle = rig.stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await Promise.all([rig.stores.scan.getState().add(handle, { copy: false }), rig.stores.scan.getState().add(handle, { copy: false })])
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.filter((field) => field.kind === 'otp')).toHaveLength(1)
    expect(rig.stores.scan.getState().rows[handle]?.problem).toBeNull()
  })
  it('adds all codes that are not stored yet', async () => {
    begin({ scan: reportOf(2) })
    await rig.stores.scan.getState().run('screen')
    await rig.stores.scan.getState().addChosen()
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.filter((field) => field.kind === 'otp')).toHaveLength(2)
    expect(rig.fake.openDrafts()).toEqual([])
  })
  it('adds none when one of them cannot be added, and says why', async () => {
    begin({ scan: reportOf(2), failing: { 'otp.attachMany': 'vault-disk-full' } })
    await rig.stores.scan.getState().run('screen')
    await rig.stores.scan.getState().addChosen()
    expect(rig.stores.scan.getState()).toMatchObject({ addProblem: 'vault-disk-full', addedCount: 0, isAdding: false })
    expect(rig.fake.openDrafts()).toHaveLength(2)
  })
  it('leaves out what is not chosen, stays open and says how many', async () => {
    begin({ scan: reportOf(3) })
    const { scan } = rig.stores
    await scan.getState().run('screen')
    scan.getState().setAllChosen(false)
    await scan.getState().addChosen()
    expect(rig.fake.openDrafts()).toHaveLength(3)
    scan.getState().setAllChosen(true)
    scan.getState().setChosen(scan.getState().report?.otps[1]?.draft.handle ?? '', false)
    await scan.getState().addChosen()
    expect([scan.getState().addedCount, openOn(scan.getState()).length, rig.fake.openDrafts().length]).toEqual([2, 1, 1])
  })
  it('offers nothing that a login holds already', async () => {
    begin({ scan: reportOf(1, true) })
    await rig.stores.scan.getState().run('screen')
    await rig.stores.scan.getState().addChosen()
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(false)
  })
  it('gives the drafts back when it is closed', async () => {
    begin({ scan: reportOf(3) })
    await rig.stores.scan.getState().run('screen')
    rig.stores.scan.getState().close()
    expect(rig.fake.openDrafts()).toEqual([])
  })
  it('keeps a code that could not be added, with the reason', async () => {
    begin({ scan: reportOf(1), failing: { 'otp.attach': 'vault-disk-full' } })
    await rig.stores.scan.getState().run('screen')
    const handle = rig.stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await rig.stores.scan.getState().add(handle, { copy: true })
    expect(rig.stores.scan.getState().rows[handle]).toMatchObject({ problem: 'vault-disk-full', addedTo: null, isBusy: false })
    expect(rig.fake.copied).toEqual([])
  })
})

describe('a transfer that is being collected', () => {
  const transfer = (makeDraft: FakeBridge['makeDraft'], change: Partial<Transfer> = {}): Transfer => ({
    id: fakeId(800, 1),
    size: 2,
    missing: [1],
    refused: [],
    accounts: ['A', 'B'].map((issuer) => ({ draft: makeDraft({ issuer }), proposals: [], alreadyOn: null })),
    ...change
  })
  const scan = () => rig.stores.scan.getState()

  it('is there again after the sheet was closed, with what was chosen for it', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await scan().readText('otpauth-migration://offline?data=x')
    scan().close()
    expect([isSheetOpen(scan()), scan().transfers.length, rig.fake.openDrafts().length]).toEqual([false, 1, 2])
    await scan().openTransfers()
    expect([isSheetOpen(scan()), chosenOn(scan()).length]).toEqual([true, 2])
  })

  it('keeps choices and targets when the next part is read', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await scan().openTransfers()
    const [first, second] = scan().transfers[0]?.accounts.map(({ draft }) => draft.handle) ?? []
    scan().setTarget(first ?? '', SHOP)
    scan().setChosen(second ?? '', false)
    await scan().readText('otpauth-migration://offline?data=y')
    expect([scan().rows[first ?? '']?.target, scan().rows[second ?? '']?.isChosen]).toEqual([SHOP, false])
  })

  it('a pasted address leaves the pictures of the codes that were on the sheet', async () => {
    const scanned = reportOf(1)
    const images = [{ name: 'Display 1', widthPx: 1_920, heightPx: 1_080, problem: null }]
    begin({
      scan: (makeDraft) => {
        const answer = scanned(makeDraft)
        return answer.ok ? { ok: true, value: { ...answer.value, images } } : answer
      }
    })
    await scan().run('screen')
    await scan().readText('otpauth://totp/A?secret=JBSWY3DPEHPK3PXP')
    expect([scan().report?.images, foundOn(scan()).length]).toEqual([images, 1])
  })

  it('stays on the sheet when the next reading finds nothing', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)], scan: reportOf(0) })
    await scan().openTransfers()
    await scan().run('screen')
    expect([foundOn(scan()).length, scan().report?.problem]).toEqual([2, 'scan-nothing-found'])
  })

  it('stays open after adding while parts are missing, and is let go once all is done', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await scan().openTransfers()
    await scan().addChosen()
    expect([isSheetOpen(scan()), scan().addedCount, rig.fake.openDrafts()]).toEqual([true, 2, []])
    begin({ transfers: (makeDraft) => [transfer(makeDraft, { missing: [] })] })
    await scan().openTransfers()
    await scan().addChosen()
    expect([isSheetOpen(scan()), scan().transfers]).toEqual([false, []])
    expect(await rig.fake.main.calls['otp.collected'](null)).toEqual({ ok: true, value: [] })
  })

  it('is gone when it is discarded', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await scan().openTransfers()
    await scan().discardTransfer(fakeId(800, 1))
    expect([isSheetOpen(scan()), foundOn(scan())]).toEqual([false, []])
  })

  it('offers its accounts to the row of the editor', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await edit(SHOP)
    rig.stores.editor.getState().addField('otp')
    await rig.stores.editor.getState().submitOtpText(editedField('otp').id, 'otpauth-migration://offline?data=x')
    expect(editedField('otp').otp).toMatchObject({ kind: 'choice', found: [{}, {}] })
    await rig.timers.advance(0)
    expect([isSheetOpen(scan()), scan().transfers.length]).toEqual([false, 1])
  })
})
