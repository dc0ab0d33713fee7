// Owns the answers to the views' calls about earlier values, the trash and undoing. A secret leaves one at a time, a seed never.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { SECRET_FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { itemOf } from '../document/edit.ts'
import { earlierText, historyOf, useEarlierValue } from '../history/earlier-values.ts'
import { deleteForGood, trashedIds } from '../history/trash.ts'
import type { Undo } from '../history/undo.ts'
import type { Session } from '../session.ts'

type ViewHandlers = Handlers<typeof vaultContract>
type HistoryCall = Extract<keyof ViewHandlers, `history.${string}` | `trash.${string}`>

interface HistoryHandlerParts {
  readonly session: Session
  readonly undo: Undo
}

export function historyHandlers({ session, undo }: HistoryHandlerParts): Pick<ViewHandlers, HistoryCall> {
  return {
    'history.list': ({ itemId }) => historyOf(itemId, itemOf(session.vault().document(), itemId)),
    'history.reveal': ({ itemId, part, key }) => {
      const item = itemOf(session.vault().document(), itemId)
      const kind = part.kind === 'field' ? item.fields[part.fieldId]?.kind : undefined
      if (!SECRET_FIELD_KINDS.some((secret) => secret === kind)) throw new AppError('request-invalid')
      return { value: earlierText(item, part, key) }
    },
    'history.useAgain': async (ref) => {
      const vault = session.vault()
      await undo.change(vault, ref.itemId, 'edited', (document) => useEarlierValue(document, ref, vault.editContext()))
      return null
    },
    'history.undo': ({ itemId }) => undo.takeBack(session.vault(), itemId),
    'trash.delete': async ({ itemId }) => {
      const vault = session.vault()
      undo.forget()
      await vault.change(itemId, (document) => deleteForGood(document, [itemId], vault.editContext()))
      return null
    },
    'trash.empty': async () => {
      const vault = session.vault()
      undo.forget()
      let count = 0
      await vault.change(null, (document) => {
        const ids = trashedIds(document)
        count = ids.length
        return deleteForGood(document, ids, vault.editContext())
      })
      return { count }
    }
  }
}
