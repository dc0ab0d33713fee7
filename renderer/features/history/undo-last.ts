// Owns taking back the last edit of this session: the vault process does it, this says what was done or why not.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Sentence } from '../toasts/toast-store.ts'

interface Parts {
  calls: Pick<Bridge<'main'>['calls'], 'history.undo'>
  select: (itemId: string | null) => void
  onDone: (sentence: Sentence) => void
  onProblem: (code: ErrorCode) => void
}

/** `itemId`: only when the last edit was one of this login, as a message beside it promises; null for whichever was the last. */
export async function undoLast({ calls, select, onDone, onProblem }: Parts, itemId: string | null): Promise<void> {
  const result = await calls['history.undo']({ itemId })
  if (!result.ok) {
    onProblem(result.code)
    return
  }
  if (result.value === null) {
    onDone({ key: 'toast.nothingToUndo', values: {} })
    return
  }
  const { what, title, itemId: undoneId, count = 1 } = result.value
  if (what === 'many') {
    // They may stand in several places; what is chosen stays chosen.
    onDone({ key: 'toast.undone.many', values: { count } })
    return
  }
  // What is in the trash now is not shown among the others.
  select(what === 'created' || what === 'restored' ? null : undoneId)
  onDone({ key: `toast.undone.${what}`, values: { title } })
}
