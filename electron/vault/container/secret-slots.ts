// Owns the slots that one random secret opens, without a password (VAULT-FORMAT §4.3, §4.4): recovery code and system keychain.
// Takes secrets of full length only: nothing that a person thought of may stand in the place of 128 random bits.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, joinBytes, u16, u64 } from './bytes.ts'
import { extractKek } from './keys.ts'
import { ID_BYTES, KEYCHAIN_SECRET_BYTES, RECOVERY_CODE_BYTES, SALT_BYTES, SLOT_TYPE } from './layout.ts'
import { slotTypeOf } from './slots.ts'
import { readWrapped, unwrapVaultKey, wrapVaultKey, type WrappedSlot } from './wrap.ts'

const RECOVERY_PARAMETER_BYTES = 0
const KEYCHAIN_PARAMETER_BYTES = 8

export interface RecoverySlot extends WrappedSlot {
  readonly id: Uint8Array
}

export interface KeychainSlot extends WrappedSlot {
  readonly id: Uint8Array
  /** Unix milliseconds. */
  readonly validUntilMs: number
}

export function recoverySlotsOf(slots: readonly Uint8Array[]): RecoverySlot[] {
  return slots.filter((slot) => slotTypeOf(slot) === SLOT_TYPE.recoveryCode).map(parseRecoverySlot)
}

export function keychainSlotsOf(slots: readonly Uint8Array[]): KeychainSlot[] {
  return slots.filter((slot) => slotTypeOf(slot) === SLOT_TYPE.keychain).map(parseKeychainSlot)
}

function parseRecoverySlot(slot: Uint8Array): RecoverySlot {
  const reader = createByteReader(slot)
  reader.u16()
  const id = reader.take(ID_BYTES)
  if (reader.u16() !== RECOVERY_PARAMETER_BYTES) throw new AppError('vault-damaged')
  return { id, ...readWrapped(slot, reader) }
}

function parseKeychainSlot(slot: Uint8Array): KeychainSlot {
  const reader = createByteReader(slot)
  reader.u16()
  const id = reader.take(ID_BYTES)
  if (reader.u16() !== KEYCHAIN_PARAMETER_BYTES) throw new AppError('vault-damaged')
  const validUntilMs = reader.u64()
  return { id, validUntilMs, ...readWrapped(slot, reader) }
}

export interface NewSecretSlot {
  readonly vaultId: Uint8Array
  readonly vaultKey: Uint8Array
  readonly random: (length: number) => Uint8Array
}

export function makeRecoverySlot({ vaultId, vaultKey, random }: NewSecretSlot, code: Uint8Array): Uint8Array {
  if (code.length !== RECOVERY_CODE_BYTES) throw new AppError('internal')
  const salt = random(SALT_BYTES)
  const header = joinBytes([u16(SLOT_TYPE.recoveryCode), random(ID_BYTES), u16(RECOVERY_PARAMETER_BYTES), salt])
  return wrapVaultKey(extractKek(salt, code), vaultId, header, vaultKey)
}

/** `id` is drawn by the caller: whoever keeps the secret must know which slot it belongs to before the slot is saved. */
export function makeKeychainSlot(
  { vaultId, vaultKey, random }: NewSecretSlot,
  { id, secret, validUntilMs }: { id: Uint8Array; secret: Uint8Array; validUntilMs: number }
): Uint8Array {
  if (secret.length !== KEYCHAIN_SECRET_BYTES || id.length !== ID_BYTES) throw new AppError('internal')
  const salt = random(SALT_BYTES)
  const header = joinBytes([u16(SLOT_TYPE.keychain), id, u16(KEYCHAIN_PARAMETER_BYTES), u64(validUntilMs), salt])
  return wrapVaultKey(extractKek(salt, secret), vaultId, header, vaultKey)
}

/** The vault key, or null when the slot belongs to another secret. */
export function openSecretSlot(slot: WrappedSlot, vaultId: Uint8Array, secret: Uint8Array): Uint8Array | null {
  return unwrapVaultKey(extractKek(slot.salt, secret), vaultId, slot)
}
