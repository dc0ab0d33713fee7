// Owns what a person does with attachments: choosing, dropping, removing, saving a copy. Holds names and handles, never a content.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { AttachmentDraft, PickedAttachments } from '../../../shared/model/attachment.ts'
import { readDroppedAttachments, type DroppedAttachment } from '../../ipc/dropped-attachments.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Sentence } from '../toasts/toast-store.ts'

export interface AttachmentRef {
  itemId: string
  attachmentId: string
  name: string
}

/** Where chosen files go: to a stored login at once, or to the login that is being edited. */
export type AttachTarget = { kind: 'login'; itemId: string } | { kind: 'editor' }

export interface AttachmentState {
  isBusy: boolean
  /** What was not taken the last time, until it is dismissed. */
  refused: PickedAttachments['refused']
  /** The person is asked whether an unencrypted copy is what they want. */
  saving: AttachmentRef | null
  choose: (target: AttachTarget) => Promise<void>
  drop: (target: AttachTarget, files: readonly DroppedAttachment[]) => Promise<void>
  remove: (ref: AttachmentRef) => Promise<void>
  /** `isUndo`: by the message that offered it. */
  putBack: (ref: AttachmentRef, isUndo?: boolean) => Promise<void>
  askSave: (ref: AttachmentRef) => void
  cancelSave: () => void
  saveCopy: () => Promise<void>
  dismissRefused: () => void
  reset: () => void
}

export interface AttachmentDeps {
  calls: Bridge<'main'>['calls']
  onProblem: (code: ErrorCode) => void
  onDone: (sentence: Sentence, undo: (() => void) | null) => void
  /** The editor takes what it was asked for; false when it was closed meanwhile. */
  onDrafts: (drafts: readonly AttachmentDraft[]) => boolean
}

const NOTHING = { isBusy: false, refused: [], saving: null }

export function createAttachmentStore({ calls, onProblem, onDone, onDrafts }: AttachmentDeps): StoreApi<AttachmentState> {
  return createStore<AttachmentState>()((set, get) => {
    const attach = async (target: AttachTarget, drafts: readonly AttachmentDraft[]): Promise<void> => {
      if (drafts.length === 0) return
      const handles = drafts.map(({ handle }) => handle)
      if (target.kind === 'editor') {
        if (!onDrafts(drafts)) await calls['attachments.discardDrafts']({ handles })
        return
      }
      const result = await calls['attachments.attach']({ itemId: target.itemId, handles })
      if (result.ok) {
        onDone({ key: 'attachments.added', values: { count: drafts.length } }, null)
        return
      }
      onProblem(result.code)
      await calls['attachments.discardDrafts']({ handles })
    }
    const take = async (target: AttachTarget, pick: () => Promise<Result<PickedAttachments | null>>): Promise<void> => {
      if (get().isBusy) return
      set({ isBusy: true, refused: [] })
      try {
        const picked = await pick()
        if (!picked.ok) onProblem(picked.code)
        else if (picked.value !== null) {
          set({ refused: picked.value.refused })
          await attach(target, picked.value.drafts)
        }
      } finally {
        set({ isBusy: false })
      }
    }
    return {
      ...NOTHING,
      choose: (target) => take(target, () => calls['attachments.choose'](null)),
      drop: (target, files) =>
        take(target, async () => {
          const read = await readDroppedAttachments(files)
          if (read.files.length === 0) return { ok: true, value: { drafts: [], refused: read.refused } }
          const picked = await calls['attachments.draftDropped']({ files: read.files })
          return picked.ok ? { ok: true, value: { ...picked.value, refused: [...read.refused, ...picked.value.refused] } } : picked
        }),
      remove: async (ref) => {
        const { itemId, attachmentId, name } = ref
        const result = await calls['attachments.remove']({ itemId, attachmentId })
        if (!result.ok) onProblem(result.code)
        else onDone({ key: 'attachments.removed', values: { name } }, () => void get().putBack(ref, true))
      },
      putBack: async ({ itemId, attachmentId }, isUndo = false) => {
        const result = await calls['attachments.putBack']({ itemId, attachmentId, isUndo })
        if (!result.ok) onProblem(result.code)
      },
      askSave: (saving) => {
        set({ saving })
      },
      cancelSave: () => {
        set({ saving: null })
      },
      saveCopy: async () => {
        const { saving } = get()
        if (saving === null) return
        set({ saving: null })
        const result = await calls['attachments.saveAs']({ itemId: saving.itemId, attachmentId: saving.attachmentId })
        if (!result.ok) onProblem(result.code)
        else if (result.value !== null) onDone({ key: 'attachments.saved', values: { name: result.value.name } }, null)
      },
      dismissRefused: () => {
        set({ refused: [] })
      },
      reset: () => {
        set(NOTHING)
      }
    }
  })
}

const context = createStoreContext<AttachmentState>('attachments')
export const AttachmentsProvider = context.Provider
export const useAttachments = context.useState
