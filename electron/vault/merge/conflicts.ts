// Owns which values two copies of a vault disagree on: both were set, and neither side knew the other's. Merges nothing.
import type { MergeConflict } from '../../../shared/model/saving.ts'
import type { Attachment, Field, Item, VaultDocument } from '../document/document.ts'
import { haveSameBytes } from '../document/kept-bytes.ts'
import { knows, laterRegister, type AnyRegister } from './merge-registers.ts'

/** `ours` and `theirs` before they are merged. Whatever is listed here stands in a history afterwards. */
export function conflictsBetween(ours: VaultDocument, theirs: VaultDocument): MergeConflict[] {
  return Object.entries(ours.items).flatMap(([itemId, ofOurs]) => {
    const ofTheirs = Object.hasOwn(theirs.items, itemId) ? theirs.items[itemId] : undefined
    return ofTheirs === undefined || haveSameBytes(ofOurs, ofTheirs) ? [] : conflictsOfItem(itemId, ofOurs, ofTheirs)
  })
}

function conflictsOfItem(itemId: string, a: Item, b: Item): MergeConflict[] {
  const title = laterRegister(a.title, b.title).value
  const found = (part: Pick<MergeConflict, 'fieldId' | 'part' | 'label'>): MergeConflict => ({ itemId, title, ...part })
  const ofFields = Object.entries(a.fields).flatMap(([fieldId, ofA]) => {
    const ofB = Object.hasOwn(b.fields, fieldId) ? b.fields[fieldId] : undefined
    return ofB !== undefined && disagree(ofA.value, ofB.value) ? [found({ fieldId, part: partOf(ofA), label: laterRegister(ofA.label, ofB.label).value })] : []
  })
  return [
    ...(disagree(a.title, b.title) ? [found({ fieldId: null, part: 'title', label: '' })] : []),
    ...(disagree(a.notes, b.notes) ? [found({ fieldId: null, part: 'notes', label: '' })] : []),
    ...ofFields,
    ...attachmentNames(a, b).map((label) => found({ fieldId: null, part: 'attachment', label }))
  ]
}

/** Named differently on both sides, or renamed on one and removed on the other without knowing of it: by the name that holds. */
function attachmentNames(a: Item, b: Item): string[] {
  return Object.entries(a.attachments ?? {}).flatMap(([id, ofA]) => {
    const ofB = b.attachments !== undefined && Object.hasOwn(b.attachments, id) ? b.attachments[id] : undefined
    if (ofB === undefined) return []
    const isConflict = disagree(ofA.name, ofB.name) || isRenamedBehind(ofA, ofB) || isRenamedBehind(ofB, ofA)
    return isConflict ? [laterRegister(ofA.name, ofB.name).value] : []
  })
}

function isRenamedBehind(removed: Attachment, renamed: Attachment): boolean {
  const isGone = ({ removed: register }: Attachment): boolean => register?.value === true
  return isGone(removed) && !isGone(renamed) && removed.name.value !== renamed.name.value && knows(renamed.name, removed.name)
}

function partOf({ kind }: Field): MergeConflict['part'] {
  return kind
}

/** Somebody who emptied a value, or set the same one, disagrees with nobody. */
function disagree(a: AnyRegister, b: AnyRegister): boolean {
  const loser = laterRegister(a, b) === a ? b : a
  if (loser.value === '' || loser.value === null) return false
  return !knows(a, b) && !knows(b, a) && JSON.stringify(a.value) !== JSON.stringify(b.value)
}
