// Owns the list of everything that can go wrong, as codes. Sentences live in shared/i18n; never put one here.

export const ERROR_CODES = [
  'internal',
  // vault file
  'vault-not-found',
  'vault-not-a-vault',
  'vault-damaged',
  'vault-newer-version',
  'vault-too-large',
  'vault-wrong-password',
  'vault-exists-already',
  'vault-read-only',
  'vault-changed-outside',
  'vault-key-changed',
  'vault-other-vault',
  'vault-save-failed',
  'vault-disk-full',
  'vault-no-permission',
  'vault-locked',
  'vault-process-ended',
  'password-too-short',
  // other ways to open a vault
  'vault-key-file-needed',
  'vault-wrong-password-or-file',
  'key-file-not-found',
  'key-file-unreadable',
  'key-file-empty',
  'key-file-too-large',
  'key-file-is-vault',
  'key-file-exists-already',
  'vault-no-recovery-code',
  'vault-wrong-recovery-code',
  'recovery-code-incomplete',
  'recovery-code-mistyped',
  'quick-unlock-no-keychain',
  'quick-unlock-keychain-failed',
  'quick-unlock-expired',
  'quick-unlock-gone',
  'vault-too-many-slots',
  'kdf-not-stronger',
  'sheet-not-saved',
  'backup-not-found',
  'backup-refused',
  // items
  'item-not-found',
  'field-not-found',
  'field-empty',
  'earlier-value-gone',
  'undo-changed',
  // attachments
  'attachment-not-found',
  'attachment-missing',
  'attachment-damaged',
  'attachment-too-large',
  'attachment-total-too-large',
  'attachment-too-many',
  'attachment-empty',
  'attachment-not-a-file',
  'attachment-unreadable',
  'attachment-draft-gone',
  'copy-not-written',
  'copy-disk-full',
  // one-time passwords
  'otp-address-unreadable',
  'otp-address-contradicts',
  'otp-secret-missing',
  'otp-secret-broken',
  'otp-secret-mistyped',
  'otp-type-unsupported',
  'otp-algorithm-unsupported',
  'otp-digits-out-of-range',
  'otp-period-out-of-range',
  'otp-counter-out-of-range',
  'otp-pin-missing',
  'otp-pin-broken',
  'otp-transfer-unreadable',
  'otp-transfer-empty',
  'otp-transfer-too-many',
  'otp-resync-not-found',
  'otp-draft-gone',
  // one-time passwords on their way out
  'password-needed',
  'export-nothing',
  'export-gone',
  'transfer-nothing',
  'transfer-gone',
  'transfer-too-large',
  // reading codes
  'scan-nothing-found',
  'scan-only-other-codes',
  'scan-permission-missing',
  'scan-portal-refused',
  'scan-display-failed',
  'scan-no-display',
  'scan-timed-out',
  'scan-reader-ended',
  'scan-busy',
  'scan-window-gone',
  'camera-none',
  'camera-refused',
  'camera-busy',
  'image-not-an-image',
  'image-too-large',
  'image-too-many',
  'image-too-complex',
  'pdf-password-needed',
  'image-format-unsupported',
  'image-unreadable',
  'clipboard-no-image',
  // the computer's clock
  'clock-host-invalid',
  'clock-host-not-found',
  'clock-no-network',
  'clock-refused',
  'clock-timed-out',
  'clock-certificate-invalid',
  'clock-date-far-off',
  'clock-redirected',
  'clock-answer-unusable',
  'clock-moved-meanwhile',
  'clock-measurement-gone',
  // the generator
  'generator-impossible',
  'generator-no-class',
  'generator-gone',
  // links
  'link-not-https',
  'link-not-in-notes',
  'link-registration-failed',
  'start-at-login-failed',
  // ipc
  'request-invalid'
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** The only error type that is thrown on purpose. `cause` stays on this side of every process boundary; the code crosses. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** The code of an error, `internal` for everything that was not thrown on purpose. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal'
}
