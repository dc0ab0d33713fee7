// Owns slots: the ways to the vault key (VAULT-FORMAT §4). A slot of a type that is not built here is kept byte for byte, never rewritten.
import { timingSafeEqual } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, joinBytes, u16, u32, u8 } from './bytes.ts'
import { assertPolicy, deriveKeyFromPassword, isKdfCostWithinBounds, isTotalWorkWithinBounds, type KdfCost, type KdfPolicy } from './kdf.ts'
import { deriveSlotKeys } from './keys.ts'
import { ID_BYTES, KEY_BYTES, MAX_SLOTS, MIN_SLOTS, SALT_BYTES, SLOT_TYPE_PASSWORD, SUITE, TAG_BYTES } from './layout.ts'

const ARGON2_VERSION = 0x13
const ARGON2_PARAMETER_BYTES = 13
const COMMITMENT_BYTES = 32
const NONCE_BYTES = 12

export interface PasswordSlot {
  readonly cost: KdfCost
  readonly salt: Uint8Array
  /** Every byte of the slot before its commitment: what its keys are bound to. */
  readonly header: Uint8Array
  readonly commitment: Uint8Array
  readonly wrappedKey: Uint8Array
}

export function parseSlotList(value: Uint8Array): Uint8Array[] {
  const reader = createByteReader(value)
  const count = reader.u8()
  if (count < MIN_SLOTS || count > MAX_SLOTS) throw new AppError('vault-damaged')
  // Copies: they outlive the file's bytes, which may be many.
  const slots = Array.from({ length: count }, () => reader.take(reader.u16()).slice())
  if (reader.remaining() !== 0) throw new AppError('vault-damaged')
  const ids = new Set(slots.map((slot) => Buffer.from(slotIdOf(slot)).toString('hex')))
  if (ids.size !== count) throw new AppError('vault-damaged')
  return slots
}

export function encodeSlotList(slots: readonly Uint8Array[]): Uint8Array {
  return joinBytes([u8(slots.length), ...slots.flatMap((slot) => [u16(slot.length), slot])])
}

/** Type and id come first in every slot, whatever its type. */
function slotIdOf(slot: Uint8Array): Uint8Array {
  const reader = createByteReader(slot)
  reader.u16()
  return reader.take(ID_BYTES)
}

/** The slots that a password alone can open, with every cost checked before any of them is paid. */
export function passwordSlotsOf(slots: readonly Uint8Array[]): PasswordSlot[] {
  const found = slots.flatMap((slot) => (createByteReader(slot).u16() === SLOT_TYPE_PASSWORD ? [parsePasswordSlot(slot)] : []))
  if (!isTotalWorkWithinBounds(found.map(({ cost }) => cost))) throw new AppError('vault-damaged')
  return found
}

function parsePasswordSlot(slot: Uint8Array): PasswordSlot {
  const reader = createByteReader(slot)
  reader.u16()
  reader.take(ID_BYTES)
  if (reader.u16() !== ARGON2_PARAMETER_BYTES || reader.u8() !== ARGON2_VERSION) throw new AppError('vault-damaged')
  const cost = { memoryKiB: reader.u32(), passes: reader.u32(), lanes: reader.u32() }
  if (!isKdfCostWithinBounds(cost)) throw new AppError('vault-damaged')
  const salt = reader.take(SALT_BYTES)
  const header = slot.subarray(0, slot.length - reader.remaining())
  const commitment = reader.take(COMMITMENT_BYTES)
  const wrappedKey = reader.take(KEY_BYTES + TAG_BYTES)
  if (reader.remaining() !== 0) throw new AppError('vault-damaged')
  return { cost, salt, header, commitment, wrappedKey }
}

/**
 * The wrap key comes from a fresh salt and encrypts exactly one message in its life, the vault key, so its nonce may be zero:
 * a slot is copied as it is at every save and made anew, with a new salt, when the password changes (§4.2).
 */
function wrapCipher(wrapKey: Uint8Array, vaultId: Uint8Array, slotHeader: Uint8Array): ReturnType<typeof chacha20poly1305> {
  return chacha20poly1305(wrapKey, new Uint8Array(NONCE_BYTES), joinBytes([vaultId, u16(SUITE), slotHeader]))
}

export interface NewPasswordSlot {
  readonly vaultId: Uint8Array
  readonly vaultKey: Uint8Array
  readonly password: string
  readonly policy: KdfPolicy
  readonly random: (length: number) => Uint8Array
}

export async function makePasswordSlot({ vaultId, vaultKey, password, policy, random }: NewPasswordSlot): Promise<Uint8Array> {
  assertPolicy(policy)
  const { cost } = policy
  const salt = random(SALT_BYTES)
  const header = joinBytes([
    u16(SLOT_TYPE_PASSWORD),
    random(ID_BYTES),
    u16(ARGON2_PARAMETER_BYTES),
    u8(ARGON2_VERSION),
    u32(cost.memoryKiB),
    u32(cost.passes),
    u32(cost.lanes),
    salt
  ])
  const { wrapKey, commitment } = deriveSlotKeys(await deriveKeyFromPassword(password, salt, cost), vaultId, header)
  return joinBytes([header, commitment, wrapCipher(wrapKey, vaultId, header).encrypt(vaultKey)])
}

/** The vault key, or null when this slot belongs to another password. */
export async function openPasswordSlot(slot: PasswordSlot, vaultId: Uint8Array, password: string): Promise<Uint8Array | null> {
  const { wrapKey, commitment } = deriveSlotKeys(await deriveKeyFromPassword(password, slot.salt, slot.cost), vaultId, slot.header)
  if (!timingSafeEqual(commitment, slot.commitment)) return null
  try {
    return wrapCipher(wrapKey, vaultId, slot.header).decrypt(slot.wrappedKey)
  } catch (error) {
    // The commitment fits, so the password is right: what is wrong is the file.
    throw new AppError('vault-damaged', { cause: error })
  }
}
