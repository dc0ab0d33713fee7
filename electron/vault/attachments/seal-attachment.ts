// Owns the encryption of one attachment (VAULT-FORMAT §6.3): its own random key, used for this one content and never again.
import { AppError } from '../../../shared/errors.ts'
import { padContent, unpadContent } from '../container/attachment-padding.ts'
import { equalBytes, joinBytes, u16 } from '../container/bytes.ts'
import { sha256 } from '../container/container.ts'
import { CHUNK_BYTES, SUITE, TAG_BYTES } from '../container/layout.ts'
import { openStream, sealStream } from '../container/stream.ts'

export interface AttachmentPlace {
  /** 16 bytes each. */
  readonly vaultId: Uint8Array
  readonly id: Uint8Array
}

/** Binds a record to its vault and its id: it opens nowhere else. */
function aadOf({ vaultId, id }: AttachmentPlace): Uint8Array {
  return joinBytes([new TextEncoder().encode('nidan/v1/attachment'), vaultId, u16(SUITE), id])
}

/** `key`: 32 random bytes, drawn for this content. The chunks' counter starts at zero, so a key must never encrypt a second one. */
export function sealAttachment(key: Uint8Array, content: Uint8Array, place: AttachmentPlace): Uint8Array {
  return sealStream(key, padContent(content), aadOf(place))
}

function plaintextBytesOf(recordBytes: number): number {
  return recordBytes - TAG_BYTES * Math.ceil(recordBytes / (CHUNK_BYTES + TAG_BYTES))
}

/** The content once every chunk, the padding, the size and the digest have proven right. Throws `attachment-damaged`. */
export function openAttachment(
  key: Uint8Array,
  record: Uint8Array,
  place: AttachmentPlace,
  expected: { readonly sizeBytes: number; readonly sha256: Uint8Array }
): Uint8Array {
  try {
    const padded = new Uint8Array(plaintextBytesOf(record.length))
    let offset = 0
    openStream(key, record, aadOf(place), (chunk) => {
      padded.set(chunk, offset)
      offset += chunk.length
    })
    const content = unpadContent(padded)
    if (content.length === expected.sizeBytes && equalBytes(sha256(content), expected.sha256)) return content
  } catch (cause) {
    throw new AppError('attachment-damaged', { cause })
  }
  throw new AppError('attachment-damaged')
}
