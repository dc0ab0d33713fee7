// Owns moving a login to the trash with a way back: the message offers to undo it.
import type { ItemDetail } from '../../../shared/model/item.ts'
import type { Toast } from '../toasts/toast-store.ts'

interface Parts {
  trash: (itemId: string) => Promise<boolean>
  restore: (itemId: string, isUndo: boolean) => Promise<boolean>
  select: (itemId: string | null) => void
  show: (toast: Omit<Toast, 'id'>) => void
}

/** `title` is what the login is called, also when it has no title. */
export async function trashLogin({ trash, restore, select, show }: Parts, detail: Pick<ItemDetail, 'id'>, title: string): Promise<void> {
  if (!(await trash(detail.id))) return
  select(null)
  show({
    tone: 'plain',
    sentence: { key: 'toast.trashed', values: { title } },
    undo: () => void restore(detail.id, true).then((isBack) => { if (isBack) select(detail.id) })
  })
}
