// Owns how long an attachment looks from outside (VAULT-FORMAT §6.3): a length of Padmé, which tells little and wastes at most an eighth.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, u64 } from './bytes.ts'
import { CHUNK_BYTES, LENGTH_PREFIX_BYTES, MAX_ATTACHMENT_CONTENT_BYTES, MIN_BUCKET_BYTES, payloadBytesOf, TAG_BYTES } from './layout.ts'

/** Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, §4.4), at least 16 KiB. */
export function paddedBytesFor(contentBytes: number): number {
  const length = Math.max(MIN_BUCKET_BYTES, LENGTH_PREFIX_BYTES + contentBytes)
  const exponent = floorLog2(length)
  const keptBits = floorLog2(exponent) + 1
  const step = 2 ** (exponent - keptBits)
  return Math.ceil(length / step) * step
}

function floorLog2(value: number): number {
  return 31 - Math.clz32(value)
}

const MAX_PADDED_ATTACHMENT_BYTES = paddedBytesFor(MAX_ATTACHMENT_CONTENT_BYTES)

/** True for the length of the STREAM of some attachment. */
export function isSealedLength(length: number): boolean {
  const padded = length - TAG_BYTES * Math.ceil(length / (CHUNK_BYTES + TAG_BYTES))
  if (padded < MIN_BUCKET_BYTES || padded > MAX_PADDED_ATTACHMENT_BYTES) return false
  return payloadBytesOf(padded) === length && paddedBytesFor(padded - LENGTH_PREFIX_BYTES) === padded
}

export function padContent(content: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedBytesFor(content.length))
  padded.set(u64(content.length))
  padded.set(content, LENGTH_PREFIX_BYTES)
  return padded
}

/** A view of the content. There is one right padding, as for the document. */
export function unpadContent(padded: Uint8Array): Uint8Array {
  const reader = createByteReader(padded)
  const content = reader.take(reader.u64())
  if (content.length === 0 || paddedBytesFor(content.length) !== padded.length) throw new AppError('vault-damaged')
  if (reader.take(reader.remaining()).some((byte) => byte !== 0)) throw new AppError('vault-damaged')
  return content
}
