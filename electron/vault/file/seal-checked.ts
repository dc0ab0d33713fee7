// Owns making a vault's bytes for the disk: sealed, and opened once more before they may replace anything. Writes nothing.
import { AppError } from '../../../shared/errors.ts'
import { inspectContainer, openContainer, sealContainer } from '../container/container.ts'
import { areSameSlots } from '../container/slots.ts'

/** Opens its own bytes before they may replace anything: a fault in memory must not become a fault on the disk. */
export function sealChecked(input: Parameters<typeof sealContainer>[0]): Uint8Array {
  const bytes = sealContainer(input)
  const container = inspectContainer(bytes)
  const opened = openContainer(container, input.vaultKey)
  // Buffer compares natively; the document may have megabytes.
  if (!areSameSlots(container.header.slots, input.header.slots) || !Buffer.from(opened.buffer, opened.byteOffset, opened.length).equals(input.document))
    throw new AppError('vault-save-failed')
  return bytes
}
