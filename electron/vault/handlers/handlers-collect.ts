// Owns the answers about codes that come in numbers: pasted addresses, transfers in parts, and storing many in one save. Seeds never leave.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { attachOtp } from '../document/edit.ts'
import type { Drafts } from '../drafts.ts'
import { otpValueOf } from '../otp-value.ts'
import { collectedTransfers, type ScanResultParts } from '../scan-results.ts'
import type { Session } from '../session.ts'
import { reportOfText } from '../text-report.ts'
import type { Transfers } from '../transfers.ts'

export interface CollectHandlerParts {
  readonly session: Session
  readonly drafts: Drafts
  readonly transfers: Transfers
}

type CollectHandlers = Pick<
  Handlers<typeof vaultContract>,
  'otp.attachMany' | 'otp.readText' | 'otp.collected' | 'otp.discardCollected'
>

/** Throws `vault-locked`: what was read is of no use, and not to be asked for, before the vault is open. */
export function scanParts({ session, drafts, transfers }: CollectHandlerParts): ScanResultParts {
  const { document, uses } = session.vault()
  return { document: document(), uses, drafts, transfers }
}

export function collectHandlers(parts: CollectHandlerParts): CollectHandlers {
  const { session, drafts, transfers } = parts
  return {
    'otp.attachMany': async (targets) => {
      if (new Set(targets.map(({ handle }) => handle)).size !== targets.length) throw new AppError('request-invalid')
      const vault = session.vault()
      // All drafts before the first change: one that is gone must not leave half of them stored.
      const otps = targets.map(({ handle, itemId }) => ({ otp: otpValueOf(drafts.get(handle)), itemId }))
      const context = vault.editContext()
      let attached: { itemId: string; fieldId: string }[] = []
      await vault.change(null, (before) => {
        attached = []
        return otps.reduce((document, { otp, itemId }) => {
          const result = attachOtp(document, itemId, otp, context)
          attached.push({ itemId: result.itemId, fieldId: result.fieldId })
          return result.document
        }, before)
      })
      for (const { handle } of targets) drafts.discard(handle)
      return attached
    },
    'otp.readText': ({ text }) => reportOfText('text', text, scanParts(parts)),
    'otp.collected': () => collectedTransfers(scanParts(parts)),
    'otp.discardCollected': ({ transferId }) => {
      session.vault()
      transfers.discard(transferId)
      return null
    }
  }
}
