// Owns who computes ChaCha20-Poly1305 (RFC 8439 §2.8): libsodium where its binary loads and proves itself, noble's JavaScript everywhere else.
// Both give the same bytes. Keeps no key.
import { createRequire } from 'node:module'
import type * as SodiumNative from 'sodium-native'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { KEY_BYTES, MAC_BYTES, TAG_BYTES } from './layout.ts'

const NONCE_BYTES = 12
const PROBE_BYTES = 257

/** One message under a 32-byte key and a 12-byte nonce. The tag of 16 bytes stands behind the ciphertext. */
export interface ChunkCipher {
  /** `into` has exactly the plaintext's bytes and 16 more. */
  seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array, into: Uint8Array): void
  /** `into` has exactly 16 bytes fewer than `sealed`. Throws when the tag does not verify; what is in `into` then is no plaintext. */
  open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array, into: Uint8Array): void
}

export const nobleCipher: ChunkCipher = {
  seal: (key, nonce, aad, plaintext, into) => {
    chacha20poly1305(key, nonce, aad).encrypt(plaintext, into)
  },
  open: (key, nonce, aad, sealed, into) => {
    chacha20poly1305(key, nonce, aad).decrypt(sealed, into)
  }
}

function loadSodium(): ChunkCipher {
  // Required: an import would have its whole text searched for names first.
  const sodium = createRequire(import.meta.url)('sodium-native') as typeof SodiumNative
  const { crypto_aead_chacha20poly1305_ietf_encrypt: encrypt, crypto_aead_chacha20poly1305_ietf_decrypt: decrypt } = sodium
  return {
    seal: (key, nonce, aad, plaintext, into) => {
      encrypt(into, plaintext, aad, null, nonce, key)
    },
    open: (key, nonce, aad, sealed, into) => {
      decrypt(into, null, sealed, aad, nonce, key)
    }
  }
}

/** A binary that computes anything else than noble does, or takes a forged tag, is not used: its vaults would open nowhere else. */
export function agreesWithNoble(cipher: ChunkCipher): boolean {
  const counted = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index)
  const [key, nonce, aad, plaintext] = [counted(KEY_BYTES), counted(NONCE_BYTES), counted(MAC_BYTES), counted(PROBE_BYTES)]
  const [expected, sealed, opened] = [new Uint8Array(PROBE_BYTES + TAG_BYTES), new Uint8Array(PROBE_BYTES + TAG_BYTES), new Uint8Array(PROBE_BYTES)]
  try {
    nobleCipher.seal(key, nonce, aad, plaintext, expected)
    cipher.seal(key, nonce, aad, plaintext, sealed)
    cipher.open(key, nonce, aad, expected, opened)
  } catch {
    return false
  }
  return Buffer.compare(sealed, expected) === 0 && Buffer.compare(opened, plaintext) === 0 && refusesForged(cipher, key, nonce, aad, sealed)
}

function refusesForged(cipher: ChunkCipher, key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): boolean {
  const forged = sealed.slice()
  forged[0] = (forged[0] ?? 0) ^ 1
  try {
    cipher.open(key, nonce, aad, forged, new Uint8Array(PROBE_BYTES))
    return false
  } catch {
    return true
  }
}

/** Null where no binary was built for this computer, or its C library is too old for it. */
export function nativeCipher(): ChunkCipher | null {
  try {
    return loadSodium()
  } catch {
    return null
  }
}

let chosen: ChunkCipher | null = null

/** The one that is used. The first call loads it, which takes longer than a small vault. */
export function chunkCipher(): ChunkCipher {
  if (chosen === null) {
    const native = nativeCipher()
    chosen = native !== null && agreesWithNoble(native) ? native : nobleCipher
  }
  return chosen
}
