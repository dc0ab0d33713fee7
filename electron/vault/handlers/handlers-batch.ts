// Owns the answers to calls that change marks: of many items at once, in one save, and of one recovery code. Never a secret.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { changeTagsOnAll, setFlagOnAll, type BatchResult } from '../document/batch-edit.ts'
import type { VaultDocument } from '../document/document.ts'
import type { EditContext } from '../document/edit.ts'
import type { Undo } from '../history/undo.ts'
import { setCodeUsed } from '../document/used-code.ts'
import type { Session } from '../session.ts'

type BatchHandlers = Pick<Handlers<typeof vaultContract>, 'items.setFlag' | 'items.changeTags' | 'items.setCodeUsed'>

export function batchHandlers({ session, undo }: { session: Session; undo: Undo }): BatchHandlers {
  const changeAll = async (isUndo: boolean | undefined, edit: (document: VaultDocument, context: EditContext) => BatchResult): Promise<{ changedIds: string[] }> => {
    const vault = session.vault()
    return { changedIds: [...(await undo.changeMany(vault, (document) => edit(document, vault.editContext()), { isUndo }))] }
  }
  return {
    'items.setFlag': (wanted) => changeAll(wanted.isUndo, (document, context) => setFlagOnAll(document, wanted, context)),
    'items.setCodeUsed': async (wanted) => {
      const vault = session.vault()
      await undo.change(vault, wanted.itemId, 'edited', (document) => setCodeUsed(document, wanted, vault.editContext()))
      return null
    },
    'items.changeTags': (wanted) => changeAll(wanted.isUndo, (document, context) => changeTagsOnAll(document, wanted, context))
  }
}
