// Owns the answers to main's calls: titles, codes, and single values for the clipboard. Main never gets a seed.
import { AppError } from '../../shared/errors.ts'
import type { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import type { Handlers } from '../../shared/ipc/port-rpc.ts'
import { codeAt } from '../otp/code.ts'
import { lastCounterCode, nextCounterCode } from './counter-codes.ts'
import { fieldOf, itemOf } from './document/edit.ts'
import { otpOf, textOf } from './document/views.ts'
import type { Drafts } from './drafts.ts'
import { seedOf } from './otp-value.ts'
import type { ScanInbox } from './scan-inbox.ts'
import { scanResults } from './scan-results.ts'
import type { Session } from './session.ts'
import { trayEntries } from './tray-entries.ts'

export interface HostHandlerParts {
  readonly session: Session
  readonly drafts: Drafts
  readonly inbox: ScanInbox
  readonly nowMs: () => number
}

export function hostHandlers({ session, drafts, inbox, nowMs }: HostHandlerParts): Handlers<typeof vaultHostContract> {
  return {
    'host.configure': ({ path }) => {
      session.configure(path)
      return null
    },
    'host.copyValue': async ({ itemId, fieldId, shownCounter }) => {
      const vault = session.vault()
      const field = fieldOf(itemOf(vault.document(), itemId), fieldId)
      const otp = otpOf(field)
      if (otp?.type === 'hotp') {
        const ref = { itemId, fieldId }
        const { code } = shownCounter === undefined ? await nextCounterCode(vault, ref) : lastCounterCode(vault, ref, shownCounter)
        return { value: code }
      }
      const value = otp === null ? textOf(field) : (codeAt(seedOf(otp), nowMs())?.code ?? '')
      if (value === '') throw new AppError('field-empty')
      vault.markUsed(itemId)
      return { value }
    },
    'host.siteAddress': ({ itemId, fieldId }) => {
      const vault = session.vault()
      const field = fieldOf(itemOf(vault.document(), itemId), fieldId)
      if (field.kind !== 'website') throw new AppError('field-not-found')
      if (textOf(field) === '') throw new AppError('field-empty')
      vault.markUsed(itemId)
      return { address: textOf(field) }
    },
    'host.trayEntries': ({ limit }) => {
      const { document, uses } = session.vault()
      return trayEntries({ document: document(), uses, nowMs: nowMs(), limit })
    },
    'host.collectScan': async ({ scanId }) => {
      const vault = session.vault()
      const texts = await inbox.collect(scanId)
      return scanResults(texts, { document: vault.document(), uses: vault.uses, drafts })
    },
    'host.useKeyFile': ({ purpose, path }) => {
      session.keyFiles.use(purpose, path)
      return null
    },
    'host.makeKeyFile': async ({ path }) => {
      await session.keyFiles.make(path)
      return null
    },
    'host.unlockWithKeychain': async ({ secret }) => {
      await session.unlockWithKeychain(secret)
      return null
    },
    'host.keychainSlot': async ({ slotId }) => ({ isThere: await session.access.noteKeychainSlot(Buffer.from(slotId, 'hex')) }),
    'host.keychainAnswered': ({ requestId, code }) => {
      session.keychainAnswered(requestId, code)
      return null
    },
    'host.close': async () => {
      await session.close()
      return null
    }
  }
}
