// Owns the answers to calls about many items at once: one save, and which of them it changed. Never a secret.
import type { vaultContract } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/port-rpc.ts'
import { changeTagsOnAll, setFlagOnAll, type BatchResult } from './document/batch-edit.ts'
import type { VaultDocument } from './document/document.ts'
import type { EditContext } from './document/edit.ts'
import type { Undo } from './history/undo.ts'
import type { Session } from './session.ts'

type BatchHandlers = Pick<Handlers<typeof vaultContract>, 'items.setFlag' | 'items.changeTags'>

export function batchHandlers({ session, undo }: { session: Session; undo: Undo }): BatchHandlers {
  const changeAll = async (edit: (document: VaultDocument, context: EditContext) => BatchResult): Promise<{ changedIds: string[] }> => {
    const vault = session.vault()
    let changedIds: readonly string[] = []
    await vault.change(null, (document) => {
      const result = edit(document, vault.editContext())
      changedIds = result.changedIds
      return result.document
    })
    // The last edit of one item is no longer the last one; the caller has what it needs to take this one back.
    undo.forget()
    return { changedIds: [...changedIds] }
  }
  return {
    'items.setFlag': (wanted) => changeAll((document, context) => setFlagOnAll(document, wanted, context)),
    'items.changeTags': (wanted) => changeAll((document, context) => changeTagsOnAll(document, wanted, context))
  }
}
