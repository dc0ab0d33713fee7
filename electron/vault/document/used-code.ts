// Owns crossing a recovery code off, and taking that back. The code itself stays as it is, and stays concealed.
import { AppError } from '../../../shared/errors.ts'
import type { VaultDocument } from './document.ts'
import { fieldOf, itemOf, stampFor, withItem, type EditContext } from './edit.ts'
import { withDate } from './marks.ts'

/** Answers with the same document when nothing changes. Throws `request-invalid` for what is no recovery code. */
export function setCodeUsed(document: VaultDocument, { itemId, fieldId, isUsed }: { itemId: string; fieldId: string; isUsed: boolean }, context: EditContext): VaultDocument {
  const item = itemOf(document, itemId)
  const field = fieldOf(item, fieldId)
  if (field.format !== 'recovery-code') throw new AppError('request-invalid')
  const wasUsed = (field.dated?.value ?? null) !== null
  if (wasUsed === isUsed) return document
  const at = stampFor(document, context)
  return withItem(document, itemId, { ...item, fields: { ...item.fields, [fieldId]: { ...field, ...withDate(field, isUsed ? context.nowMs : null, at) } } }, at)
}
