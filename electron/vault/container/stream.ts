// Owns the encrypted payload (VAULT-FORMAT §6.2): STREAM over ChaCha20-Poly1305. Releases no plaintext of a chunk that does not verify.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { AppError } from '../../../shared/errors.ts'
import { CHUNK_BYTES, payloadBytesOf, TAG_BYTES } from './layout.ts'

const NONCE_BYTES = 12
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** Eleven bytes of counter, one byte that says whether it is the last chunk: cutting, swapping and adding chunks all fail. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES)
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index))
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return nonce
}

export function sealStream(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(payloadBytesOf(plaintext.length))
  const chunks = Math.ceil(plaintext.length / CHUNK_BYTES)
  for (let index = 0; index < chunks; index += 1) {
    const chunk = plaintext.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)
    const start = index * SEALED_CHUNK_BYTES
    chacha20poly1305(key, nonceOf(index, index === chunks - 1), aad).encrypt(
      chunk,
      sealed.subarray(start, start + chunk.length + TAG_BYTES)
    )
  }
  return sealed
}

export function openStream(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array {
  const chunks = Math.ceil(sealed.length / SEALED_CHUNK_BYTES)
  const plaintext = new Uint8Array(sealed.length - chunks * TAG_BYTES)
  for (let index = 0; index < chunks; index += 1) {
    const chunk = sealed.subarray(index * SEALED_CHUNK_BYTES, (index + 1) * SEALED_CHUNK_BYTES)
    const start = index * CHUNK_BYTES
    try {
      chacha20poly1305(key, nonceOf(index, index === chunks - 1), aad).decrypt(
        chunk,
        plaintext.subarray(start, start + chunk.length - TAG_BYTES)
      )
    } catch (error) {
      throw new AppError('vault-damaged', { cause: error })
    }
  }
  return plaintext
}
