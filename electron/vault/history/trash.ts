// Owns deleting logins for good: from the trash only, leaving a tombstone (VAULT-FORMAT §8.4). Decides what is old enough; reads no clock.
import { AppError } from '../../../shared/errors.ts'
import { DAY_MS, TRASH_DAYS } from '../../../shared/model/history.ts'
import type { VaultDocument } from '../document/document.ts'
import { itemOf, stampFor, type EditContext } from '../document/edit.ts'
import { summaryOf } from '../document/views.ts'

/** Answers with the same document when there is nothing to delete. Throws `request-invalid` for a login that is not in the trash. */
export function deleteForGood(document: VaultDocument, itemIds: readonly string[], context: EditContext): VaultDocument {
  if (itemIds.length === 0) return document
  const at = stampFor(document, context)
  const items = { ...document.items }
  const removedItems = { ...document.removedItems }
  for (const itemId of itemIds) {
    if (!itemOf(document, itemId).trashed.value) throw new AppError('request-invalid')
    Reflect.deleteProperty(items, itemId)
    removedItems[itemId] = { ...removedItems[itemId], at }
  }
  return { ...document, clock: at, items, removedItems }
}

export function trashedIds({ items }: VaultDocument): string[] {
  return Object.entries(items).flatMap(([id, item]) => (summaryOf(id, item, null).trashed ? [id] : []))
}

/**
 * What has been in the trash for thirty days. The age is that at the last save, not at this moment: a clock that runs ahead today deletes
 * nothing. A clock that is behind what the document has seen is wrong for certain; then nothing is old enough.
 */
export function outdatedIds(document: VaultDocument, nowMs: number): string[] {
  const [savedAtMs] = document.clock
  if (nowMs < savedAtMs) return []
  return trashedIds(document).filter((id) => savedAtMs - itemOf(document, id).trashed.at[0] >= TRASH_DAYS * DAY_MS)
}
