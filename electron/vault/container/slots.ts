// Owns the list of slots and those that a master password opens (VAULT-FORMAT §4). A slot of an unknown type is kept byte for byte.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, equalBytes, joinBytes, u16, u32, u8 } from './bytes.ts'
import { assertPolicy, deriveKeyFromPassword, isKdfCostWithinBounds, isTotalWorkWithinBounds, type KdfCost, type KdfPolicy } from './kdf.ts'
import { extractKek } from './keys.ts'
import { ID_BYTES, MAX_SLOTS, MIN_SLOTS, SALT_BYTES, SLOT_TYPE } from './layout.ts'
import { readWrapped, unwrapVaultKey, wrapVaultKey, type WrappedSlot } from './wrap.ts'

const ARGON2_VERSION = 0x13
const ARGON2_PARAMETER_BYTES = 13

export interface PasswordSlot extends WrappedSlot {
  readonly id: Uint8Array
  readonly needsKeyFile: boolean
  readonly cost: KdfCost
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

export function areSameSlots(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return some.length === others.length && some.every((slot, index) => equalBytes(slot, others[index] ?? new Uint8Array()))
}

/** Type and id come first in every slot, whatever its type. */
export function slotTypeOf(slot: Uint8Array): number {
  return createByteReader(slot).u16()
}

export function slotIdOf(slot: Uint8Array): Uint8Array {
  const reader = createByteReader(slot)
  reader.u16()
  return reader.take(ID_BYTES)
}

function isPasswordType(type: number): boolean {
  return type === SLOT_TYPE.password || type === SLOT_TYPE.passwordAndKeyFile
}

/** The slots that a password opens, alone or with a key file, with every cost checked before any of them is paid. */
export function passwordSlotsOf(slots: readonly Uint8Array[]): PasswordSlot[] {
  const found = slots.flatMap((slot) => (isPasswordType(slotTypeOf(slot)) ? [parsePasswordSlot(slot)] : []))
  if (!isTotalWorkWithinBounds(found.map(({ cost }) => cost))) throw new AppError('vault-damaged')
  return found
}

function parsePasswordSlot(slot: Uint8Array): PasswordSlot {
  const reader = createByteReader(slot)
  const needsKeyFile = reader.u16() === SLOT_TYPE.passwordAndKeyFile
  const id = reader.take(ID_BYTES)
  if (reader.u16() !== ARGON2_PARAMETER_BYTES || reader.u8() !== ARGON2_VERSION) throw new AppError('vault-damaged')
  const cost = { memoryKiB: reader.u32(), passes: reader.u32(), lanes: reader.u32() }
  if (!isKdfCostWithinBounds(cost)) throw new AppError('vault-damaged')
  return { id, needsKeyFile, cost, ...readWrapped(slot, reader) }
}

/** What the password's key is made of (§5.1): Argon2id alone, or extracted together with the key file's digest. */
async function kekOf(password: string, keyFileDigest: Uint8Array | null, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
  const derived = await deriveKeyFromPassword(password, salt, cost)
  return keyFileDigest === null ? derived : extractKek(salt, derived, keyFileDigest)
}

export interface NewPasswordSlot {
  readonly vaultId: Uint8Array
  readonly vaultKey: Uint8Array
  readonly password: string
  /** SHA-256 of the key file. With it the slot opens for both together only. */
  readonly keyFileDigest?: Uint8Array | null
  readonly policy: KdfPolicy
  readonly random: (length: number) => Uint8Array
}

export async function makePasswordSlot({ vaultId, vaultKey, password, keyFileDigest = null, policy, random }: NewPasswordSlot): Promise<Uint8Array> {
  assertPolicy(policy)
  const { cost } = policy
  const salt = random(SALT_BYTES)
  const header = joinBytes([
    u16(keyFileDigest === null ? SLOT_TYPE.password : SLOT_TYPE.passwordAndKeyFile),
    random(ID_BYTES),
    u16(ARGON2_PARAMETER_BYTES),
    u8(ARGON2_VERSION),
    u32(cost.memoryKiB),
    u32(cost.passes),
    u32(cost.lanes),
    salt
  ])
  return wrapVaultKey(await kekOf(password, keyFileDigest, salt, cost), vaultId, header, vaultKey)
}

/** The vault key, or null when this slot belongs to another password or key file, or needs a key file and none is given. */
export async function openPasswordSlot(
  slot: PasswordSlot,
  vaultId: Uint8Array,
  password: string,
  keyFileDigest: Uint8Array | null = null
): Promise<Uint8Array | null> {
  if (slot.needsKeyFile && keyFileDigest === null) return null
  const kek = await kekOf(password, slot.needsKeyFile ? keyFileDigest : null, slot.salt, slot.cost)
  return unwrapVaultKey(kek, vaultId, slot)
}
