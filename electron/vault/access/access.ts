// Owns the changes of the ways into the open vault, each after its owner has proven to be the owner. Says each new secret once and forgets it.
import { AppError } from '../../../shared/errors.ts'
import type { AccessState, RecoverySheet, Rotation, WayIn } from '../../../shared/model/access.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import { equalBytes } from '../container/bytes.ts'
import { printRecoveryCode } from '../container/recovery-code.ts'
import { keychainSlotsOf, recoverySlotsOf } from '../container/secret-slots.ts'
import { passwordSlotsOf } from '../container/slots.ts'
import { knownSlotsOf, type FoundWay, type Proof, type VaultAccess } from '../container/ways-in.ts'
import { codePicture } from './code-picture.ts'
import type { KeychainDesk } from './keychain-desk.ts'
import type { KeyFileDesk } from './key-file-desk.ts'
import type { RaiseOffer } from './raise-offer.ts'
import {
  confirm,
  keptCost,
  passwordSlot,
  without,
  withNewKey,
  withoutRecovery,
  withPassword,
  withRecovery,
  type SlotTools
} from './slot-changes.ts'

/** The open vault, as far as the ways into it go. */
export interface OpenAccess {
  readonly openedBy: Omit<FoundWay, 'vaultKey'>
  readonly readOnly: boolean
  /** A backup stands in for a damaged file: its slots say nothing of that file's. */
  readonly isBackup: boolean
  vaultName(): string
  access(): VaultAccess
  changeAccess(make: (access: VaultAccess) => Promise<VaultAccess>): Promise<void>
}

export interface AccessParts {
  /** Throws `vault-locked`. */
  readonly open: () => OpenAccess
  readonly keyFiles: KeyFileDesk
  readonly keychain: KeychainDesk
  readonly raise: RaiseOffer
  readonly tools: SlotTools
  /** Throws `password-too-short`. */
  readonly assertPassword: (password: string) => void
}

export interface Access {
  state(): AccessState
  /** Throws what opening with it would throw. Of kind `key-file` with the file that was chosen for a proof. */
  confirmOwner(proof: OwnerProof): Promise<void>
  /** Null: by the right of the recovery code that this session was opened with, once. */
  changePassword(current: string | null, next: string): Promise<void>
  addKeyFile(current: string): Promise<void>
  removeKeyFile(current: string): Promise<void>
  makeRecoveryCode(current: string): Promise<RecoverySheet>
  removeRecoveryCode(current: string): Promise<void>
  enableQuickUnlock(current: string): Promise<void>
  disableQuickUnlock(): Promise<void>
  /** Main has the secret of this slot. False: the vault has it no more, so main may forget it. Prolongs it when the vault was opened by its password. */
  noteKeychainSlot(slotId: Uint8Array): Promise<boolean>
  raiseKdf(current: string): Promise<void>
  rotateKey(current: string, next: string | null): Promise<Rotation>
}

type Make = (access: VaultAccess, slotId: Uint8Array) => Promise<VaultAccess> | VaultAccess

function sheetNumber(slotId: Uint8Array): string {
  const hex = Buffer.from(slotId.subarray(0, 3)).toString('hex').toUpperCase()
  return `${hex.slice(0, 3)}-${hex.slice(3)}`
}

export function createAccess(parts: AccessParts): Access {
  const { open, keyFiles, keychain, tools } = parts
  // The code that let somebody in lets him set one password, not two.
  let isCodeSpent = false

  const proofOf = async (password: string): Promise<Proof> => ({ kind: 'password', password, keyFileDigest: await keyFiles.present() })
  const confirmed = async (access: VaultAccess, password: string): Promise<FoundWay> => confirm(access, await proofOf(password), tools.nowMs)
  /** Every change: prove, make, save. */
  const change = (current: string, make: Make): Promise<void> =>
    open().changeAccess(async (access) => make(access, (await confirmed(access, current)).slotId))
  /** The same, with something to say once it is saved. */
  const changeAndSay = async <T>(current: string, make: (access: VaultAccess, slotId: Uint8Array) => Promise<{ access: VaultAccess; say: T }>): Promise<T> => {
    const said: T[] = []
    await change(current, async (access, slotId) => {
      const made = await make(access, slotId)
      said.push(made.say)
      return made.access
    })
    // The save may have begun anew, on a file that changed meanwhile: what was made last is in it.
    const say = said.at(-1)
    if (say === undefined) throw new AppError('internal')
    return say
  }

  /** The slot of `slotId` made anew for another password or key file, or at another cost. */
  const rewrapped = async (access: VaultAccess, slotId: Uint8Array, password: string, keyFileDigest: Uint8Array | null): Promise<VaultAccess> =>
    withPassword(access, slotId, { password, keyFileDigest, cost: keptCost(passwordSlot(access, slotId), tools.floor) }, tools)

  /** A secret that went into the keychain for a change that then was not saved opens nothing, and is taken out again. */
  const kept = async <T>(save: () => Promise<T>): Promise<T> => {
    const before = keychain.slotId()
    try {
      return await save()
    } catch (error) {
      if (keychain.slotId() !== before) await keychain.forget().catch(() => undefined)
      throw error
    }
  }

  const sheetOf = (code: Uint8Array, slotId: Uint8Array): RecoverySheet => {
    const codeSecret = printRecoveryCode(code)
    return { number: sheetNumber(slotId), codeSecret, picture: codePicture(codeSecret), vaultName: open().vaultName(), madeAtMs: tools.nowMs() }
  }

  return {
    state: () => stateOf(parts),
    confirmOwner: async ({ kind, password }) => {
      const keyFileDigest = kind === 'key-file' ? await keyFiles.proof() : await keyFiles.present()
      await confirm(open().access(), { kind: 'password', password, keyFileDigest }, tools.nowMs)
    },
    changePassword: async (current, next) => {
      parts.assertPassword(next)
      if (current !== null) {
        const isWithFile = (access: VaultAccess, slotId: Uint8Array): boolean => passwordSlot(access, slotId).needsKeyFile
        await change(current, async (access, slotId) => rewrapped(access, slotId, next, isWithFile(access, slotId) ? await keyFiles.present() : null))
        return
      }
      if (open().openedBy.wayIn !== 'recovery-code' || isCodeSpent) throw new AppError('request-invalid')
      // Whoever lost the password may have lost the key file with it: the new password opens alone.
      await open().changeAccess((access) => withPassword(access, null, { password: next, keyFileDigest: null, cost: costOf(access, tools) }, tools))
      isCodeSpent = true
      keyFiles.settle(null)
    },
    addKeyFile: async (current) => {
      const digest = await keyFiles.next()
      await change(current, (access, slotId) => rewrapped(access, slotId, current, digest))
      keyFiles.settle(digest)
    },
    removeKeyFile: async (current) => {
      await change(current, (access, slotId) => rewrapped(access, slotId, current, null))
      keyFiles.settle(null)
    },
    makeRecoveryCode: (current) =>
      changeAndSay(current, async (access) => {
        const made = await withRecovery(access, tools)
        return { access: made.access, say: sheetOf(made.code, made.slotId) }
      }),
    removeRecoveryCode: (current) => change(current, withoutRecovery),
    enableQuickUnlock: (current) => kept(() => change(current, keychain.enable)),
    disableQuickUnlock: async () => {
      const slotId = keychain.slotId()
      if (slotId !== null) await open().changeAccess((access) => Promise.resolve(without(access, [slotId])))
      await keychain.forget()
    },
    noteKeychainSlot: async (slotId) => {
      keychain.have(slotId)
      const vault = open()
      if (!keychain.isThere(vault.access())) return vault.isBackup
      const wasPassword = vault.openedBy.wayIn === 'password' || vault.openedBy.wayIn === 'key-file'
      if (wasPassword && !vault.readOnly && keychain.isDue(vault.access())) await kept(() => vault.changeAccess(keychain.enable))
      return true
    },
    raiseKdf: async (current) => {
      const cost = parts.raise.cost()
      if (cost === null) throw new AppError('kdf-not-stronger')
      await change(current, async (access, slotId) => {
        const keyFileDigest = passwordSlot(access, slotId).needsKeyFile ? await keyFiles.present() : null
        return withPassword(access, slotId, { password: current, keyFileDigest, cost }, tools)
      })
      parts.raise.done()
    },
    rotateKey: async (current, next) => {
      if (next !== null) parts.assertPassword(next)
      const rotate = async (access: VaultAccess, slotId: Uint8Array): Promise<{ access: VaultAccess; say: Rotation }> => {
        const slot = passwordSlot(access, slotId)
        const keyFileDigest = slot.needsKeyFile ? await keyFiles.present() : null
        const fresh = await withNewKey(access, { password: next ?? current, keyFileDigest, cost: keptCost(slot, tools.floor) }, tools)
        const hadCode = recoverySlotsOf(access.slots).length > 0
        const recovery = hadCode ? await withRecovery(fresh, tools) : null
        const hadKeychain = keychainSlotsOf(access.slots).some(({ id }) => isSame(id, keychain.slotId()))
        const say = { ...leftBehind(access, keychain.slotId()), sheet: recovery === null ? null : sheetOf(recovery.code, recovery.slotId) }
        const reissued = recovery?.access ?? fresh
        return { access: hadKeychain ? await keychain.enable(reissued) : reissued, say }
      }
      return kept(() => changeAndSay(current, rotate))
    }
  }
}

function isSame(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && equalBytes(a, b)
}

/** Of all password slots the costliest that there is: nobody gets a cheaper one by way of the recovery code. */
function costOf(access: VaultAccess, { floor }: SlotTools): ReturnType<typeof keptCost> {
  const [first, ...rest] = passwordSlotsOf(access.slots)
  if (first === undefined) throw new AppError('internal')
  const work = ({ cost }: typeof first): number => cost.memoryKiB * cost.passes
  return keptCost(rest.reduce((most, slot) => (work(slot) > work(most) ? slot : most), first), floor)
}

function leftBehind(access: VaultAccess, ownKeychain: Uint8Array | null): Omit<Rotation, 'sheet'> {
  const known = knownSlotsOf(access.slots)
  return {
    otherPasswords: known.password.length - 1,
    otherKeychains: known.keychain.filter(({ id }) => !isSame(id, ownKeychain)).length,
    unknownSlots: access.slots.length - known.password.length - known.recovery.length - known.keychain.length
  }
}

function stateOf({ open, keychain, raise, tools }: AccessParts): AccessState {
  const { openedBy, access } = open()
  const { slots } = access()
  const known = knownSlotsOf(slots)
  const own = known.keychain.find(({ id, validUntilMs }) => isSame(id, keychain.slotId()) && validUntilMs > tools.nowMs())
  const used = known.password.find(({ id }) => equalBytes(id, openedBy.slotId)) ?? known.password[0]
  if (used === undefined) throw new AppError('vault-damaged')
  const [code] = known.recovery
  const wayIn: WayIn = openedBy.wayIn
  return {
    openedBy: wayIn,
    keyFile: known.password.every(({ needsKeyFile }) => needsKeyFile),
    recoverySheet: code === undefined ? null : sheetNumber(code.id),
    quickUnlockUntilMs: own?.validUntilMs ?? null,
    otherKeychains: known.keychain.filter(({ id }) => id !== own?.id).length,
    kdf: used.cost,
    kdfTookMs: raise.tookMs(),
    raise: raise.cost()
  }
}
