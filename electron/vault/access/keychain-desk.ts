// Owns the keychain slot of this computer: making it, prolonging it, giving it up. The secret leaves for main at once and is not kept.
import { equalBytes } from '../container/bytes.ts'
import { ID_BYTES } from '../container/layout.ts'
import { keychainSlotsOf } from '../container/secret-slots.ts'
import type { VaultAccess } from '../container/ways-in.ts'
import type { KeychainRequests } from './keychain-requests.ts'
import { without, withKeychain, type SlotTools } from './slot-changes.ts'

const DAY_MS = 86_400_000
export const KEYCHAIN_VALID_MS = 7 * DAY_MS
/** Not at every unlock: a prolongation is a save. */
const RENEW_BELOW_MS = 6 * DAY_MS

export interface KeychainDesk {
  /** The slot whose secret this computer has; null: none. */
  slotId(): Uint8Array | null
  /** Main has the secret of this slot. */
  have(slotId: Uint8Array): void
  isThere(access: VaultAccess): boolean
  isDue(access: VaultAccess): boolean
  /** The slots with a new one for this computer, its secret already in the keychain. Throws the code of a keychain that refused. */
  enable(access: VaultAccess): Promise<VaultAccess>
  forget(): Promise<void>
}

export function createKeychainDesk({ requests, tools }: { requests: KeychainRequests; tools: SlotTools }): KeychainDesk {
  let own: Uint8Array | null = null
  const ownSlot = (access: VaultAccess) => keychainSlotsOf(access.slots).find(({ id }) => own !== null && equalBytes(id, own))

  return {
    slotId: () => own,
    have: (slotId) => {
      own = slotId
    },
    isThere: (access) => ownSlot(access) !== undefined,
    isDue: (access) => {
      const slot = ownSlot(access)
      return slot !== undefined && slot.validUntilMs - tools.nowMs() < RENEW_BELOW_MS
    },
    enable: async (access) => {
      const id = tools.random(ID_BYTES)
      const validUntilMs = tools.nowMs() + KEYCHAIN_VALID_MS
      const made = await withKeychain(own === null ? access : without(access, [own]), { id, validUntilMs }, tools)
      // First into the keychain, then into the file: a secret without a slot opens nothing, a slot without its secret is litter.
      await requests.ask({ kind: 'keep', slotId: Buffer.from(id).toString('hex'), secret: new Uint8Array(made.secret), validUntilMs })
      own = id
      return made.access
    },
    forget: async () => {
      own = null
      await requests.ask({ kind: 'forget' })
    }
  }
}
