// Owns the salted hash by which a text is known again without being kept.
import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256 of salt and UTF-8 text, 32 bytes. */
export function saltedDigest(text: string, salt: Uint8Array): Buffer {
  return createHash('sha256').update(salt).update(text, 'utf8').digest()
}

/** False for an empty text, which nobody has to clear. */
export function isSaltedDigest(text: string, salt: Uint8Array, digest: Uint8Array): boolean {
  const own = saltedDigest(text, salt)
  return text !== '' && digest.length === own.length && timingSafeEqual(own, digest)
}
