// Owns the fixed numbers of container version 1 (VAULT-FORMAT §2). Changing one of them makes another format: never do it.

/** Like PNG's: the high bit, the CRLF and the lone LF show a transfer that took the file for text. */
export const MAGIC = Uint8Array.of(0x89, 0x4e, 0x49, 0x44, 0x0d, 0x0a, 0x1a, 0x0a)
export const MAJOR_VERSION = 1
export const MINOR_VERSION = 0

/** magic 8, major 2, minor 2, header length 4 */
export const PREAMBLE_BYTES = 16
export const MAX_HEADER_BYTES = 65_536
export const MAC_BYTES = 32
/** total length 8, SHA-256 32 */
export const TRAILER_BYTES = 40
export const DIGEST_BYTES = 32

export const CHUNK_BYTES = 65_536
export const TAG_BYTES = 16
export const KEY_BYTES = 32
export const ID_BYTES = 16
export const SALT_BYTES = 32

/** Bytes of the document's length before the document. */
export const LENGTH_PREFIX_BYTES = 8
export const MIN_BUCKET_BYTES = 16_384
export const MAX_BUCKET_BYTES = 536_870_912

/** ChaCha20-Poly1305, HKDF-SHA-256, HMAC-SHA-256, Argon2id. */
export const SUITE = 1

export const TLV = {
  vaultId: 1,
  suite: 2,
  generation: 3,
  saveId: 4,
  prevSaveId: 5,
  saveSalt: 6,
  payloadLength: 7,
  slots: 8
} as const
export const CRITICAL_BIT = 0x8000

export const MIN_SLOTS = 1
export const MAX_SLOTS = 16
export const SLOT_TYPE = { password: 1, passwordAndKeyFile: 2, recoveryCode: 3, keychain: 4 } as const
/** Of the slots that a secret alone opens: 128 bits are on paper, 256 in the keychain. */
export const RECOVERY_CODE_BYTES = 16
export const KEYCHAIN_SECRET_BYTES = 32

/** How long the encrypted payload of a padded plaintext is. */
export function payloadBytesOf(bucketBytes: number): number {
  return bucketBytes + TAG_BYTES * Math.ceil(bucketBytes / CHUNK_BYTES)
}

export const MAX_FILE_BYTES = PREAMBLE_BYTES + MAX_HEADER_BYTES + MAC_BYTES + payloadBytesOf(MAX_BUCKET_BYTES) + TRAILER_BYTES
export const MIN_FILE_BYTES = PREAMBLE_BYTES + MAC_BYTES + TRAILER_BYTES
