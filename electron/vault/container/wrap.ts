// Owns the second half of every slot: commitment and wrapped vault key (VAULT-FORMAT §4.5, §5.3). Knows no kind of slot.
import { timingSafeEqual } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { AppError } from '../../../shared/errors.ts'
import { joinBytes, u16, type ByteReader } from './bytes.ts'
import { deriveSlotKeys } from './keys.ts'
import { KEY_BYTES, SALT_BYTES, SUITE, TAG_BYTES } from './layout.ts'

const COMMITMENT_BYTES = 32
const NONCE_BYTES = 12

export interface WrappedSlot {
  readonly salt: Uint8Array
  /** Every byte of the slot before its commitment: what its keys are bound to. */
  readonly header: Uint8Array
  readonly commitment: Uint8Array
  readonly wrappedKey: Uint8Array
}

/** The parts of `slot` from its salt on, which is where `reader` stands. Throws `vault-damaged` unless the slot ends with them. */
export function readWrapped(slot: Uint8Array, reader: ByteReader): WrappedSlot {
  const salt = reader.take(SALT_BYTES)
  const header = slot.subarray(0, slot.length - reader.remaining())
  const commitment = reader.take(COMMITMENT_BYTES)
  const wrappedKey = reader.take(KEY_BYTES + TAG_BYTES)
  if (reader.remaining() !== 0) throw new AppError('vault-damaged')
  return { salt, header, commitment, wrappedKey }
}

/**
 * The wrap key comes from a fresh salt and encrypts exactly one message in its life, the vault key, so its nonce may be zero:
 * a slot is copied as it is at every save and made anew, with a new salt, when its secret changes (§4.5).
 */
function wrapCipher(wrapKey: Uint8Array, vaultId: Uint8Array, slotHeader: Uint8Array): ReturnType<typeof chacha20poly1305> {
  return chacha20poly1305(wrapKey, new Uint8Array(NONCE_BYTES), joinBytes([vaultId, u16(SUITE), slotHeader]))
}

/** The whole slot. `header` ends with a salt that was never used before. */
export function wrapVaultKey(kek: Uint8Array, vaultId: Uint8Array, header: Uint8Array, vaultKey: Uint8Array): Uint8Array {
  const { wrapKey, commitment } = deriveSlotKeys(kek, vaultId, header)
  return joinBytes([header, commitment, wrapCipher(wrapKey, vaultId, header).encrypt(vaultKey)])
}

/** The vault key, or null when the slot belongs to another secret. */
export function unwrapVaultKey(kek: Uint8Array, vaultId: Uint8Array, slot: WrappedSlot): Uint8Array | null {
  const { wrapKey, commitment } = deriveSlotKeys(kek, vaultId, slot.header)
  if (!timingSafeEqual(commitment, slot.commitment)) return null
  try {
    return wrapCipher(wrapKey, vaultId, slot.header).decrypt(slot.wrappedKey)
  } catch (error) {
    // The commitment fits, so the secret is right: what is wrong is the file.
    throw new AppError('vault-damaged', { cause: error })
  }
}
