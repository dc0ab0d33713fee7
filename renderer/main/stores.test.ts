// Holds what the main view's stores do together: codes in time, edits, scans, reveals and the reset at lock.
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeBridge, type FakeBridge, type FakeOptions } from '../ipc/fake-bridge.ts'
import { codeKey, givenCodeOf, watchedDraft } from '../features/otp/otp-store.ts'
import { FAKE_OTP, fakeId, fakeLogins } from '../ipc/fake-logins.ts'
import { createManualTimers, type ManualTimers } from '../ipc/manual-timers.ts'
import type { Transfer } from '../../shared/model/collected.ts'
import { createManualVisibility } from '../ipc/manual-visibility.ts'
import { createClock } from '../state/clock.ts'
import { momentOf } from '../ui/otp-display.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { chosenOn, foundOn, openOn } from '../features/scan/scan-rows.ts'
import { isSheetOpen } from '../features/scan/scan-store.ts'
import { createStores, type Stores } from './stores.ts'

const START_MS = 1_800_000_010_000
const AMAZON = fakeId(0, 1)
const GITHUB = fakeId(0, 2)
const SHOP = fakeId(0, 3)

let timers: ManualTimers
let fake: FakeBridge
let stores: Stores
let lastId = 0

function begin(options: Partial<FakeOptions> = {}): void {
  timers = createManualTimers(START_MS)
  const newId = (): string => {
    lastId += 1
    return fakeId(900, lastId)
  }
  fake = createFakeBridge({ nowMs: timers.nowMs, newId, items: fakeLogins(START_MS), ...options })
  stores = createStores({ calls: fake.main.calls, settings: DEFAULT_SETTINGS, timers, clock: createClock({ timers, visibility: createManualVisibility() }), newId })
  fake.main.on['items.changed'](({ itemId }) => void stores.onItemsChanged(itemId))
  fake.main.on['scan.progressed']((report) => { stores.scan.getState().progress(report) })
}

async function open(itemId: string): Promise<void> {
  await stores.list.getState().load()
  stores.list.getState().select(itemId)
  await timers.advance(0)
}

async function edit(itemId: string): Promise<void> {
  await open(itemId)
  const { detail } = stores.detail.getState()
  if (detail === null) throw new Error('no detail')
  stores.editor.getState().startEdit(detail)
}

function editedField(kind: string) {
  const field = stores.editor.getState().item?.fields.findLast((one) => one.kind === kind)
  if (field === undefined) throw new Error(`no ${kind} field`)
  return field
}

function reportOf(drafts: number, alreadyOn = false): NonNullable<FakeOptions['scan']> {
  return (makeDraft) => ({
    ok: true,
    value: {
      source: 'screen', images: [], others: [], transfers: [], problem: drafts === 0 ? 'scan-nothing-found' : null, durationMs: 1,
      otps: Array.from({ length: drafts }, (_, index) => ({
        draft: makeDraft({ issuer: `Issuer ${String(index)}` }),
        place: { image: 0, x: 0, y: 0, width: 0, height: 0 },
        proposals: [{ id: SHOP, title: 'shop', username: '' }],
        alreadyOn: alreadyOn ? { id: GITHUB, title: 'GitHub', username: '' } : null
      }))
    }
  })
}

beforeEach(() => {
  begin()
})

describe('codes', () => {
  it('are fetched anew at the end of their period and never shown after it', async () => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    stores.otp.getState().watch('detail', [watched])
    await timers.advance(0)
    const first = Object.values(stores.otp.getState().codes)[0]
    await timers.advance(30_000)
    const second = Object.values(stores.otp.getState().codes)[0]
    expect(first?.validUntilMs).toBe(second?.validFromMs)
    expect(second?.validUntilMs).toBeGreaterThan(timers.nowMs())
  })
  it('are held one period ahead, so that the edge waits for no answer', async () => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    stores.otp.getState().watch('detail', [watched])
    await timers.advance(0)
    const before = stores.otp.getState().codes[codeKey(watched)]
    if (before === undefined) throw new Error('no code')
    await timers.advance(before.validUntilMs - timers.nowMs())
    expect(momentOf(before, timers.nowMs())?.code).toBe(before.nextCode)
    expect(stores.otp.getState().codes[codeKey(watched)]?.code).toBe(before.nextCode)
  })
  it.each([
    ['a night asleep', 8 * 3_600_000],
    ['a clock that was set back', -3_600_000]
  ])('of before are not shown after %s: nothing is, until the new one is here', async (_name, byMs) => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    const shown = () => {
      const code = stores.otp.getState().codes[codeKey(watched)]
      return code === undefined ? null : momentOf(code, timers.nowMs())
    }
    stores.otp.getState().watch('detail', [watched])
    await timers.advance(0)
    expect(shown()).not.toBeNull()
    timers.sleep(byMs)
    expect(shown()).toBeNull()
    await timers.advance(1_000)
    expect(shown()?.nextCode).not.toBeNull()
  })
  it('leave the state when nothing shows them any more', async () => {
    stores.otp.getState().watch('detail', [{ kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) }])
    await timers.advance(0)
    stores.otp.getState().watch('detail', [])
    expect(stores.otp.getState().codes).toEqual({})
    await timers.advance(0)
    expect(timers.waiting()).toBe(0)
  })
})

describe('a revealed secret', () => {
  it('leaves the state when it is hidden', async () => {
    await open(AMAZON)
    await stores.detail.getState().reveal(fakeId(1, 2))
    expect(stores.detail.getState().revealedSecrets[fakeId(1, 2)]).toBe('kX7#mQ2v!Lp9Rz')
    stores.detail.getState().hide(fakeId(1, 2))
    expect(stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('leaves the state when another login is opened', async () => {
    await open(AMAZON)
    await stores.detail.getState().reveal(fakeId(1, 2))
    await open(GITHUB)
    expect(stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('does not appear when the window lost the focus before it came', async () => {
    await open(AMAZON)
    const revealing = stores.detail.getState().reveal(fakeId(1, 2))
    stores.detail.getState().hideAll()
    await revealing
    expect(stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('in the editor goes again when it is hidden unchanged, and is kept by the vault', async () => {
    await edit(GITHUB)
    const { id } = editedField('password')
    await stores.editor.getState().reveal(id)
    expect(editedField('password').value).toBe('correct-horse-battery-staple')
    stores.editor.getState().hide(id)
    expect(editedField('password').value).toBe('')
    await stores.editor.getState().save()
    expect(fake.items.find((item) => item.id === GITHUB)?.fields[1]?.value).toBe('correct-horse-battery-staple')
  })
})

describe('a window that is left', () => {
  it('keeps no stored secret in sight, but keeps what was typed', async () => {
    await edit(GITHUB)
    await stores.editor.getState().reveal(editedField('password').id)
    stores.editor.getState().addField('concealed')
    const typed = editedField('concealed').id
    stores.editor.getState().patchField(typed, { value: 'typed just now' })
    stores.hideSecrets()
    expect(editedField('password')).toMatchObject({ value: '', storedValue: null, isShown: false })
    expect(editedField('concealed')).toMatchObject({ value: 'typed just now', isShown: true })
  })
})

describe('an edit', () => {
  it('keeps every secret that was not touched', async () => {
    await edit(GITHUB)
    const before = structuredClone(fake.items.find((item) => item.id === GITHUB)?.fields)
    stores.editor.getState().patch({ title: 'GitHub (work)' })
    await stores.editor.getState().save()
    const after = fake.items.find((item) => item.id === GITHUB)
    expect(after?.fields).toEqual(before)
    expect(after?.title).toBe('GitHub (work)')
  })
  it('removes a field only when it is stored', async () => {
    await edit(GITHUB)
    const { id } = editedField('concealed')
    stores.editor.getState().patchField(id, { isRemoved: true })
    stores.editor.getState().patchField(id, { isRemoved: false })
    await stores.editor.getState().save()
    expect(fake.items.find((item) => item.id === GITHUB)?.fields.some((field) => field.id === id)).toBe(true)
  })
  it('keeps what was typed when storing fails, and says why', async () => {
    begin({ failing: { 'items.save': 'vault-disk-full' } })
    await edit(GITHUB)
    stores.editor.getState().patch({ notes: 'typed' })
    await stores.editor.getState().save()
    expect(stores.editor.getState().item?.notes).toBe('typed')
    expect(stores.editor.getState().problem).toBe('vault-disk-full')
    expect(stores.editor.getState().isSaving).toBe(false)
  })
  it('asks once before changes are thrown away, and stores nothing', async () => {
    await edit(GITHUB)
    stores.editor.getState().patch({ title: 'changed' })
    let left = 0
    stores.editor.getState().leave(() => { left += 1 })
    expect(left).toBe(0)
    stores.editor.getState().confirmLeave(true)
    expect(left).toBe(1)
    expect(stores.editor.getState().item).toBeNull()
    expect(fake.items.find((item) => item.id === GITHUB)?.title).toBe('GitHub')
  })
  it('asks nothing when nothing was changed', async () => {
    await edit(GITHUB)
    stores.editor.getState().leave(null)
    expect(stores.editor.getState().item).toBeNull()
  })
  it('takes the host of the website as the title of a login without one', async () => {
    stores.editor.getState().startNew()
    stores.editor.getState().patchField(editedField('website').id, { value: 'https://www.example.com/login' })
    await stores.editor.getState().save()
    expect(fake.items.at(-1)?.title).toBe('example.com')
    expect(fake.items.at(-1)?.fields.map((field) => field.kind)).toEqual(['website'])
  })
  it('does not remove a one-time password that a scan added to the login meanwhile', async () => {
    await edit(SHOP)
    const draft = fake.makeDraft({ issuer: 'Hanamaru' })
    await fake.main.calls['otp.attach']({ handle: draft.handle, itemId: SHOP })
    await timers.advance(0)
    stores.editor.getState().patch({ notes: 'typed' })
    await stores.editor.getState().save()
    expect(fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(true)
  })
})

describe('the OTP row', () => {
  async function addRow(): Promise<string> {
    await edit(SHOP)
    stores.editor.getState().addField('otp')
    return editedField('otp').id
  }
  it('stores the draft of the one code that was found', async () => {
    begin({ scan: reportOf(1) })
    const id = await addRow()
    await stores.editor.getState().readOtp(id, 'screen')
    expect(editedField('otp').otp.kind).toBe('draft')
    await stores.editor.getState().save()
    expect(fake.items.find((item) => item.id === SHOP)?.fields.find((field) => field.kind === 'otp')?.otp?.issuer).toBe('Issuer 0')
  })
  it('holds no typed key once it is a draft', async () => {
    const id = await addRow()
    stores.editor.getState().typeOtp(id, 'JBSW Y3DP EHPK 3PXP')
    await stores.editor.getState().submitOtpText(id)
    expect(editedField('otp').otp.kind).toBe('draft')
    expect(JSON.stringify(stores.editor.getState().item)).not.toContain('JBSW')
  })
  it('shows no code of before once its key is read as another type, and gives the draft back when the edit ends', async () => {
    const id = await addRow()
    await stores.editor.getState().submitOtpText(id, 'JBSWY3DPEHPK3PXP')
    const draftOfRow = () => {
      const row = editedField('otp').otp
      if (row.kind !== 'draft') throw new Error('no draft')
      return row.draft
    }
    const before = draftOfRow()
    stores.otp.getState().watch('editor', watchedDraft(before))
    await stores.editor.getState().chooseKey(id, { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60, counter: 0 })
    stores.otp.getState().watch('editor', watchedDraft(draftOfRow()))
    expect(Object.values(stores.otp.getState().codes).map(({ code }) => code.length)).toEqual([8])
    expect(fake.openDrafts()).toEqual([draftOfRow().handle])
    const changing = stores.editor.getState().chooseKey(id, { type: 'steam', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 })
    stores.editor.getState().leave(null)
    stores.editor.getState().confirmLeave(true)
    await changing
    expect(fake.openDrafts()).toEqual([])
  })
  it('keeps what was typed when it is no key, and says so', async () => {
    const id = await addRow()
    stores.editor.getState().typeOtp(id, 'hello')
    await stores.editor.getState().submitOtpText(id)
    expect(editedField('otp').otp).toMatchObject({ kind: 'empty', text: 'hello', problem: 'otp-address-unreadable' })
  })
  it('offers a choice of several codes and gives back those not chosen', async () => {
    begin({ scan: reportOf(3) })
    const id = await addRow()
    await stores.editor.getState().readOtp(id, 'screen')
    const row = editedField('otp').otp
    if (row.kind !== 'choice') throw new Error('no choice')
    const chosen = row.found[1]?.draft.handle ?? ''
    stores.editor.getState().chooseOtp(id, chosen)
    expect(fake.openDrafts()).toEqual([chosen])
  })
  it('gives every draft back when the edit is cancelled', async () => {
    begin({ scan: reportOf(2) })
    const id = await addRow()
    await stores.editor.getState().readOtp(id, 'screen')
    stores.editor.getState().leave(null)
    stores.editor.getState().confirmLeave(true)
    expect(fake.openDrafts()).toEqual([])
  })
  it('is not stored while a choice is open', async () => {
    begin({ scan: reportOf(2) })
    const id = await addRow()
    await stores.editor.getState().readOtp(id, 'screen')
    await stores.editor.getState().save()
    expect(stores.editor.getState().problem).toBe('otp-unfinished')
  })
  it('reads a key that was typed but not confirmed when Done is pressed', async () => {
    const id = await addRow()
    stores.editor.getState().typeOtp(id, 'JBSWY3DPEHPK3PXP')
    await stores.editor.getState().save()
    expect(stores.editor.getState().item).toBeNull()
    expect(fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(true)
  })
})

describe('the scan sheet', () => {
  it('shows what is found while other displays are still being read; what is added meanwhile stays added', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(1), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = stores
    const reading = scan.getState().run('screen')
    const handle = scan.getState().report?.otps[0]?.draft.handle ?? ''
    expect([scan.getState().isLooking, isSheetOpen(scan.getState())]).toEqual([true, true])
    await scan.getState().add(handle, { copy: false })
    expect([isSheetOpen(scan.getState()), scan.getState().rows[handle]?.addedTo === null]).toEqual([true, false])
    finish()
    await reading
    expect([isSheetOpen(scan.getState()), fake.openDrafts().length]).toEqual([false, 0])
  })
  it('keeps the drafts that were found first when the rest of the reading is there', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(2), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = stores
    const reading = scan.getState().run('screen')
    scan.getState().setChosen(scan.getState().report?.otps[0]?.draft.handle ?? '', false)
    finish()
    await reading
    expect([scan.getState().isLooking, fake.openDrafts().length, chosenOn(scan.getState()).length]).toEqual([false, 2, 1])
  })
  it('gives every draft back when it is closed while displays are still being read', async () => {
    let finish = (): void => undefined
    begin({ scan: reportOf(2), scanGoesOn: new Promise((resolve) => { finish = resolve }) })
    const { scan } = stores
    const reading = scan.getState().run('screen')
    scan.getState().close()
    finish()
    await reading
    expect([isSheetOpen(scan.getState()), fake.openDrafts().length]).toEqual([false, 0])
  })
  it('adds to the best proposal, copies the code, and shows the login', async () => {
    begin({ scan: reportOf(1) })
    await stores.scan.getState().run('screen')
    const handle = stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await stores.scan.getState().add(handle, { copy: true })
    await timers.advance(0)
    expect(fake.copied).toHaveLength(1)
    expect(fake.copied[0]?.itemId).toBe(SHOP)
    expect(stores.list.getState().selectedId).toBe(SHOP)
    expect(stores.scan.getState().report).toBeNull()
  })
  it('adds a code once, however often the button is pressed', async () => {
    begin({ scan: reportOf(2) })
    await stores.scan.getState().run('screen')
    const handle = stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await Promise.all([stores.scan.getState().add(handle, { copy: false }), stores.scan.getState().add(handle, { copy: false })])
    expect(fake.items.find((item) => item.id === SHOP)?.fields.filter((field) => field.kind === 'otp')).toHaveLength(1)
    expect(stores.scan.getState().rows[handle]?.problem).toBeNull()
  })
  it('adds all codes that are not stored yet', async () => {
    begin({ scan: reportOf(2) })
    await stores.scan.getState().run('screen')
    await stores.scan.getState().addChosen()
    expect(fake.items.find((item) => item.id === SHOP)?.fields.filter((field) => field.kind === 'otp')).toHaveLength(2)
    expect(fake.openDrafts()).toEqual([])
  })
  it('adds none when one of them cannot be added, and says why', async () => {
    begin({ scan: reportOf(2), failing: { 'otp.attachMany': 'vault-disk-full' } })
    await stores.scan.getState().run('screen')
    await stores.scan.getState().addChosen()
    expect(stores.scan.getState()).toMatchObject({ addProblem: 'vault-disk-full', addedCount: 0, isAdding: false })
    expect(fake.openDrafts()).toHaveLength(2)
  })
  it('leaves out what is not chosen, stays open and says how many', async () => {
    begin({ scan: reportOf(3) })
    const { scan } = stores
    await scan.getState().run('screen')
    scan.getState().setAllChosen(false)
    await scan.getState().addChosen()
    expect(fake.openDrafts()).toHaveLength(3)
    scan.getState().setAllChosen(true)
    scan.getState().setChosen(scan.getState().report?.otps[1]?.draft.handle ?? '', false)
    await scan.getState().addChosen()
    expect([scan.getState().addedCount, openOn(scan.getState()).length, fake.openDrafts().length]).toEqual([2, 1, 1])
  })
  it('offers nothing that a login holds already', async () => {
    begin({ scan: reportOf(1, true) })
    await stores.scan.getState().run('screen')
    await stores.scan.getState().addChosen()
    expect(fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(false)
  })
  it('gives the drafts back when it is closed', async () => {
    begin({ scan: reportOf(3) })
    await stores.scan.getState().run('screen')
    stores.scan.getState().close()
    expect(fake.openDrafts()).toEqual([])
  })
  it('keeps a code that could not be added, with the reason', async () => {
    begin({ scan: reportOf(1), failing: { 'otp.attach': 'vault-disk-full' } })
    await stores.scan.getState().run('screen')
    const handle = stores.scan.getState().report?.otps[0]?.draft.handle ?? ''
    await stores.scan.getState().add(handle, { copy: true })
    expect(stores.scan.getState().rows[handle]).toMatchObject({ problem: 'vault-disk-full', addedTo: null, isBusy: false })
    expect(fake.copied).toEqual([])
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
  const scan = () => stores.scan.getState()

  it('is there again after the sheet was closed, with what was chosen for it', async () => {
    begin({ transfers: (makeDraft) => [transfer(makeDraft)] })
    await scan().readText('otpauth-migration://offline?data=x')
    scan().close()
    expect([isSheetOpen(scan()), scan().transfers.length, fake.openDrafts().length]).toEqual([false, 1, 2])
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
    expect([isSheetOpen(scan()), scan().addedCount, fake.openDrafts()]).toEqual([true, 2, []])
    begin({ transfers: (makeDraft) => [transfer(makeDraft, { missing: [] })] })
    await scan().openTransfers()
    await scan().addChosen()
    expect([isSheetOpen(scan()), scan().transfers]).toEqual([false, []])
    expect(await fake.main.calls['otp.collected'](null)).toEqual({ ok: true, value: [] })
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
    stores.editor.getState().addField('otp')
    await stores.editor.getState().submitOtpText(editedField('otp').id, 'otpauth-migration://offline?data=x')
    expect(editedField('otp').otp).toMatchObject({ kind: 'choice', found: [{}, {}] })
    await timers.advance(0)
    expect([isSheetOpen(scan()), scan().transfers.length]).toEqual([false, 1])
  })
})

describe('password, then code', () => {
  it('copies one after the other, and begins anew once the clipboard is cleared', async () => {
    await open(AMAZON)
    const press = async (): Promise<string | undefined> => {
      const { detail } = stores.detail.getState()
      if (detail !== null) stores.clipboard.getState().copyNext(detail)
      await timers.advance(0)
      return fake.copied.at(-1)?.fieldId
    }
    const password = fakeId(1, 2)
    const code = fakeId(1, 3)
    expect([await press(), await press(), await press()]).toEqual([password, code, password])
    expect(stores.toasts.getState().toasts.map((toast) => toast.sentence.key)).toEqual(['toast.passwordThenCode', 'toast.codeCopied', 'toast.passwordThenCode'])
    stores.clipboard.getState().take(null)
    expect(await press()).toBe(password)
    await timers.advance(30_000)
    expect(await press()).toBe(password)
    await stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(await press()).toBe(password)
  })
})

describe('large type', () => {
  it('holds a password only as long as it is shown, and not when the window is left', async () => {
    await open(AMAZON)
    const field = stores.detail.getState().detail?.fields.find(({ kind }) => kind === 'password')
    if (field === undefined) throw new Error('no password')
    const show = (): Promise<void> => stores.largeType.getState().show({ itemId: AMAZON, field, label: 'password' })
    await show()
    expect(stores.largeType.getState().shown?.secretText).toBe('kX7#mQ2v!Lp9Rz')
    stores.hideSecrets()
    expect(stores.largeType.getState().shown).toBeNull()
    const arriving = show()
    stores.largeType.getState().close()
    await arriving
    expect(stores.largeType.getState().shown).toBeNull()
  })
})

describe('a copied row', () => {
  it('says so for a few seconds', async () => {
    await stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(stores.clipboard.getState().copied?.clearsInSeconds).toBe(30)
    await timers.advance(5_000)
    expect(stores.clipboard.getState().copied).toBeNull()
  })
  it('says why when nothing was copied', async () => {
    begin({ failing: { 'clipboard.copyField': 'field-empty' } })
    await stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(stores.toasts.getState().toasts[0]?.sentence.key).toBe('error.field-empty')
  })
})

it('forgets everything of the vault when it is locked', async () => {
  begin({ scan: reportOf(1) })
  await edit(GITHUB)
  await stores.scan.getState().run('screen')
  stores.list.getState().setQuery('git')
  stores.resetAll()
  expect(stores.list.getState().items).toEqual([])
  expect(stores.list.getState().query).toBe('')
  expect(stores.detail.getState().detail).toBeNull()
  expect(stores.editor.getState().item).toBeNull()
  expect(stores.scan.getState().report).toBeNull()
  expect(stores.otp.getState().codes).toEqual({})
})

describe('an OTP of a counter', () => {
  const FIELD = fakeId(901, 1)
  const given = () => stores.otp.getState().given

  async function openCounter(failing: FakeOptions['failing'] = {}): Promise<void> {
    begin({ failing })
    const bank = fake.items.find((item) => item.id === SHOP)
    bank?.fields.push({ id: FIELD, kind: 'otp', label: '', value: '', otp: { ...FAKE_OTP, type: 'hotp', counter: 4 } })
    await open(SHOP)
  }

  it('shows a code after it was asked for, and forgets it with the login', async () => {
    await openCounter()
    expect(given()).toBeNull()
    await stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    expect(given()).toMatchObject({ itemId: SHOP, fieldId: FIELD, counter: 4 })
    await open(GITHUB)
    expect(given()).toBeNull()
  })

  it('hides a code when a later one was given out elsewhere', async () => {
    await openCounter()
    await stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    const shown = (counter: number) =>
      givenCodeOf(stores.otp.getState(), SHOP, { kind: 'otp', id: FIELD, label: '', parameters: { ...FAKE_OTP, type: 'hotp', counter } })
    expect([shown(4)?.counter, shown(5)?.counter, shown(6)]).toEqual([4, 4, null])
  })

  it('says why there is no code when its counter could not be saved', async () => {
    await openCounter({ 'otp.advance': 'vault-disk-full' })
    await stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    expect(given()).toBeNull()
    expect(stores.toasts.getState().toasts.map((toast) => toast.sentence.key)).toEqual(['error.vault-disk-full'])
  })

  it('is copied as it is shown', async () => {
    await openCounter()
    await stores.clipboard.getState().copy({ itemId: SHOP, fieldId: FIELD, shownCounter: 4 })
    expect(fake.copied).toEqual([{ itemId: SHOP, fieldId: FIELD, shownCounter: 4 }])
  })
})

describe('when time itself is another', () => {
  it('no code stays on display until new ones have come', async () => {
    begin()
    await open(AMAZON)
    const field = stores.detail.getState().detail?.fields.find((one) => one.kind === 'otp')
    if (field === undefined) throw new Error('no one-time password')
    stores.otp.getState().watch('test', [{ kind: 'field', itemId: AMAZON, fieldId: field.id }])
    await timers.advance(0)
    const before = stores.otp.getState().codes
    const renewed = stores.otp.getState().renew()
    expect([Object.keys(before).length, stores.otp.getState().codes]).toEqual([1, {}])
    await renewed
    expect(Object.keys(stores.otp.getState().codes)).toEqual(Object.keys(before))
  })
})

describe('the clock', () => {
  it('is checked once at a time, and its result is offered until it is used', async () => {
    begin({ clockCheck: { ok: true, value: { host: 'ntp://time.example', offsetMs: 95_000, uncertaintyMs: 100 } } })
    fake.main.on['clock.changed']((state) => { stores.clockCheck.getState().take(state) })
    await Promise.all([stores.clockCheck.getState().check(), stores.clockCheck.getState().check()])
    expect(stores.clockCheck.getState()).toMatchObject({ isChecking: false, problem: null, result: { offsetMs: 95_000 }, clock: { offset: null } })
    await stores.clockCheck.getState().useOffset()
    expect(stores.clockCheck.getState()).toMatchObject({ result: null, clock: { offset: { offsetMs: 95_000, inUse: true } } })
  })

  it('that could not be checked says why, and a lock forgets it', async () => {
    begin({ clockCheck: { ok: false, code: 'clock-timed-out' } })
    await stores.clockCheck.getState().check()
    expect(stores.clockCheck.getState()).toMatchObject({ isChecking: false, problem: 'clock-timed-out', result: null })
    stores.resetAll()
    expect(stores.clockCheck.getState().problem).toBeNull()
  })
})
