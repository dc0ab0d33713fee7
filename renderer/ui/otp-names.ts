// Owns the names by which types and algorithms of one-time passwords are known. The same in every language.
import type { OtpParameters } from '../../shared/model/otp.ts'

export const ALGORITHM_NAMES: Record<OtpParameters['algorithm'], string> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512', MD5: 'MD5' }
export const TYPE_NAMES: Record<OtpParameters['type'], string> = { totp: 'TOTP', hotp: 'HOTP', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' }
