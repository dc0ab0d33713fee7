// Owns what the errors of Node's network mean for a person who asked for the time. Keeps no address.
import { AppError, type ErrorCode } from '../../../shared/errors.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'clock-host-not-found',
  EAI_AGAIN: 'clock-host-not-found',
  EAI_FAIL: 'clock-host-not-found',
  EAI_NODATA: 'clock-host-not-found',
  EAI_NONAME: 'clock-host-not-found',
  ENETUNREACH: 'clock-no-network',
  ENETDOWN: 'clock-no-network',
  EHOSTUNREACH: 'clock-no-network',
  EHOSTDOWN: 'clock-no-network',
  EADDRNOTAVAIL: 'clock-no-network',
  EPERM: 'clock-refused',
  EACCES: 'clock-refused',
  ECONNREFUSED: 'clock-refused',
  ECONNRESET: 'clock-refused',
  EPIPE: 'clock-refused',
  ETIMEDOUT: 'clock-timed-out',
  ABORT_ERR: 'clock-timed-out',
  // Certificates are judged by this computer's date: one that is far off makes good ones look expired, or not yet valid.
  CERT_HAS_EXPIRED: 'clock-date-far-off',
  CERT_NOT_YET_VALID: 'clock-date-far-off'
}

/** An `AppError` passes as it is. */
export function networkError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(codeOfNetwork(error), { cause: error })
}

function codeOfNetwork(error: unknown): ErrorCode {
  // Several addresses of one name were tried: what the last of them said.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOfNetwork(error.errors.at(-1))
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  if (known !== undefined) return known
  if (/^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/u.test(code)) return 'clock-certificate-invalid'
  // The rest is an answer in no form that HTTP or TLS knows (HPE_…, EPROTO, ERR_SSL_…).
  return 'clock-answer-unusable'
}
