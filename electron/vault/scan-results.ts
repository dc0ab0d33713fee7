// Owns what becomes of texts that were read: drafts with proposals, parts of a transfer, or the reason why not. Hands out no text and no seed.
import { AppError, codeOf, type ErrorCode } from '../../shared/errors.ts'
import type { ReaderDelivery } from '../../shared/ipc/host-contract.ts'
import type { ItemRef, ItemSummary } from '../../shared/model/item.ts'
import type { CodePlace, OtherCode, Reading, ScannedOtp } from '../../shared/model/scan.ts'
import type { MatchedOtp, Transfer } from '../../shared/model/collected.ts'
import { readOtp, type ReadOtp } from '../otp/address.ts'
import { isSameSeed, type OtpSeed } from '../otp/code.ts'
import { loginWithSeed, prepareLogins, rankLogins, type LoginToMatch, type PreparedLogin } from '../otp/matching.ts'
import { isTransferAddress } from '../otp/migration.ts'
import type { Item, VaultDocument } from './document/document.ts'
import { itemOf } from './document/edit.ts'
import { plainItem } from './document/kept-bytes.ts'
import { latestUse, liveFields, otpOf, refOf, summaryOf, textOf } from './document/views.ts'
import type { Drafts } from './drafts.ts'
import { seedOf, seedOfRead } from './otp-value.ts'
import type { Transfers } from './transfers.ts'

export interface ScanResultParts {
  readonly document: VaultDocument
  readonly uses: ReadonlyMap<string, number>
  readonly drafts: Drafts
  readonly transfers: Transfers
}

type ReadText = Omit<ReaderDelivery['texts'][number], 'place'> & { readonly place: CodePlace | null }

export function scanResults(texts: readonly ReadText[], parts: ScanResultParts): Reading {
  const otps: ScannedOtp[] = []
  const others: OtherCode[] = []
  const seen: OtpSeed[] = []
  const match = matcherOf(parts)
  let didTakePart = false
  for (const { text, place } of texts) {
    if (isTransferAddress(text)) {
      const taken = attempt(() => parts.transfers.take(text))
      if (typeof taken === 'string') others.push({ kind: 'otp-transfer', place, reason: taken })
      else if (!taken) others.push({ kind: 'otp-transfer-again', place, reason: null })
      didTakePart ||= typeof taken !== 'string'
      continue
    }
    const read = attempt(() => readOtp(text))
    if (typeof read === 'string') {
      others.push({ kind: 'otp-broken', place, reason: read })
      continue
    }
    const seed = seedOfRead(read)
    // One code on two mirrored displays is one code.
    if (seen.some((one) => isSameSeed(one, seed))) continue
    seen.push(seed)
    otps.push({ ...match(read), draft: parts.drafts.keep(read), place })
  }
  return { otps, others, transfers: didTakePart ? transfersOf(parts, match) : [] }
}

/** What was collected so far, matched against the logins of now. */
export function collectedTransfers(parts: ScanResultParts): Transfer[] {
  return transfersOf(parts, matcherOf(parts))
}

function transfersOf({ transfers, drafts }: ScanResultParts, match: Matcher): Transfer[] {
  return transfers.list().map(({ accounts, refused, missing, ...transfer }) => ({
    ...transfer,
    missing: [...missing],
    refused: [...refused],
    accounts: accounts.map(({ handle, otp }) => ({ ...match(otp), draft: drafts.view(handle) }))
  }))
}

function attempt<T>(action: () => T): T | ErrorCode {
  try {
    return action()
  } catch (error) {
    if (error instanceof AppError) return codeOf(error)
    throw error
  }
}

type Matcher = (otp: ReadOtp) => Omit<MatchedOtp, 'draft'>

/** Prepares the logins at the first question: most texts that are read are none. */
function matcherOf(parts: ScanResultParts): Matcher {
  let logins: readonly PreparedLogin[] | null = null
  const refOfId = (id: string): ItemRef => refOf(id, itemOf(parts.document, id))
  return (otp) => {
    logins ??= prepareLogins(loginsToMatch(parts))
    const holder = loginWithSeed(seedOfRead(otp), logins)
    return { proposals: rankLogins(otp.parameters, logins.filter(({ id }) => isForSites(summaryOf(id, itemOf(parts.document, id), null)))).map(refOfId), alreadyOn: holder === null ? null : refOfId(holder) }
  }
}

/** A card or a note of the issuer's name is not where its code goes; whoever wants that chooses it. */
function isForSites({ category = 'login' }: ItemSummary): boolean {
  return category === 'login' || category === 'otp' || category === 'recovery-codes'
}

/** The ones used last come first: of equal matches they stay first. */
function loginsToMatch({ document, uses }: ScanResultParts): LoginToMatch[] {
  const toMatch = (id: string, item: Item): { login: LoginToMatch; usedAtMs: number }[] =>
    item.trashed.value ? [] : [{ login: loginToMatch(id, item), usedAtMs: latestUse(item.lastUsedAtMs, uses.get(id) ?? null) ?? 0 }]
  return Object.entries(document.items)
    .flatMap(([id, item]) => toMatch(id, plainItem(item)))
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
