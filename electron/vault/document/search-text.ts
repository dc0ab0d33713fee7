// Owns what of an item is searched besides its row: open fields, notes, names of files. A secret is told to be there or not, never read.
import { MAX_SEARCH_TEXT, type ItemSearchText } from '../../../shared/model/item.ts'
import { liveAttachmentsOf } from '../attachments/item-attachments.ts'
import { setMarks } from './marks.ts'
import type { Item } from './document.ts'
import { plainItem } from './kept-bytes.ts'
import { isLive, textOf } from './views.ts'

/** As many as the contract lets through; no editor makes more. */
const MOST_TEXTS = 2_000

/** Of kind `text`, whatever its format: only the kind says whether a value is a secret (ADR 0033). A user name is in no row when it is the second one. */
const OPEN_KINDS: readonly string[] = ['text', 'username']

/** Keeps nothing: it is asked of every item at once. */
export function searchTextOf(id: string, kept: Item): ItemSearchText {
  const item = plainItem(kept)
  const texts: string[] = []
  let hasPassword = false
  for (const field of Object.values(item.fields)) {
    if (!isLive(field) || textOf(field) === '') continue
    if (OPEN_KINDS.includes(field.kind)) texts.push(textOf(field))
    else if (field.kind === 'password') hasPassword = true
  }
  const files = liveAttachmentsOf(item.attachments)
  const all = [...texts, ...files.map(({ attachment }) => attachment.name.value), ...setMarks(item.secondSteps), item.notes.value]
  return {
    id,
    texts: all.filter((text) => text !== '').slice(0, MOST_TEXTS).map((text) => text.slice(0, MAX_SEARCH_TEXT)),
    hasAttachment: files.length > 0,
    hasPassword,
    hasNotes: item.notes.value !== ''
  }
}
