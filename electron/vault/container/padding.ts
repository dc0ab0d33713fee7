// Owns the padded plaintext (VAULT-FORMAT §6.1): the length of a vault file tells a power of two and nothing more.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, u64 } from './bytes.ts'
import { LENGTH_PREFIX_BYTES, MAX_BUCKET_BYTES, MIN_BUCKET_BYTES } from './layout.ts'

export function bucketBytesFor(documentBytes: number): number {
  let bucket = MIN_BUCKET_BYTES
  while (bucket < LENGTH_PREFIX_BYTES + documentBytes) bucket *= 2
  if (bucket > MAX_BUCKET_BYTES) throw new AppError('vault-too-large')
  return bucket
}

export function pad(document: Uint8Array): Uint8Array {
  const padded = new Uint8Array(bucketBytesFor(document.length))
  padded.set(u64(document.length))
  padded.set(document, LENGTH_PREFIX_BYTES)
  return padded
}

/** A view of the document. There is one right padding; anything else was not written by a writer of this format. */
export function unpad(padded: Uint8Array): Uint8Array {
  const reader = createByteReader(padded)
  const length = reader.u64()
  const document = reader.take(length)
  if (bucketBytesFor(length) !== padded.length) throw new AppError('vault-damaged')
  if (!isZero(reader.take(reader.remaining()))) throw new AppError('vault-damaged')
  return document
}

/** A byte that equals the one before it, from a first zero on: compared natively, because half of a large file may be padding. */
function isZero(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return buffer[0] === 0 && buffer.subarray(1).equals(buffer.subarray(0, -1))
}
