// Owns the check of a document's items one by one, each as an object that is gone again. Lets none through that is no item.
import { AppError } from '../../../shared/errors.ts'
import type { Item } from './document.ts'
import { keptItem, parseBytes, type ItemBytes } from './kept-bytes.ts'
import { isItem } from './shape.ts'

/** `"`, a UUID, `":` */
const KEY_BYTES = 39
const UUID_BYTES = 36

/**
 * The items at `places`, as splitItems found them; whether their ids are UUIDs is not looked at. Null when two have the same id, which is the business of whoever reads the whole.
 * Throws `vault-damaged` for what is no item, and what JSON.parse throws.
 */
export function readItems(source: ItemBytes, places: readonly number[]): Record<string, Item> | null {
  const items: Record<string, Item> = {}
  for (let index = 0; index < places.length; index += 2) {
    const [start = 0, end = 0] = [places[index], places[index + 1]]
    const idAt = start - KEY_BYTES + 1
    const id = source.bytes.toString('latin1', idAt, idAt + UUID_BYTES)
    if (Object.hasOwn(items, id)) return null
    const item = parseBytes(source, start, end)
    if (!isItem(item)) throw new AppError('vault-damaged')
    items[id] = keptItem(source, start, end, item)
  }
  return items
}
