// Owns the answers about one-time passwords on their way out. An address never leaves this process; its code does, one at a time.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import type { StartedTransfer } from '../../../shared/model/transfer.ts'
import { strictAddress } from '../../otp/address-print.ts'
import { transferCodes, type TransferCode } from '../../otp/migration-print.ts'
import { newUuid } from '../document/ids.ts'
import { qrModulesOf } from '../qr-modules.ts'
import type { Session } from '../session.ts'
import { otpToGo, transferableOtps, type OtpRef, type OtpToGo } from '../transferable-otps.ts'

export interface TransferHandlerParts {
  readonly session: Session
  readonly nowMs: () => number
  readonly random: (length: number) => Uint8Array
}

type VaultHandlers = Handlers<typeof vaultContract>

/** A transfer that nobody looks at for so long needs the password again. */
const FORGOTTEN_AFTER_MS = 10 * 60_000

interface RunningTransfer {
  readonly handle: string
  readonly codes: readonly TransferCode<OtpToGo>[]
  lookedAtMs: number
}

export function transferHandlers(parts: TransferHandlerParts): Pick<VaultHandlers, Extract<keyof VaultHandlers, `transfer.${string}`>> {
  const { session, nowMs, random } = parts
  let running: RunningTransfer | null = null
  return {
    'transfer.list': () => transferableOtps(session.vault().document()),
    'transfer.begin': async ({ otps, proof }) => {
      await session.vault().confirmOwner(proof)
      // Asked for anew: it may have been closed while the password was tried.
      const document = session.vault().document()
      const begun = beginTransfer(otps.map((ref) => ({ ref, otp: otpToGo(document, ref) })), random)
      running = { handle: begun.started.handle, codes: begun.codes, lookedAtMs: nowMs() }
      return begun.started
    },
    'transfer.showCode': ({ handle, index }) => {
      session.vault()
      if (running !== null && nowMs() - running.lookedAtMs > FORGOTTEN_AFTER_MS) running = null
      if (running?.handle !== handle) throw new AppError('transfer-gone')
      const code = running.codes[index]
      if (code === undefined) throw new AppError('request-invalid')
      running.lookedAtMs = nowMs()
      return qrModulesOf(code.address)
    },
    'transfer.end': ({ handle }) => {
      if (running?.handle === handle) running = null
      return null
    },
    'transfer.showOtp': async ({ itemId, fieldId, proof }) => {
      const vault = session.vault()
      if (proof !== null) await vault.confirmOwner(proof)
      // Whoever finds an unlocked system keychain has not shown to be the owner.
      else if (vault.openedBy === 'keychain') throw new AppError('password-needed')
      const otp = otpToGo(session.vault().document(), { itemId, fieldId })
      if (otp === null) throw new AppError('field-not-found')
      return { modules: qrModulesOf(strictAddress(otp)), parameters: otp.parameters }
    }
  }
}

interface Chosen {
  readonly ref: OtpRef
  readonly otp: OtpToGo | null
}

function beginTransfer(
  chosen: readonly Chosen[],
  random: TransferHandlerParts['random']
): { started: StartedTransfer; codes: readonly TransferCode<OtpToGo>[] } {
  const { codes, refused } = transferCodes(chosen.flatMap(({ otp }) => (otp === null ? [] : [otp])), batchIdFrom(random))
  if (codes.length === 0) throw new AppError('transfer-nothing')
  const started: StartedTransfer = {
    handle: newUuid(random),
    codes: codes.map(({ otps }) => ({ otps: otps.map(refOnly) })),
    refused: [
      ...refused.map(({ otp, reason }) => ({ ...refOnly(otp), reason })),
      ...chosen.flatMap(({ ref, otp }) => (otp === null ? [{ ...refOnly(ref), reason: 'gone' as const }] : []))
    ]
  }
  return { started, codes }
}

function refOnly({ itemId, fieldId }: OtpRef): OtpRef {
  return { itemId, fieldId }
}

/** The format's number is a signed one of 32 bits; a negative one would take ten bytes. */
function batchIdFrom(random: TransferHandlerParts['random']): number {
  return Buffer.from(random(4)).readUInt32BE() & 0x7fff_ffff
}
