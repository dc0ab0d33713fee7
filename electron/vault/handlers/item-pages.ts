// Owns the list of items, page by page: one answer of a hundred thousand rows would stand several times in the memory of whoever reads it. No secret is in a row.
import { ITEM_PAGE, type ItemPage } from '../../../shared/model/item.ts'
import { summaryOf } from '../document/views.ts'
import type { Session } from '../session.ts'

/**
 * Answers a page of rows, in the order of the document; `next` is where the following one begins, null after the last. A change between two pages may move
 * rows from one to the other: views are told of every change, and read the list anew.
 */
export function createItemPages(session: Session): (from: number) => ItemPage {
  /** A document is never changed in place: one with the same items has the same ids. */
  let listed: { readonly items: object; readonly ids: readonly string[] } | null = null
  return (from) => {
    const { document, uses } = session.vault()
    const { items } = document()
    if (listed?.items !== items) listed = { items, ids: Object.keys(items) }
    const rows = listed.ids.slice(from, from + ITEM_PAGE).flatMap((id) => {
      const item = items[id]
      return item === undefined ? [] : [summaryOf(id, item, uses.get(id) ?? null)]
    })
    return { rows, next: from + ITEM_PAGE < listed.ids.length ? from + ITEM_PAGE : null }
  }
}
