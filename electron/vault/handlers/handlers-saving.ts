// Owns the answers to the views' calls about saving: its state, backups, and copies beside the vault. No value of a field leaves here.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import type { Session } from '../session.ts'

type ViewHandlers = Handlers<typeof vaultContract>
type SavingCall = Extract<keyof ViewHandlers, `saving.${string}` | `backups.${string}` | `copies.${string}`>

export function savingHandlers(session: Session): Pick<ViewHandlers, SavingCall> {
  const saving = () => session.vault().saving
  return {
    'saving.state': () => saving().state(),
    'saving.retry': async () => {
      await saving().retry()
      return null
    },
    'saving.dismissMerged': () => {
      saving().dismissMerged()
      return null
    },
    'backups.list': () => saving().backups(),
    'backups.items': ({ name, proof }) => saving().itemsOf(name, proof),
    'backups.restoreItem': async ({ name, itemId }) => {
      await saving().restoreItem(name, itemId)
      return null
    },
    'backups.restoreAll': async ({ name }) => {
      await saving().restoreAll(name)
      return null
    },
    'backups.putInPlace': async () => {
      await saving().putBackupInPlace()
      return null
    },
    'copies.list': () => saving().copies.list(),
    'copies.items': ({ copy, proof }) => saving().copies.items(copy, proof),
    'copies.merge': async (copy) => {
      await saving().copies.merge(copy)
      return null
    },
    'copies.keepAside': async (copy) => {
      await saving().copies.keepAside(copy)
      return null
    },
    'copies.delete': async (copy) => {
      await saving().copies.remove(copy)
      return null
    }
  }
}
