// Owns the main view's stores on a made-up bridge, for tests: time moves by hand, and ids count up. Asserts nothing by itself.
import type { EditedField } from '../features/item/edit-model.ts'
import { createFakeBridge, type FakeBridge } from '../ipc/fake-bridge.ts'
import type { FakeOptions } from '../ipc/fake-options.ts'
import { fakeId, fakeLogins } from '../ipc/fake-logins.ts'
import { createManualTimers, type ManualTimers } from '../ipc/manual-timers.ts'
import { createManualVisibility } from '../ipc/manual-visibility.ts'
import { createClock } from '../state/clock.ts'
import { DEFAULT_SETTINGS } from '../state/default-settings.ts'
import { createStores, type Stores } from './stores.ts'

const START_MS = 1_800_000_010_000
export const AMAZON = fakeId(0, 1)
export const GITHUB = fakeId(0, 2)
export const SHOP = fakeId(0, 3)

interface Begun {
  readonly timers: ManualTimers
  readonly fake: FakeBridge
  readonly stores: Stores
}

export interface StoresRig extends Begun {
  /** Throws the view of before away and makes a new one. */
  begin(options?: Partial<FakeOptions>): void
  open(itemId: string): Promise<void>
  edit(itemId: string): Promise<void>
  /** The last field of this kind in the editor. */
  editedField(kind: string): EditedField
}

function beginWith(options: Partial<FakeOptions>, newId: () => string): Begun {
  const timers = createManualTimers(START_MS)
  const fake = createFakeBridge({ nowMs: timers.nowMs, newId, items: fakeLogins(START_MS), ...options })
  const clock = createClock({ timers, visibility: createManualVisibility() })
  const stores = createStores({ calls: fake.main.calls, settings: DEFAULT_SETTINGS, timers, clock, newId })
  fake.main.on['items.changed'](({ itemId }) => void stores.onItemsChanged(itemId))
  fake.main.on['scan.progressed']((report) => { stores.scan.getState().progress(report) })
  return { timers, fake, stores }
}

export function createStoresRig(): StoresRig {
  let lastId = 0
  const newId = (): string => {
    lastId += 1
    return fakeId(900, lastId)
  }
  let begun = beginWith({}, newId)
  const open = async (itemId: string): Promise<void> => {
    const { list } = begun.stores
    await list.getState().load()
    list.getState().select(itemId)
    await begun.timers.advance(0)
  }
  return {
    get timers() {
      return begun.timers
    },
    get fake() {
      return begun.fake
    },
    get stores() {
      return begun.stores
    },
    begin: (options = {}) => {
      begun = beginWith(options, newId)
    },
    open,
    edit: async (itemId) => {
      await open(itemId)
      const { detail } = begun.stores.detail.getState()
      if (detail === null) throw new Error('no detail')
      begun.stores.editor.getState().startEdit(detail)
    },
    editedField: (kind) => {
      const field = begun.stores.editor.getState().item?.fields.findLast((one) => one.kind === kind)
      if (field === undefined) throw new Error(`no ${kind} field`)
      return field
    }
  }
}

/** A reading of so many codes, each proposed for the shop. */
export function reportOf(drafts: number, alreadyOn = false): NonNullable<FakeOptions['scan']> {
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
