// Owns the encrypted payload (VAULT-FORMAT §6.2): STREAM over ChaCha20-Poly1305. Releases no plaintext of a chunk that does not verify.
import { AppError } from '../../../shared/errors.ts'
import { chunkCipher, type ChunkCipher } from './chunk-cipher.ts'
import { CHUNK_BYTES, payloadBytesOf, TAG_BYTES } from './layout.ts'

const NONCE_BYTES = 12
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Bytes that may be made only when they are asked for; an array of bytes is one. */
export interface Plaintext {
  readonly length: number
  /** Read before the next call. */
  subarray(start: number, end: number): Uint8Array
}

/** Eleven bytes of counter, one byte that says whether it is the last chunk: cutting, swapping and adding chunks all fail. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES)
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index))
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return nonce
}

/** Seals into `sealed`, which has `payloadBytesOf(plaintext.length)` bytes, and answers with it. */
export function sealStream(
  key: Uint8Array,
  plaintext: Plaintext,
  aad: Uint8Array,
  sealed: Uint8Array = new Uint8Array(payloadBytesOf(plaintext.length)),
  cipher: ChunkCipher = chunkCipher()
): Uint8Array {
  const chunks = Math.ceil(plaintext.length / CHUNK_BYTES)
  for (let index = 0; index < chunks; index += 1) {
    const chunk = plaintext.subarray(index * CHUNK_BYTES, Math.min((index + 1) * CHUNK_BYTES, plaintext.length))
    const start = index * SEALED_CHUNK_BYTES
    cipher.seal(key, nonceOf(index, index === chunks - 1), aad, chunk, sealed.subarray(start, start + chunk.length + TAG_BYTES))
  }
  return sealed
}

/**
 * Gives the plaintext chunk by chunk, each after it has verified; `take` reads it before it answers, because the next one stands in the
 * same bytes. Throws `vault-damaged` at the first that does not verify: what was taken until then must not be used.
 */
export function openStream(
  key: Uint8Array,
  sealed: Uint8Array,
  aad: Uint8Array,
  take: (chunk: Uint8Array) => void,
  cipher: ChunkCipher = chunkCipher()
): void {
  const chunks = Math.ceil(sealed.length / SEALED_CHUNK_BYTES)
  const plaintext = new Uint8Array(CHUNK_BYTES)
  for (let index = 0; index < chunks; index += 1) {
    const chunk = sealed.subarray(index * SEALED_CHUNK_BYTES, (index + 1) * SEALED_CHUNK_BYTES)
    if (chunk.length < TAG_BYTES) throw new AppError('vault-damaged')
    const opened = plaintext.subarray(0, chunk.length - TAG_BYTES)
    try {
      cipher.open(key, nonceOf(index, index === chunks - 1), aad, chunk, opened)
    } catch (error) {
      throw new AppError('vault-damaged', { cause: error })
    }
    take(opened)
  }
}
