// Owns the shop's one account, its two-step verification and its sessions, all in memory. Renders nothing and reads no request.
import { PERIOD_SECONDS, type OneTimeCodeVerifier } from './one-time-code.ts'

export interface Customer {
  email: string
  password: string
  displayName: string
}

export type PhoneMethod = 'sms' | 'voice'
export interface BackupPhone {
  number: string
  method: PhoneMethod
}

export interface TwoStep {
  secretBase32: string
  phone: BackupPhone | null
  /** Those that were not used yet. */
  recoveryCodes: readonly string[]
  trustedDevices: number
}

export type SignInState = 'out' | 'password-given' | 'in'
export interface Session {
  readonly id: string
  state: SignInState
  /** What is being set up; nothing of it holds before the first code was verified. */
  draftSecretBase32: string | null
  pendingPhone: (BackupPhone & { code: string }) | null
}

export interface Accounts {
  readonly customer: Customer
  readonly twoStep: TwoStep | null
  session(id: string | undefined): Session
  endSession(id: string): void
  givePassword(session: Session, input: { email: string; password: string; deviceToken: string | undefined }): boolean
  giveCode(session: Session, code: string): Promise<boolean>
  giveRecoveryCode(session: Session, code: string): boolean
  beginSetUp(session: Session): string
  finishSetUp(session: Session, code: string): Promise<boolean>
  sendPhoneCode(session: Session, phone: BackupPhone): void
  verifyPhone(session: Session, code: string): boolean
  /** The token that a trusted browser keeps. */
  trustDevice(): string
  turnOff(): void
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const RECOVERY_CODES = 10

/** 32 base32 characters carry 160 bits, the length of a SHA-1 key (RFC 4226 §4). */
function newSecretBase32(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(32), (byte) => BASE32.charAt(byte & 31)).join('')
}

function newDigits(random: (bytes: number) => Uint8Array, count: number): string {
  return Array.from(random(count), (byte) => String(byte % 10)).join('')
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

interface Stored extends TwoStep {
  lastStep: number
}

export function createAccounts(deps: {
  customer: Customer
  verifier: OneTimeCodeVerifier
  now: () => number
  random: (bytes: number) => Uint8Array
}): Accounts {
  const sessions = new Map<string, Session>()
  const deviceTokens = new Set<string>()
  let stored: Stored | null = null

  const createSession = (): Session => {
    const session: Session = { id: hex(deps.random(16)), state: 'out', draftSecretBase32: null, pendingPhone: null }
    sessions.set(session.id, session)
    return session
  }
  const stepOf = (secretBase32: string, code: string): Promise<number | null> =>
    deps.verifier.stepOf({ secretBase32, code: code.replace(/\s/g, ''), nowMs: deps.now() })
  const changeStored = (change: Partial<Stored>): void => {
    if (stored !== null) stored = { ...stored, ...change }
  }

  return {
    customer: deps.customer,
    get twoStep() {
      return stored === null ? null : { ...stored, trustedDevices: deviceTokens.size }
    },
    session: (id) => (id === undefined ? undefined : sessions.get(id)) ?? createSession(),
    endSession: (id) => void sessions.delete(id),
    givePassword(session, { email, password, deviceToken }) {
      if (email.trim() !== deps.customer.email || password !== deps.customer.password) return false
      const trusted = deviceToken !== undefined && deviceTokens.has(deviceToken)
      session.state = stored === null || trusted ? 'in' : 'password-given'
      return true
    },
    async giveCode(session, code) {
      if (stored === null || session.state !== 'password-given') return false
      const step = await stepOf(stored.secretBase32, code)
      // A code is good once: a step at or before the last accepted one is refused (RFC 6238 §5.2).
      if (step === null || step <= stored.lastStep) return false
      changeStored({ lastStep: step })
      session.state = 'in'
      return true
    },
    giveRecoveryCode(session, code) {
      const given = code.trim().toLowerCase()
      if (stored?.recoveryCodes.includes(given) !== true || session.state !== 'password-given') return false
      changeStored({ recoveryCodes: stored.recoveryCodes.filter((one) => one !== given) })
      session.state = 'in'
      return true
    },
    beginSetUp(session) {
      session.draftSecretBase32 ??= newSecretBase32(deps.random)
      return session.draftSecretBase32
    },
    async finishSetUp(session, code) {
      const secretBase32 = session.draftSecretBase32
      if (secretBase32 === null) return false
      const step = await stepOf(secretBase32, code)
      if (step === null) return false
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => {
        const text = hex(deps.random(5))
        return `${text.slice(0, 5)}-${text.slice(5)}`
      })
      stored = { secretBase32, phone: null, recoveryCodes, trustedDevices: 0, lastStep: step }
      session.draftSecretBase32 = null
      return true
    },
    sendPhoneCode(session, phone) {
      session.pendingPhone = { ...phone, code: newDigits(deps.random, 6) }
    },
    verifyPhone(session, code) {
      const pending = session.pendingPhone
      if (pending === null || pending.code !== code.replace(/\s/g, '')) return false
      changeStored({ phone: { number: pending.number, method: pending.method } })
      session.pendingPhone = null
      return true
    },
    trustDevice() {
      const token = hex(deps.random(24))
      deviceTokens.add(token)
      return token
    },
    turnOff() {
      stored = null
      deviceTokens.clear()
    }
  }
}

/** The otpauth address that the QR code carries. */
export function otpAddress(input: { issuer: string; email: string; secretBase32: string }): string {
  const label = `${encodeURIComponent(input.issuer)}:${encodeURIComponent(input.email)}`
  const issuer = encodeURIComponent(input.issuer)
  return `otpauth://totp/${label}?secret=${input.secretBase32}&issuer=${issuer}&algorithm=SHA1&digits=6&period=${String(PERIOD_SECONDS)}`
}
