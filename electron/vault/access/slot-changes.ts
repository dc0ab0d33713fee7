// Owns what each change of the ways in makes of the slots (VAULT-FORMAT §10.2). Saves nothing; every new slot is opened once before it is handed on.
import { timingSafeEqual } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { equalBytes } from '../container/bytes.ts'
import type { KdfCost, KdfPolicy } from '../container/kdf.ts'
import { KEYCHAIN_SECRET_BYTES, KEY_BYTES, MAX_SLOTS, RECOVERY_CODE_BYTES, SLOT_TYPE } from '../container/layout.ts'
import { keychainSlotsOf, makeKeychainSlot, makeRecoverySlot } from '../container/secret-slots.ts'
import { makePasswordSlot, passwordSlotsOf, slotIdOf, slotTypeOf, type PasswordSlot } from '../container/slots.ts'
import { findWayIn, type FoundWay, type Proof, type VaultAccess } from '../container/ways-in.ts'

export interface SlotTools {
  readonly random: (length: number) => Uint8Array
  readonly nowMs: () => number
  readonly floor: KdfPolicy['floor']
}

export interface NewPassword {
  readonly password: string
  readonly keyFileDigest: Uint8Array | null
  readonly cost: KdfCost
}

const LANES = 4

/** Throws what `findWayIn` throws when `proof` does not open the vault. */
export async function confirm(access: VaultAccess, proof: Proof, nowMs: () => number): Promise<FoundWay> {
  const found = await findWayIn(access, proof, nowMs)
  // The header's MAC covers the slots, so a slot of this file that holds another key was never written by anybody who had this one.
  if (!timingSafeEqual(found.vaultKey, access.vaultKey)) throw new AppError('vault-damaged')
  return found
}

export function passwordSlot(access: VaultAccess, id: Uint8Array): PasswordSlot {
  const slot = passwordSlotsOf(access.slots).find((one) => equalBytes(one.id, id))
  if (slot === undefined) throw new AppError('internal')
  return slot
}

/** The slot's own cost, or the floor where an older file has less. */
export function keptCost({ cost }: PasswordSlot, floor: KdfPolicy['floor']): KdfCost {
  const isEnough = cost.memoryKiB >= floor.memoryKiB && cost.passes >= floor.passes
  return isEnough ? cost : { memoryKiB: Math.max(cost.memoryKiB, floor.memoryKiB), passes: Math.max(cost.passes, floor.passes), lanes: LANES }
}

async function newPasswordSlot(access: VaultAccess, { password, keyFileDigest, cost }: NewPassword, tools: SlotTools): Promise<Uint8Array> {
  const { random, floor, nowMs } = tools
  const slot = await makePasswordSlot({ ...access, password, keyFileDigest, policy: { cost, floor }, random })
  // A vault that its owner cannot open must not get onto a disk, whatever went wrong in memory.
  await confirm({ ...access, slots: [slot] }, { kind: 'password', password, keyFileDigest }, nowMs)
  return slot
}

/** In the place of the slot `replaced`; with null in the place of all password slots (somebody came in by the recovery code). */
export async function withPassword(access: VaultAccess, replaced: Uint8Array | null, next: NewPassword, tools: SlotTools): Promise<VaultAccess> {
  const slot = await newPasswordSlot(access, next, tools)
  const isReplaced = (one: Uint8Array): boolean =>
    replaced === null ? slotTypeOf(one) === SLOT_TYPE.password || slotTypeOf(one) === SLOT_TYPE.passwordAndKeyFile : equalBytes(slotIdOf(one), replaced)
  const first = access.slots.findIndex(isReplaced)
  if (first < 0) throw new AppError('internal')
  const slots = access.slots.flatMap((one, index) => (index === first ? [slot] : isReplaced(one) ? [] : [one]))
  return { ...access, slots }
}

/** With a new code in place of whatever recovery codes there were. */
export async function withRecovery(access: VaultAccess, { random, nowMs }: SlotTools): Promise<{ access: VaultAccess; code: Uint8Array; slotId: Uint8Array }> {
  const code = random(RECOVERY_CODE_BYTES)
  const slot = makeRecoverySlot({ ...access, random }, code)
  await confirm({ ...access, slots: [slot] }, { kind: 'recovery-code', code }, nowMs)
  return { access: appended(withoutRecovery(access), slot), code, slotId: slotIdOf(slot) }
}

export function withoutRecovery(access: VaultAccess): VaultAccess {
  return { ...access, slots: access.slots.filter((slot) => slotTypeOf(slot) !== SLOT_TYPE.recoveryCode) }
}

export interface NewKeychain {
  readonly id: Uint8Array
  readonly validUntilMs: number
}

/** Slots of this type that have ended, of whichever computer, go along. */
export async function withKeychain(
  access: VaultAccess,
  { id, validUntilMs }: NewKeychain,
  { random, nowMs }: SlotTools
): Promise<{ access: VaultAccess; secret: Uint8Array }> {
  const secret = random(KEYCHAIN_SECRET_BYTES)
  const slot = makeKeychainSlot({ ...access, random }, { id, secret, validUntilMs })
  await confirm({ ...access, slots: [slot] }, { kind: 'keychain', secret }, nowMs)
  const ended = keychainSlotsOf(access.slots).filter((one) => one.validUntilMs <= nowMs())
  return { access: appended(without(access, ended.map((one) => one.id)), slot), secret }
}

export function without(access: VaultAccess, ids: readonly Uint8Array[]): VaultAccess {
  return { ...access, slots: access.slots.filter((slot) => !ids.some((id) => equalBytes(id, slotIdOf(slot)))) }
}

function appended(access: VaultAccess, slot: Uint8Array): VaultAccess {
  if (access.slots.length >= MAX_SLOTS) throw new AppError('vault-too-many-slots')
  return { ...access, slots: [...access.slots, slot] }
}

/** A new vault key with nothing but the one password on it. Every other slot holds the old key and is gone. */
export async function withNewKey(access: VaultAccess, next: NewPassword, tools: SlotTools): Promise<VaultAccess> {
  const fresh: VaultAccess = { vaultId: access.vaultId, vaultKey: tools.random(KEY_BYTES), slots: [] }
  return { ...fresh, slots: [await newPasswordSlot(fresh, next, tools)] }
}
