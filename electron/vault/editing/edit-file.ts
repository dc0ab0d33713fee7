// Owns the bytes of a kept edit (VAULT-FORMAT §13): sealed with a key that only the open vault can derive. Knows no file and no content.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, equalBytes, joinBytes, u16, u32 } from '../container/bytes.ts'
import { deriveEditKey } from '../container/keys.ts'
import { SALT_BYTES, TAG_BYTES } from '../container/layout.ts'

const MAGIC = new TextEncoder().encode('NIDANEDT')
const VERSION = 1
const NONCE_BYTES = 12
const LENGTH_BYTES = 4
const MIN_BUCKET_BYTES = 4_096
/** The plaintext with its padding: four notes of the greatest length and room. */
const MAX_BUCKET_BYTES = 1_048_576
const HEAD_BYTES = MAGIC.length + 2 + SALT_BYTES
export const MAX_EDIT_FILE_BYTES = HEAD_BYTES + MAX_BUCKET_BYTES + TAG_BYTES

export interface EditKey {
  readonly vaultKey: Uint8Array
  readonly vaultId: Uint8Array
}

/** The key of one writing comes from a fresh salt and seals one message, so its nonce may be zero. */
function cipherOf({ vaultKey, vaultId }: EditKey, head: Uint8Array): ReturnType<typeof chacha20poly1305> {
  return chacha20poly1305(deriveEditKey(vaultKey, head.subarray(HEAD_BYTES - SALT_BYTES), vaultId), new Uint8Array(NONCE_BYTES), head)
}

/** Null when it is larger than what is kept. */
export function sealEdit(key: EditKey, content: Uint8Array, random: (length: number) => Uint8Array): Uint8Array | null {
  let bucket = MIN_BUCKET_BYTES
  while (bucket < LENGTH_BYTES + content.length) bucket *= 2
  if (bucket > MAX_BUCKET_BYTES) return null
  const plaintext = new Uint8Array(bucket)
  plaintext.set(joinBytes([u32(content.length), content]))
  const head = joinBytes([MAGIC, u16(VERSION), random(SALT_BYTES)])
  return joinBytes([head, cipherOf(key, head).encrypt(plaintext)])
}

/** Throws `vault-damaged` for everything that was not sealed with this key. */
export function openEdit(key: EditKey, bytes: Uint8Array): Uint8Array {
  const reader = createByteReader(bytes)
  if (!equalBytes(reader.take(MAGIC.length), MAGIC) || reader.u16() !== VERSION) throw new AppError('vault-damaged')
  const head = bytes.subarray(0, HEAD_BYTES)
  reader.take(SALT_BYTES)
  const plaintext = open(key, head, reader.take(reader.remaining()))
  const inner = createByteReader(plaintext)
  return inner.take(inner.u32())
}

function open(key: EditKey, head: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    return cipherOf(key, head).decrypt(sealed)
  } catch (error) {
    throw new AppError('vault-damaged', { cause: error })
  }
}
