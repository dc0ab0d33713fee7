// Owns finding the slot that a proof opens (VAULT-FORMAT §7, step 9). Never tries a proof on a slot of another kind.
import { AppError } from '../../../shared/errors.ts'
import type { WayIn } from '../../../shared/model/access.ts'
import type { KdfCost } from './kdf.ts'
import { keychainSlotsOf, openSecretSlot, recoverySlotsOf } from './secret-slots.ts'
import { openPasswordSlot, passwordSlotsOf } from './slots.ts'

/** What somebody brings to open a vault. */
export type Proof =
  | { readonly kind: 'password'; readonly password: string; readonly keyFileDigest: Uint8Array | null }
  | { readonly kind: 'recovery-code'; readonly code: Uint8Array }
  | { readonly kind: 'keychain'; readonly secret: Uint8Array }

export interface FoundWay {
  readonly vaultKey: Uint8Array
  readonly wayIn: WayIn
  readonly slotId: Uint8Array
  /** How long the key derivation of this slot took here; null where there is none. */
  readonly kdf: { readonly cost: KdfCost; readonly tookMs: number } | null
}

export interface Slots {
  readonly vaultId: Uint8Array
  readonly slots: readonly Uint8Array[]
}

/** Everything that decides who gets in: a change of it is a save with these slots, under this key. */
export interface VaultAccess extends Slots {
  readonly vaultKey: Uint8Array
}

export function proofOf(password: string): Proof {
  return { kind: 'password', password, keyFileDigest: null }
}

/** The slots of each kind are all parsed: a malformed one is damage whatever is brought (§7, step 7). */
export function knownSlotsOf(slots: readonly Uint8Array[]) {
  return { password: passwordSlotsOf(slots), recovery: recoverySlotsOf(slots), keychain: keychainSlotsOf(slots) }
}

/**
 * Throws `vault-newer-version` when no slot is of a known type, otherwise what §7 says for the kind of proof. `nowMs`: Unix milliseconds,
 * for the end of a keychain slot and for measuring the derivation.
 */
export async function findWayIn({ vaultId, slots }: Slots, proof: Proof, nowMs: () => number): Promise<FoundWay> {
  const known = knownSlotsOf(slots)
  // Only ways in that this version does not know.
  if (known.password.length + known.recovery.length + known.keychain.length === 0) throw new AppError('vault-newer-version')
  switch (proof.kind) {
    case 'password':
      return byPassword(known.password, vaultId, proof, nowMs)
    case 'recovery-code':
      return byRecoveryCode(known.recovery, vaultId, proof.code)
    case 'keychain':
      return byKeychain(known.keychain, vaultId, proof.secret, nowMs())
  }
}

type PasswordProof = Extract<Proof, { kind: 'password' }>

async function byPassword(
  all: ReturnType<typeof passwordSlotsOf>,
  vaultId: Uint8Array,
  { password, keyFileDigest }: PasswordProof,
  nowMs: () => number
): Promise<FoundWay> {
  // Before any work is done: no password can be right here without the file.
  if (keyFileDigest === null && all.length > 0 && all.every(({ needsKeyFile }) => needsKeyFile)) throw new AppError('vault-key-file-needed')
  for (const slot of all) {
    const startedMs = nowMs()
    const vaultKey = await openPasswordSlot(slot, vaultId, password, keyFileDigest)
    if (vaultKey === null) continue
    const kdf = { cost: slot.cost, tookMs: Math.max(0, nowMs() - startedMs) }
    return { vaultKey, wayIn: slot.needsKeyFile ? 'key-file' : 'password', slotId: slot.id, kdf }
  }
  // Which of the two is wrong cannot be told: that is what makes the file worth something.
  const wasFileTried = keyFileDigest !== null && all.some(({ needsKeyFile }) => needsKeyFile)
  throw new AppError(wasFileTried ? 'vault-wrong-password-or-file' : 'vault-wrong-password')
}

function byRecoveryCode(all: ReturnType<typeof recoverySlotsOf>, vaultId: Uint8Array, code: Uint8Array): FoundWay {
  if (all.length === 0) throw new AppError('vault-no-recovery-code')
  for (const slot of all) {
    const vaultKey = openSecretSlot(slot, vaultId, code)
    if (vaultKey !== null) return { vaultKey, wayIn: 'recovery-code', slotId: slot.id, kdf: null }
  }
  throw new AppError('vault-wrong-recovery-code')
}

function byKeychain(all: ReturnType<typeof keychainSlotsOf>, vaultId: Uint8Array, secret: Uint8Array, nowMs: number): FoundWay {
  for (const slot of all) {
    const vaultKey = openSecretSlot(slot, vaultId, secret)
    if (vaultKey === null) continue
    if (nowMs >= slot.validUntilMs) throw new AppError('quick-unlock-expired')
    return { vaultKey, wayIn: 'keychain', slotId: slot.id, kdf: null }
  }
  throw new AppError('quick-unlock-gone')
}
