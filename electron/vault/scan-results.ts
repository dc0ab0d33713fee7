// Owns what becomes of the texts that a reading found: drafts with proposals, or the reason why not. Hands out no text and no seed.
import { AppError, codeOf, type ErrorCode } from '../../shared/errors.ts'
import type { ReaderDelivery } from '../../shared/ipc/host-contract.ts'
import type { ItemRef } from '../../shared/model/item.ts'
import type { OtherCode, ScannedOtp } from '../../shared/model/scan.ts'
import { readOtp, type ReadOtp } from '../otp/address.ts'
import { isSameSeed, type OtpSeed } from '../otp/code.ts'
import { loginWithSeed, rankLogins, type LoginToMatch } from '../otp/matching.ts'
import type { Item, VaultDocument } from './document/document.ts'
import { itemOf } from './document/edit.ts'
import { latestUse, liveFields, otpOf, refOf, textOf } from './document/views.ts'
import type { Drafts } from './drafts.ts'
import { seedOf, seedOfRead } from './otp-value.ts'

export interface ScanResultParts {
  readonly document: VaultDocument
  readonly uses: ReadonlyMap<string, number>
  readonly drafts: Drafts
}

export function scanResults(texts: ReaderDelivery['texts'], parts: ScanResultParts): { otps: ScannedOtp[]; others: OtherCode[] } {
  const logins = loginsToMatch(parts)
  const otps: ScannedOtp[] = []
  const others: OtherCode[] = []
  const seen: OtpSeed[] = []
  for (const { text, place } of texts) {
    const read = readOrRefuse(text)
    if (typeof read === 'string') {
      others.push({ kind: read === 'otp-transfer-unsupported' ? 'otp-transfer' : 'otp-broken', place, reason: read })
      continue
    }
    const seed = seedOfRead(read)
    // One code on two mirrored displays is one code.
    if (seen.some((one) => isSameSeed(one, seed))) continue
    seen.push(seed)
    otps.push({ ...matchOf(read, seed, logins, parts.document), draft: parts.drafts.keep(read), place })
  }
  return { otps, others }
}

function readOrRefuse(text: string): ReadOtp | ErrorCode {
  try {
    return readOtp(text, { pinCanFollow: true })
  } catch (error) {
    if (error instanceof AppError) return codeOf(error)
    throw error
  }
}

function matchOf(
  { parameters }: ReadOtp,
  seed: OtpSeed,
  logins: readonly LoginToMatch[],
  document: VaultDocument
): Pick<ScannedOtp, 'proposals' | 'alreadyOn'> {
  const refOfId = (id: string): ItemRef => refOf(id, itemOf(document, id))
  const holder = loginWithSeed(seed, logins)
  return { proposals: rankLogins(parameters, logins).map(refOfId), alreadyOn: holder === null ? null : refOfId(holder) }
}

/** The ones used last come first: of equal matches they stay first. */
function loginsToMatch({ document, uses }: ScanResultParts): LoginToMatch[] {
  return Object.entries(document.items)
    .filter(([, item]) => !item.trashed.value)
    .map(([id, item]) => ({ login: loginToMatch(id, item), usedAtMs: latestUse(item.lastUsedAtMs, uses.get(id) ?? null) ?? 0 }))
    .sort((a, b) => b.usedAtMs - a.usedAtMs)
    .map(({ login }) => login)
}

function loginToMatch(id: string, item: Item): LoginToMatch {
  const fields = liveFields(item).map(({ field }) => field)
  const texts = (kind: 'username' | 'website'): string[] => fields.flatMap((field) => (field.kind === kind ? [textOf(field)] : []))
  const seeds = fields.flatMap((field) => {
    const otp = otpOf(field)
    return otp === null ? [] : [seedOf(otp)]
  })
  return { id, title: item.title.value, usernames: texts('username'), websites: texts('website'), seeds }
}
