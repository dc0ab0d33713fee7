// Owns the made-up answers about the edit that outlives a lock. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { KeptEdit, KeptOffer } from '../../shared/model/kept-edit.ts'
import type { OtpDraft } from '../../shared/model/otp.ts'

type EditingCalls = Pick<Bridge<'main'>['calls'], 'editing.keep' | 'editing.drop' | 'editing.kept' | 'editing.take'>

export interface FakeEditing {
  /** What an earlier unlock left, and in which state its item is. */
  kept: KeptEdit | null
  state?: 'same' | 'changed' | 'gone'
  isDamaged?: boolean
  /** As if it were too large. */
  isTooLarge?: boolean
  drafts?: { fieldId: string; drafts: OtpDraft[] }[]
}

/** `fake` shows what is kept at present. */
export function createEditingCalls(fake: FakeEditing): EditingCalls {
  return {
    'editing.keep': (edit) => {
      fake.kept = edit
      return Promise.resolve({ ok: true, value: { isKept: fake.isTooLarge !== true } })
    },
    'editing.drop': () => {
      fake.kept = null
      return Promise.resolve({ ok: true, value: null })
    },
    'editing.kept': () => {
      const { kept, state = 'same', isDamaged = false } = fake
      const found: KeptOffer['found'] = kept === null ? null : { itemId: kept.itemId, title: kept.title ?? kept.shownTitle, state, keptAtMs: 0 }
      return Promise.resolve({ ok: true, value: { found, isDamaged } })
    },
    'editing.take': () => Promise.resolve({ ok: true, value: fake.kept === null ? null : { edit: fake.kept, drafts: fake.drafts ?? [] } })
  }
}
