// Owns the making of the stores of earlier values, trash and undoing, and what they tell the list and the messages.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { ItemDetail } from '../../shared/model/item.ts'
import { createHistoryStore } from '../features/history/history-store.ts'
import { createTrashStore } from '../features/history/trash-store.ts'
import { undoLast } from '../features/history/undo-last.ts'
import type { ListStore } from '../features/list/list-store.ts'
import type { Sentence, ToastStore } from '../features/toasts/toast-store.ts'
import type { Timers } from '../state/timers.ts'

interface Deps {
  calls: Bridge<'main'>['calls']
  timers: Timers
  toasts: ToastStore
  list: ListStore
  onProblem: (code: ErrorCode) => void
}

export function createHistoryStores({ calls, timers, toasts, list, onProblem }: Deps) {
  const onDone = (sentence: Sentence): void => {
    toasts.getState().show({ tone: 'plain', sentence, undo: null })
  }
  const undo = (itemId: string | null): void => void undoLast({ calls, select: list.getState().select, onDone, onProblem }, itemId)
  let saves = 0
  return {
    history: createHistoryStore({ calls, timers, onProblem, onDone }),
    trash: createTrashStore({
      calls,
      onProblem,
      onDeleted: (sentence) => {
        list.getState().select(null)
        void list.getState().load()
        onDone(sentence)
      }
    }),
    undo,
    onSaved: ({ id, title }: ItemDetail): void => {
      list.getState().select(id)
      void list.getState().load()
      saves += 1
      const mine = saves
      toasts.getState().show({
        tone: 'plain',
        sentence: { key: 'toast.saved', values: { title } },
        // The message of an earlier save must not take back a later one.
        undo: () => {
          if (mine === saves) undo(id)
          else onProblem('undo-changed')
        }
      })
    }
  }
}
