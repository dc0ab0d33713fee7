// Owns which codes the tray offers and in which order. Only what a menu shows leaves here: names and codes.
import type { z } from 'zod'
import type { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import type { CodeClock } from './code-clock.ts'
import type { VaultDocument } from './document/document.ts'
import { liveFields, otpOf, summaryOf } from './document/views.ts'
import { seedOf } from './otp-value.ts'

type TrayEntries = z.infer<(typeof vaultHostContract)['host.trayEntries']['output']>

export interface TrayEntriesInput {
  readonly document: VaultDocument
  readonly uses: ReadonlyMap<string, number>
  readonly codeClock: Pick<CodeClock, 'codeNow'>
  readonly limit: number
}

/** Favourites first, then what was used last, then what was edited last; every OTP of a login is an entry of its own. */
export function trayEntries({ document, uses, codeClock, limit }: TrayEntriesInput): TrayEntries {
  const rows = Object.entries(document.items)
    .map(([id, item]) => ({ item, summary: summaryOf(id, item, uses.get(id) ?? null) }))
    .filter(({ summary }) => summary.hasOtp && !summary.trashed)
    .sort(
      ({ summary: a }, { summary: b }) =>
        Number(b.favourite) - Number(a.favourite) ||
        (b.lastUsedAtMs ?? 0) - (a.lastUsedAtMs ?? 0) ||
        b.updatedAtMs - a.updatedAtMs ||
        a.title.localeCompare(b.title) ||
        (a.id < b.id ? -1 : 1)
    )
    .slice(0, limit)
  const entries = rows.flatMap(({ item, summary: { id, title, username, favourite } }) =>
    liveFields(item).flatMap(({ id: fieldId, field }) => {
      const otp = otpOf(field)
      return otp === null ? [] : [{ itemId: id, fieldId, title, username, favourite, otp }]
    })
  )
  // Codes last: only for the entries that are shown.
  return entries.slice(0, limit).map(({ otp, ...entry }) => ({ ...entry, code: codeClock.codeNow(seedOf(otp)) }))
}
