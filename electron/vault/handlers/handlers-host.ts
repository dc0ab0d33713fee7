// Owns the answers to main's calls: titles, codes, and single values for the clipboard. Main never gets a seed.
import { AppError } from '../../../shared/errors.ts'
import type { vaultHostContract } from '../../../shared/ipc/host-contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { attachmentHostHandlers, type AttachmentHandlerParts } from '../attachments/handlers-attachments.ts'
import { fileExportHostHandlers, type FileExportHandlerParts } from '../file-export/handlers-file-export.ts'
import { generatorHostHandlers, type GeneratorHandlerParts } from '../generator/handlers-generator.ts'
import type { CodeClock } from '../code-clock.ts'
import { lastCounterCode, nextCounterCode } from '../counter-codes.ts'
import { fieldOf, itemOf } from '../document/edit.ts'
import { earlierText } from '../history/earlier-values.ts'
import { deleteForGood, outdatedIds } from '../history/trash.ts'
import { otpOf, textOf } from '../document/views.ts'
import type { Drafts } from '../drafts.ts'
import { notesHaveLink } from '../note-link.ts'
import { seedOf } from '../otp-value.ts'
import type { ScanInbox } from '../scan-inbox.ts'
import { scanParts, type CollectHandlerParts } from './handlers-collect.ts'
import { scanResults } from '../scan-results.ts'
import type { Session } from '../session.ts'
import { reportOfText } from '../text-report.ts'
import { trayEntries } from '../tray-entries.ts'

export interface HostHandlerParts extends CollectHandlerParts, AttachmentHandlerParts, GeneratorHandlerParts, FileExportHandlerParts {
  readonly session: Session
  readonly drafts: Drafts
  readonly inbox: ScanInbox
  readonly codeClock: CodeClock
}

export function hostHandlers(parts: HostHandlerParts): Handlers<typeof vaultHostContract> {
  const { session, inbox, codeClock } = parts
  return {
    ...attachmentHostHandlers(parts),
    ...fileExportHostHandlers(parts),
    ...generatorHostHandlers(parts),
    'host.configure': ({ path, ownFolder }) => {
      session.configure(path, ownFolder)
      return null
    },
    'host.setCodeOffset': ({ offsetMs }) => {
      codeClock.setOffset(offsetMs)
      return null
    },
    'host.copyValue': async ({ itemId, fieldId, shownCounter, fromMs = 0 }) => {
      const vault = session.vault()
      const field = fieldOf(itemOf(vault.document(), itemId), fieldId)
      const otp = otpOf(field)
      if (otp?.type === 'hotp') {
        const ref = { itemId, fieldId }
        const { code } = shownCounter === undefined ? await nextCounterCode(vault, ref) : lastCounterCode(vault, ref, shownCounter)
        return { value: code, validUntilMs: null }
      }
      const code = otp === null ? null : codeClock.codeFrom(seedOf(otp), fromMs)
      const value = otp === null ? textOf(field) : code?.code
      if (value === undefined || value === '') throw new AppError('field-empty')
      vault.markUsed(itemId)
      return { value, validUntilMs: code?.validUntilMs ?? null }
    },
    'host.copyEarlierValue': ({ itemId, part, key }) => {
      const vault = session.vault()
      const value = earlierText(itemOf(vault.document(), itemId), part, key)
      vault.markUsed(itemId)
      return { value }
    },
    'host.deleteOutdated': async () => {
      const vault = session.vault()
      if (vault.isReadOnly || outdatedIds(vault.document(), vault.editContext().nowMs).length === 0) return null
      await vault.change(null, (document) => {
        const context = vault.editContext()
        return deleteForGood(document, outdatedIds(document, context.nowMs), context)
      })
      return null
    },
    'host.noteLink': ({ itemId, address }) => {
      if (!notesHaveLink(itemOf(session.vault().document(), itemId).notes.value, address)) throw new AppError('link-not-in-notes')
      return { address }
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
      return trayEntries({ document: document(), uses, codeClock, limit })
    },
    'host.collectScan': async ({ scanId }) => {
      session.vault()
      const texts = await inbox.collect(scanId)
      return scanResults(texts, scanParts(parts))
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
    'host.readLink': ({ text }) => reportOfText('link', text, scanParts(parts)),
    'host.close': async () => {
      await session.close()
      return null
    }
  }
}
