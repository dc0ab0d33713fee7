// Owns the padded plaintext (VAULT-FORMAT §6.1): the length of a vault file tells a power of two and nothing more.
// Neither way holds the whole of it: half of a large one may be padding.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, u64 } from './bytes.ts'
import { CHUNK_BYTES, LENGTH_PREFIX_BYTES, MAX_BUCKET_BYTES, MIN_BUCKET_BYTES } from './layout.ts'
import type { Plaintext } from './stream.ts'

export function bucketBytesFor(documentBytes: number): number {
  let bucket = MIN_BUCKET_BYTES
  while (bucket < LENGTH_PREFIX_BYTES + documentBytes) bucket *= 2
  if (bucket > MAX_BUCKET_BYTES) throw new AppError('vault-too-large')
  return bucket
}

/** Length, document and zeros; parts that lie within the document are views of it. */
export function pad(document: Uint8Array): Plaintext {
  const length = bucketBytesFor(document.length)
  const documentEnd = LENGTH_PREFIX_BYTES + document.length
  const zeros = new Uint8Array(CHUNK_BYTES)
  return {
    length,
    subarray: (start, end) => {
      if (start >= LENGTH_PREFIX_BYTES && end <= documentEnd) return document.subarray(start - LENGTH_PREFIX_BYTES, end - LENGTH_PREFIX_BYTES)
      if (start >= documentEnd && end - start <= CHUNK_BYTES) return zeros.subarray(0, end - start)
      const part = new Uint8Array(end - start)
      const from = Math.max(start, LENGTH_PREFIX_BYTES)
      part.set(document.subarray(from - LENGTH_PREFIX_BYTES, Math.max(from, end) - LENGTH_PREFIX_BYTES), from - start)
      if (start < LENGTH_PREFIX_BYTES) part.set(u64(document.length).subarray(start), 0)
      return part
    }
  }
}

/** What a plaintext that comes in parts says, in this order. */
export interface DocumentSink {
  begin(documentBytes: number): void
  /** `offset` is within the document; `part` is to be read before this answers. */
  add(offset: number, part: Uint8Array): void
}

/**
 * Takes a plaintext of `totalBytes` part by part, the first of at least eight bytes. There is one right padding; anything else was not
 * written by a writer of this format: throws `vault-damaged`.
 */
export function unpadInto(sink: DocumentSink, totalBytes: number): (part: Uint8Array) => void {
  let position = 0
  let documentEnd = 0
  return (part) => {
    if (position === 0) documentEnd = LENGTH_PREFIX_BYTES + beginDocument(sink, part, totalBytes)
    const end = position + part.length
    const from = Math.max(position, LENGTH_PREFIX_BYTES)
    const to = Math.min(end, documentEnd)
    if (to > from) sink.add(from - LENGTH_PREFIX_BYTES, part.subarray(from - position, to - position))
    if (end > documentEnd && !isZero(part.subarray(Math.max(documentEnd - position, 0)))) throw new AppError('vault-damaged')
    position = end
  }
}

/** The length is judged before anybody makes room for it. */
function beginDocument(sink: DocumentSink, first: Uint8Array, totalBytes: number): number {
  const length = createByteReader(first).u64()
  if (length > totalBytes - LENGTH_PREFIX_BYTES || bucketBytesFor(length) !== totalBytes) throw new AppError('vault-damaged')
  sink.begin(length)
  return length
}

/** A byte that equals the one before it, from a first zero on: compared natively, because half of a large file may be padding. */
function isZero(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return true
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return buffer[0] === 0 && buffer.subarray(1).equals(buffer.subarray(0, -1))
}
