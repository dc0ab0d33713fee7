// Owns the guess which saved login a scanned OTP belongs to. Proposes only what is plausible; the person decides.
import { parse } from 'tldts'
import { isSameSeed, type OtpSeed } from './code.ts'
import { haveOneAccount } from './equivalent-sites.ts'

export interface LoginToMatch {
  readonly id: string
  readonly title: string
  readonly usernames: readonly string[]
  readonly websites: readonly string[]
  readonly seeds: readonly OtpSeed[]
}

export interface OtpToMatch {
  readonly issuer: string
  readonly account: string
}

const MAX_PROPOSALS = 5
/** A name shorter than this stands in too many others by chance. */
const MIN_PART_LETTERS = 4

const MIN_WORD_LETTERS = 3

const SCORE = { site: 100, title: 90, oneAccount: 80, word: 70, part: 45, account: 30, accountPart: 15, hasOtherOtp: -5 } as const

/** A login with its names taken apart, once for the many accounts of a transfer. */
export interface PreparedLogin extends LoginToMatch {
  readonly sites: readonly string[]
  readonly titles: readonly string[]
  /** Both. */
  readonly names: readonly string[]
  readonly titleWords: readonly string[]
  readonly accounts: readonly string[]
}

export function prepareLogins(logins: readonly LoginToMatch[]): PreparedLogin[] {
  return logins.map((login) => {
    const sites = login.websites.flatMap(siteName)
    const titles = namesOf(login.title)
    const accounts = login.usernames.map(fold).filter((name) => name !== '')
    return { ...login, sites, titles, names: [...new Set([...sites, ...titles])], titleWords: wordsOf(login.title), accounts }
  })
}

/** Ids, the best first; of equals the one that came first stays first. */
export function rankLogins(otp: OtpToMatch, logins: readonly PreparedLogin[]): string[] {
  const wanted: Wanted = { names: namesOf(otp.issuer), words: wordsOf(otp.issuer), account: fold(otp.account) }
  return logins
    .map((login) => ({ id: login.id, score: scoreOf(wanted, login) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_PROPOSALS)
    .map(({ id }) => id)
}

/** The login that shows the same codes already, or null. */
export function loginWithSeed(seed: OtpSeed, logins: readonly LoginToMatch[]): string | null {
  return logins.find(({ seeds }) => seeds.some((own) => isSameSeed(own, seed)))?.id ?? null
}

interface Wanted {
  readonly names: readonly string[]
  readonly words: readonly string[]
  readonly account: string
}

function scoreOf(wanted: Wanted, login: PreparedLogin): number {
  const siteScore = scoreSite(wanted, login)
  // Most logins end here: a transfer asks about each of them for each of its accounts.
  if (siteScore === 0 && wanted.names.length > 0) return 0
  const accountScore = scoreAccount(wanted.account, login.accounts)
  // The same address is used on many sites: an account alone proves nothing, unless there is nothing else to go by.
  const isPlausible = siteScore > 0 || (wanted.names.length === 0 && accountScore === SCORE.account)
  if (!isPlausible) return 0
  return siteScore + accountScore + (login.seeds.length > 0 ? SCORE.hasOtherOtp : 0)
}

/** `Amazon`, `amazon.co.jp` and `https://www.amazon.com/ap` all lead to `amazon`. */
function scoreSite({ names, words }: Wanted, { sites, titles, names: own, titleWords }: PreparedLogin): number {
  if (names.length === 0) return 0
  if (names.some((name) => sites.includes(name))) return SCORE.site
  if (names.some((name) => titles.includes(name))) return SCORE.title
  // By websites alone: a title may name a device or a shop that only sounds like one of these.
  if (haveOneAccount(names, sites)) return SCORE.oneAccount
  if (names.some((name) => titleWords.includes(name)) || own.some((name) => words.includes(name))) return SCORE.word
  const isPart = (a: string, b: string): boolean => a.length >= MIN_PART_LETTERS && b.startsWith(a)
  return names.some((name) => own.some((other) => isPart(name, other) || isPart(other, name))) ? SCORE.part : 0
}

function scoreAccount(wanted: string, own: readonly string[]): number {
  if (wanted === '') return 0
  if (own.includes(wanted)) return SCORE.account
  return own.some((name) => localPart(name) === localPart(wanted)) ? SCORE.accountPart : 0
}

/** A name as it stands, and as a domain's own label when it is a domain. */
function namesOf(text: string): string[] {
  return [...new Set([compact(text), ...siteName(text)])].filter((name) => name !== '')
}

/** `amazon` of `https://www.amazon.co.jp`; nothing of what is no address. */
export function siteName(address: string): string[] {
  const text = address.trim()
  // Most titles are no addresses, and telling so here is cheaper than the list of all suffixes.
  if (!text.includes('.') || /\s/u.test(text)) return []
  const { domain, domainWithoutSuffix } = parse(text, { allowPrivateDomains: true })
  const label = domain === null ? '' : compact(domainWithoutSuffix ?? '')
  return label === '' ? [] : [label]
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= MIN_WORD_LETTERS)
}

function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Full width and half width, upper and lower case are one. */
function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

function localPart(name: string): string {
  return name.split('@')[0] ?? name
}
