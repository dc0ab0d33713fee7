// Owns what keeps an edit over a lock: it tells the vault process of every change, and offers what was kept. Holds no value itself.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { KeptOffer } from '../../../shared/model/kept-edit.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { isDirty } from './edit-model.ts'
import type { EditorStore } from './editor-store.ts'
import { editedItemFrom, keptEditOf } from './kept-edit.ts'

export interface KeptEditState {
  /** What waits for the person's word. */
  offer: NonNullable<KeptOffer['found']> | null
  /** Whether a lock would lose nothing of the edit in progress. */
  isKept: boolean
  look: () => Promise<void>
  goOn: () => Promise<void>
  discard: () => Promise<void>
  reset: () => void
}

interface Deps {
  calls: Bridge<'main'>['calls']
  editor: EditorStore
  newId: () => string
  isUnlocked: () => boolean
  /** Shows the item behind the editor. */
  select: (itemId: string) => void
  onProblem: (code: ErrorCode) => void
  onDamaged: () => void
  onLostFiles: (count: number) => void
}

const NOTHING = { offer: null, isKept: true } as const

export function createKeptEditStore({ calls, editor, newId, isUnlocked, select, onProblem, onDamaged, onLostFiles }: Deps): StoreApi<KeptEditState> {
  let isTold = false
  return createStore<KeptEditState>()((set, get) => {
    const drop = async (): Promise<void> => {
      isTold = false
      set({ isKept: true })
      await calls['editing.drop'](null)
    }
    const tell = async (): Promise<void> => {
      const { item } = editor.getState()
      // The lock closes the editor too, and what was told before is what is to be offered then.
      if (!isUnlocked()) return
      if (item === null || !isDirty(item)) {
        if (isTold) await drop()
        return
      }
      isTold = true
      const result = await calls['editing.keep'](keptEditOf(item))
      // Of an edit that was ended meanwhile it says nothing any more.
      if (editor.getState().item !== null) set({ isKept: result.ok && result.value.isKept })
    }
    editor.subscribe((now, before) => {
      if (now.item !== before.item) void tell()
    })
    return {
      ...NOTHING,
      look: async () => {
        const result = await calls['editing.kept'](null)
        if (!result.ok || !isUnlocked()) return
        if (result.value.isDamaged) onDamaged()
        if (editor.getState().item === null) set({ offer: result.value.found })
      },
      goOn: async () => {
        const { offer } = get()
        if (offer === null) return
        const itemId = offer.state === 'gone' ? null : offer.itemId
        const detail = itemId === null ? null : await calls['items.get']({ itemId })
        const taken = await calls['editing.take'](null)
        if (detail?.ok === false || !taken.ok) {
          onProblem(detail?.ok === false ? detail.code : taken.ok ? 'internal' : taken.code)
          return
        }
        set({ offer: null })
        if (taken.value === null) return
        if (itemId !== null) select(itemId)
        isTold = true
        editor.getState().resume(editedItemFrom(taken.value, detail?.value ?? null, newId))
        if (taken.value.edit.lostFiles > 0) onLostFiles(taken.value.edit.lostFiles)
      },
      discard: async () => {
        set({ offer: null })
        await drop()
      },
      reset: () => {
        isTold = false
        set(NOTHING)
      }
    }
  })
}

const context = createStoreContext<KeptEditState>('kept-edit')
export const KeptEditProvider = context.Provider
export const useKeptEdit = context.useState
