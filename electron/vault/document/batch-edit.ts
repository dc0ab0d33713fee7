// Owns one change of many items in one save: a flag, or tags. Items that are gone meanwhile are left out; the rest is changed all the same.
import { isTagWithin, MAX_TAGS } from '../../../shared/model/tags.ts'
import type { Stamp } from './clock.ts'
import type { Item, VaultDocument } from './document.ts'
import { stampFor, withFlag, type EditContext, type Flag } from './edit.ts'
import { placingOf, withPlacing } from './marks.ts'

export interface BatchResult {
  /** The same document when nothing changes. */
  readonly document: VaultDocument
  readonly changedIds: readonly string[]
}

function changeAll(document: VaultDocument, itemIds: readonly string[], context: EditContext, change: (item: Item, at: Stamp) => Item): BatchResult {
  const at = stampFor(document, context)
  const changed: [string, Item][] = []
  for (const id of new Set(itemIds)) {
    const item = Object.hasOwn(document.items, id) ? document.items[id] : undefined
    if (item === undefined) continue
    const after = change(item, at)
    if (after !== item) changed.push([id, after])
  }
  if (changed.length === 0) return { document, changedIds: [] }
  return { document: { ...document, clock: at, items: { ...document.items, ...Object.fromEntries(changed) } }, changedIds: changed.map(([id]) => id) }
}

export function setFlagOnAll(document: VaultDocument, { itemIds, flag, value }: { itemIds: readonly string[]; flag: Flag; value: boolean }, context: EditContext): BatchResult {
  return changeAll(document, itemIds, context, (item, at) => withFlag(item, flag, value, at))
}

/** What is in both lists is added. A tag that is taken off takes those below it along; an item that has no room for more keeps what it has. */
export function changeTagsOnAll(
  document: VaultDocument,
  { itemIds, add, remove }: { itemIds: readonly string[]; add: readonly string[]; remove: readonly string[] },
  context: EditContext
): BatchResult {
  return changeAll(document, itemIds, context, (item, at) => {
    const { tags } = placingOf(item)
    const kept = tags.filter((tag) => !remove.some((place) => isTagWithin(tag, place)))
    const wanted = [...new Set([...kept, ...add])]
    const isSame = wanted.length === tags.length && wanted.every((tag) => tags.includes(tag))
    return isSame || wanted.length > Math.max(MAX_TAGS, tags.length) ? item : { ...item, ...withPlacing(item, { tags: wanted }, at) }
  })
}
