// Owns making the bytes of a save and opening them again (VAULT-FORMAT §10, step 1). Gives none away that do not hold what was put in.
import { AppError } from '../../../shared/errors.ts'
import { holdsDocument, inspectContainer, sealContainer, type SealInput } from '../container/container.ts'
import { areSameSlots } from '../container/slots.ts'

export interface SealedBytes {
  readonly bytes: Uint8Array
  /** SHA-256 of all of them. */
  readonly digest: Uint8Array
}

/** Opens its own bytes before they may replace anything: a fault in memory must not become a fault on the disk. Throws `vault-save-failed`. */
export function sealChecked(input: SealInput): SealedBytes {
  const bytes = sealContainer(input)
  const container = inspectContainer(bytes)
  if (!areSameSlots(container.header.slots, input.header.slots) || !holdsDocument(container, input.vaultKey, input.document)) throw new AppError('vault-save-failed')
  return { bytes, digest: container.digest }
}
