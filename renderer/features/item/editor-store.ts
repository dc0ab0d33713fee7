// Owns the login being edited: what was typed, what is kept, what is asked before leaving. Stores nothing before Done.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { FieldFormat } from '../../../shared/model/field-formats.ts'
import type { ItemCategory } from '../../../shared/model/item-categories.ts'
import type { FieldKind, ItemDetail } from '../../../shared/model/item.ts'
import type { KeyChoice } from '../../../shared/model/otp.ts'
import type { AttachmentDraft } from '../../../shared/model/attachment.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { CodeSource } from '../../ipc/read-codes.ts'
import {
  draftHandles, editedItemOf, hasMissingPin, hasUnfinishedOtp, hideField, isDirty, isRevealedUnchanged, joinNewerFields, newField, newItem, toItemEdit, type EditedField, type EditedItem
} from './edit-model.ts'
import { draftFilesOf, fileHandles, type EditedFile } from './edited-files.ts'
import { placeOf, withFieldAt, type Place } from './field-order.ts'
import { withCodesApart } from './recovery-codes.ts'
import { createOtpRowActions } from './otp-row-actions.ts'

export interface EditorState {
  item: EditedItem | null
  isSaving: boolean
  problem: ErrorCode | 'otp-unfinished' | 'pin-unfinished' | null
  /** The field that was added last and wants the focus. */
  focusFieldId: string | null
  /** The field that was moved last and where it stands now, to be said. */
  moved: (Place & { fieldId: string }) | null
  /** The field that hangs on the pointer. */
  draggedId: string | null
  /** What the person wants to do instead, while they are asked whether to discard. */
  leaving: (() => void) | null
  startEdit: (detail: ItemDetail) => void
  startNew: (category?: ItemCategory) => void
  /** Goes on with an edit that was kept. */
  resume: (item: EditedItem) => void
  patch: (change: Partial<Pick<EditedItem, 'title' | 'notes' | 'tags' | 'secondSteps' | 'showsSteps'>>) => void
  patchField: (fieldId: string, change: Partial<Pick<EditedField, 'value' | 'label' | 'isShown' | 'isRemoved' | 'datedMs'>>) => void
  reveal: (fieldId: string) => Promise<void>
  hide: (fieldId: string) => void
  /** Hides every stored secret that was revealed and not changed; what was typed stays as it is. */
  hideKept: () => void
  addField: (kind: FieldKind, format?: FieldFormat, datedMs?: number) => void
  /** Files that were read and wait for Done. False when nothing is being edited. */
  addFiles: (drafts: readonly AttachmentDraft[]) => boolean
  patchFile: (key: string, change: Partial<Pick<EditedFile, 'name' | 'isRemoved'>>) => void
  /** Puts a field at a place (from 1) among those of its group. */
  moveField: (fieldId: string, position: number) => void
  setDragged: (fieldId: string | null) => void
  typeOtp: (fieldId: string, text: string) => void
  submitOtpText: (fieldId: string, text?: string) => Promise<void>
  readOtp: (fieldId: string, source: CodeSource) => Promise<void>
  chooseOtp: (fieldId: string, handle: string) => void
  changeOtp: (fieldId: string) => void
  keepStoredOtp: (fieldId: string) => void
  chooseKey: (fieldId: string, as: KeyChoice | null) => Promise<void>
  setOtpPin: (fieldId: string, pin: string) => Promise<void>
  save: () => Promise<void>
  /** Runs `action` at once without changes, after asking with changes; `null` only closes the editor. */
  leave: (action: (() => void) | null) => void
  confirmLeave: (discard: boolean) => void
  takeNewer: (detail: ItemDetail) => void
  reset: () => void
}

export type EditorStore = StoreApi<EditorState>

export interface EditorDeps {
  calls: Bridge<'main'>['calls']
  newId: () => string
  onSaved: (detail: ItemDetail) => void
  onProblem: (code: ErrorCode) => void
  onTransfer: () => void
}

const CLOSED = { item: null, isSaving: false, problem: null, focusFieldId: null, moved: null, draggedId: null, leaving: null } as const

export function createEditorStore(deps: EditorDeps): EditorStore {
  const { calls, newId, onProblem } = deps
  return createStore<EditorState>()((set, get) => {
    const changeField = (fieldId: string, change: (field: EditedField) => EditedField): void => {
      const { item } = get()
      if (item !== null) set({ item: { ...item, fields: item.fields.map((field) => (field.id === fieldId ? change(field) : field)) } })
    }
    const discard = (handles: readonly string[]): void => {
      // Nothing waits for it: a draft that stays is dropped at lock at the latest.
      for (const handle of handles) void calls['otp.discardDraft']({ handle })
    }
    const discardFiles = (files: readonly EditedFile[]): void => {
      const handles = fileHandles(files)
      if (handles.length > 0) void calls['attachments.discardDrafts']({ handles })
    }
    const close = (): void => {
      const { item } = get()
      if (item !== null) discard(draftHandles(item))
      if (item !== null) discardFiles(item.files)
      set(CLOSED)
    }
    const rows = createOtpRowActions({ calls, discard, changeField, onTransfer: deps.onTransfer, field: (fieldId) => get().item?.fields.find((field) => field.id === fieldId) })

    return {
      ...CLOSED,
      startEdit: (detail) => {
        set({ ...CLOSED, item: editedItemOf(detail) })
      },
      startNew: (category = 'login') => {
        set({ ...CLOSED, item: newItem(newId, category) })
      },
      resume: (item) => {
        set({ ...CLOSED, item })
      },
      patch: (change) => {
        const { item } = get()
        if (item !== null) set({ item: { ...item, ...change } })
      },
      patchField: (fieldId, change) => {
        changeField(fieldId, (field) => ({ ...field, ...change }))
        const { item } = get()
        if (item !== null) set({ item: withCodesApart(item, newId) })
      },
      reveal: async (fieldId) => {
        const itemId = get().item?.id ?? null
        const field = get().item?.fields.find((one) => one.id === fieldId)
        if (field === undefined) return
        if (field.isNew || !field.isFilled || field.value !== '' || field.storedValue !== null || itemId === null) {
          changeField(fieldId, (one) => ({ ...one, isShown: true }))
          return
        }
        const result = await calls['items.reveal']({ itemId, fieldId })
        if (!result.ok) {
          onProblem(result.code)
          return
        }
        const { value } = result.value
        changeField(fieldId, (one) => (one.value === '' ? { ...one, value, storedValue: value, isShown: true } : one))
      },
      hide: (fieldId) => {
        changeField(fieldId, hideField)
      },
      hideKept: () => {
        const { item } = get()
        if (item !== null) set({ item: { ...item, fields: item.fields.map((field) => (isRevealedUnchanged(field) ? hideField(field) : field)) } })
      },
      addField: (kind, format, datedMs) => {
        const { item } = get()
        if (item === null) return
        const field = newField(newId(), kind, format, datedMs)
        set({ item: { ...item, fields: [...item.fields, field] }, focusFieldId: field.id })
      },
      addFiles: (drafts) => {
        const { item } = get()
        if (item === null) return false
        set({ item: { ...item, files: [...item.files, ...draftFilesOf(drafts)] } })
        return true
      },
      patchFile: (key, change) => {
        const { item } = get()
        if (item !== null) set({ item: { ...item, files: item.files.map((file) => (file.key === key ? { ...file, ...change } : file)) } })
      },
      moveField: (fieldId, position) => {
        const { item } = get()
        if (item === null) return
        const fields = withFieldAt(item.fields, fieldId, position)
        const place = placeOf(fields, fieldId)
        if (fields !== item.fields && place !== null) set({ item: { ...item, fields }, moved: { fieldId, ...place } })
      },
      setDragged: (draggedId) => {
        set({ draggedId })
      },
      ...rows,
      save: async () => {
        if (get().isSaving || get().item === null) return
        set({ isSaving: true, problem: null })
        await rows.submitAllTexts(get().item?.fields ?? [])
        const { item } = get()
        if (item === null) return
        const isUnfinished = hasUnfinishedOtp(item)
        if (isUnfinished || hasMissingPin(item)) {
          set({ isSaving: false, problem: isUnfinished ? 'otp-unfinished' : 'pin-unfinished' })
          return
        }
        const result = await calls['items.save'](toItemEdit(item))
        // A lock in between has closed the editor; there is nothing to show any more.
        if (get().item === null) return
        if (!result.ok) {
          set({ isSaving: false, problem: result.code })
          return
        }
        discard(item.fields.filter((field) => field.isRemoved).flatMap((field) => (field.otp.kind === 'draft' ? [field.otp.draft.handle] : [])))
        discardFiles(item.files.filter(({ isRemoved }) => isRemoved))
        set(CLOSED)
        deps.onSaved(result.value)
      },
      leave: (action) => {
        const { item, isSaving } = get()
        if (isSaving) return
        if (item !== null && isDirty(item)) set({ leaving: action ?? (() => undefined) })
        else {
          close()
          action?.()
        }
      },
      confirmLeave: (isDiscarded) => {
        const { leaving } = get()
        set({ leaving: null })
        if (!isDiscarded) return
        close()
        leaving?.()
      },
      takeNewer: (detail) => {
        const { item } = get()
        if (item?.id === detail.id) set({ item: joinNewerFields(item, detail) })
      },
      reset: close
    }
  })
}

const context = createStoreContext<EditorState>('editor')
export const EditorProvider = context.Provider
export const useEditor = context.useState
