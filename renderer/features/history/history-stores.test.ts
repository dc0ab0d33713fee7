import { beforeEach, describe, expect, it } from 'vitest'
import type { EarlierRef, PartHistory } from '../../../shared/model/history.ts'
import { createFakeBridge, type FakeBridge } from '../../ipc/fake-bridge.ts'
import type { FakeHistory } from '../../ipc/fake-history.ts'
import { fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import { createManualTimers, type ManualTimers } from '../../ipc/manual-timers.ts'
import { createManualVisibility } from '../../ipc/manual-visibility.ts'
import { createStores, type Stores } from '../../main/stores.ts'
import { createClock } from '../../state/clock.ts'
import { DEFAULT_SETTINGS } from '../../state/default-settings.ts'
import { daysLeft } from '../../state/trash-time.ts'
import { valueId } from './history-store.ts'

const DAY_MS = 86_400_000
const AMAZON = fakeId(0, 1)
const FORUM = fakeId(0, 14)
const part = { kind: 'field', fieldId: fakeId(1, 2) } as const
const PARTS: readonly PartHistory[] = [{ part, kind: 'password', label: '', isRemoved: false, values: [{ key: 'k', setAtMs: 5, isConflict: false, content: { kind: 'secret' } }] }]
const REF: EarlierRef = { itemId: AMAZON, part, key: 'k' }

let timers: ManualTimers
let fake: FakeBridge
let stores: Stores

function begin(history: FakeHistory = { parts: PARTS }): void {
  timers = createManualTimers(1_800_000_000_000)
  fake = createFakeBridge({ nowMs: timers.nowMs, newId: () => fakeId(900, 1), items: fakeLogins(timers.nowMs()), history })
  stores = createStores({ calls: fake.main.calls, settings: DEFAULT_SETTINGS, timers, clock: createClock({ timers, visibility: createManualVisibility() }), newId: () => fakeId(900, 2) })
  fake.main.on['items.changed'](({ itemId }) => void stores.onItemsChanged(itemId))
}

beforeEach(() => {
  begin()
})

const toasts = (): string[] => stores.toasts.getState().toasts.map(({ sentence }) => sentence.key)
const history = () => stores.history.getState()

describe('the sheet of earlier values', () => {
  it('reveals one and forgets it when the window is left', async () => {
    await history().open(AMAZON, part)
    await history().reveal(REF)
    const shown = history().revealedSecrets[valueId(REF)]
    stores.hideSecrets()
    expect([shown, history().revealedSecrets]).toEqual(['old-k', {}])
  })

  it('shows nothing that arrives after the window was left', async () => {
    await history().open(AMAZON, part)
    const revealing = history().reveal(REF)
    stores.hideSecrets()
    await revealing
    expect(history().revealedSecrets).toEqual({})
  })

  it('hides one again', async () => {
    await history().open(AMAZON, part)
    await history().reveal(REF)
    history().hide(REF)
    expect(history().revealedSecrets).toEqual({})
  })

  it('says for a while what was copied', async () => {
    await history().open(AMAZON, part)
    await history().copy(REF)
    const said = history().copied
    await timers.advance(5_000)
    expect([said, history().copied]).toEqual([{ id: valueId(REF), seconds: 30 }, null])
  })

  it('closes when one is used again, and says it', async () => {
    await history().open(AMAZON, part)
    await history().putBack(REF)
    expect([history().opened, toasts()]).toEqual([null, ['toast.valueUsed']])
  })

  it('stays with its reason when that fails', async () => {
    begin({ parts: PARTS, failing: { 'history.useAgain': 'earlier-value-gone' } })
    await history().open(AMAZON, part)
    await history().putBack(REF)
    expect([history().opened?.itemId, history().isBusy, toasts()]).toEqual([AMAZON, false, ['error.earlier-value-gone']])
  })

  it('closes with a reason when it cannot be read', async () => {
    begin({ failing: { 'history.list': 'item-not-found' } })
    await history().open(AMAZON, null)
    expect([history().opened, toasts()]).toEqual([null, ['error.item-not-found']])
  })

  it('is gone at lock', async () => {
    await history().open(AMAZON, part)
    await history().reveal(REF)
    stores.resetAll()
    expect(history()).toMatchObject({ opened: null, parts: null, revealedSecrets: {} })
  })
})

describe('the trash', () => {
  it('deletes nothing before it was confirmed', () => {
    stores.trash.getState().ask({ kind: 'all', count: 1 })
    stores.trash.getState().cancel()
    expect([stores.trash.getState().asked, fake.items.some(({ id }) => id === FORUM)]).toEqual([null, true])
  })

  it('deletes one, and says which', async () => {
    stores.trash.getState().ask({ kind: 'one', itemId: FORUM, title: 'Old forum' })
    await stores.trash.getState().confirm()
    expect([fake.items.some(({ id }) => id === FORUM), toasts()]).toEqual([false, ['toast.deletedForGood']])
  })

  it('is emptied, and says of how many', async () => {
    stores.trash.getState().ask({ kind: 'all', count: 1 })
    await stores.trash.getState().confirm()
    expect([fake.items.some(({ trashed }) => trashed), stores.toasts.getState().toasts[0]?.sentence]).toEqual([false, { key: 'toast.trashEmptied', values: { count: 1 } }])
  })

  it('keeps what cannot be deleted, and says why', async () => {
    begin({ failing: { 'trash.delete': 'vault-read-only' } })
    stores.trash.getState().ask({ kind: 'one', itemId: FORUM, title: 'Old forum' })
    await stores.trash.getState().confirm()
    expect([fake.items.some(({ id }) => id === FORUM), toasts()]).toEqual([true, ['error.vault-read-only']])
  })

  it.each([
    [0, 30],
    [29.5, 1],
    [30, 0],
    [99, 0],
    [-3, 30]
  ])('counts the days: after %d there are %d left', (days, left) => {
    expect(daysLeft(1_000 * DAY_MS, (1_000 + days) * DAY_MS)).toBe(left)
  })
})

describe('undoing', () => {
  it.each([
    ['edited', AMAZON],
    ['trashed', AMAZON],
    ['created', null],
    ['restored', null]
  ] as const)('says what was undone and goes where it is: %s', async (what, selected) => {
    begin({ undone: { itemId: AMAZON, title: 'Amazon', what } })
    await stores.list.getState().load()
    stores.undo(null)
    await timers.advance(0)
    expect([toasts(), stores.list.getState().selectedId]).toEqual([[`toast.undone.${what}`], selected])
  })

  it('says that there is nothing, or why not', async () => {
    stores.undo(null)
    await timers.advance(0)
    const nothing = toasts()
    begin({ failing: { 'history.undo': 'undo-changed' } })
    stores.undo(null)
    await timers.advance(0)
    expect([nothing, toasts()]).toEqual([['toast.nothingToUndo'], ['error.undo-changed']])
  })

  it('by the message of an earlier save is refused', async () => {
    begin({ undone: { itemId: AMAZON, title: 'Amazon', what: 'edited' } })
    await stores.list.getState().load()
    await stores.detail.getState().open(AMAZON)
    for (const notes of ['one', 'two']) {
      const { detail } = stores.detail.getState()
      if (detail === null) throw new Error('no detail')
      stores.editor.getState().startEdit(detail)
      stores.editor.getState().patch({ notes })
      await stores.editor.getState().save()
    }
    const [first, second] = stores.toasts.getState().toasts
    first?.undo?.()
    second?.undo?.()
    await timers.advance(0)
    expect(toasts().slice(-2)).toEqual(['error.undo-changed', 'toast.undone.edited'])
  })
})
