// Owns which codes the tray offers and in which order. Only what a menu shows leaves here: names and codes.
import type { z } from 'zod'
import type { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import { hasGroups } from '../../shared/model/otp.ts'
import type { Item, OtpValue, VaultDocument } from './document/document.ts'
import { siteName } from '../otp/matching.ts'
import type { CodeClock } from './code-clock.ts'
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
    .filter(({ summary }) => summary.hasOtp && !summary.trashed && summary.archived !== true)
    .sort(
      ({ summary: a }, { summary: b }) =>
        Number(b.favourite) - Number(a.favourite) ||
        (b.lastUsedAtMs ?? 0) - (a.lastUsedAtMs ?? 0) ||
        b.updatedAtMs - a.updatedAtMs ||
        a.title.localeCompare(b.title) ||
        (a.id < b.id ? -1 : 1)
    )
    .slice(0, limit)
  const entries = rows.flatMap(({ item, summary: { id, title, username, favourite, lastUsedAtMs, tags = [], websites } }) =>
    otpsOf(item).map(({ fieldId, label, otp }) => ({ itemId: id, fieldId, title, username, label, favourite, lastUsedAtMs, tags, siteNames: [...new Set(websites.flatMap(siteName))], otp }))
  )
  // Codes last: only for the entries that are shown.
  return entries.slice(0, limit).map(({ otp, ...entry }) => ({ ...entry, code: codeClock.codeNow(seedOf(otp)), isGrouped: hasGroups(otp.type) }))
}

interface NamedOtp {
  readonly fieldId: string
  readonly label: string
  readonly otp: OtpValue
}

/** Several OTPs of one login are told apart by their labels, else by their accounts, else by their numbers. */
function otpsOf(item: Item): NamedOtp[] {
  const otps = liveFields(item).flatMap(({ id, field }) => {
    const otp = otpOf(field)
    return otp === null ? [] : [{ fieldId: id, stated: field.label.value.trim(), otp }]
  })
  const labelAt = (index: number, stated: string, account: string): string => stated || account || String(index + 1)
  return otps.map(({ fieldId, stated, otp }, index) => ({ fieldId, otp, label: otps.length === 1 ? '' : labelAt(index, stated, otp.account) }))
}
