// Owns the answers to what a search asks beyond the rows. Open texts leave, of a secret only whether it is there or weak.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import type { Item } from '../document/document.ts'
import { searchTextOf } from '../document/search-text.ts'
import type { Session } from '../session.ts'
import { createWeakPasswords } from '../weak-passwords.ts'

type SearchHandlers = Pick<Handlers<typeof vaultContract>, 'items.searchTexts' | 'items.weak'>

export function searchHandlers(session: Session): SearchHandlers {
  const isWeak = createWeakPasswords()
  const itemsOf = (itemIds: readonly string[]): { id: string; item: Item }[] => {
    const { items } = session.vault().document()
    return itemIds.flatMap((id) => {
      const item = Object.hasOwn(items, id) ? items[id] : undefined
      return item === undefined ? [] : [{ id, item }]
    })
  }
  return {
    'items.searchTexts': ({ itemIds }) => itemsOf(itemIds).map(({ id, item }) => searchTextOf(id, item)),
    'items.weak': async ({ itemIds }) => {
      const weakIds: string[] = []
      for (const { id, item } of itemsOf(itemIds)) if (await isWeak(item)) weakIds.push(id)
      return { weakIds }
    }
  }
}
