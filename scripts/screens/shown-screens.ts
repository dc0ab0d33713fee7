// Owns which screens the papers show. All others are drawn on request, and are not kept.

/** One of each: what a reader of the papers wants to see. */
export const SHOWN_SCREENS = [
  'unlock', 'create', 'list', 'detail', 'edit', 'edit-otp', 'scan', 'scan-many', 'collected', 'generator', 'palette', 'keys', 'settings', 'security-all', 'otp-qr', 'export-codes',
  'backups', 'history', 'trash', 'attachments', 'vaults', 'sheet', 'large', 'empty', 'guide', 'notes', 'kinds-list', 'kinds-two-step', 'kinds-card', 'kinds-batch', 'quick', 'settings-locks', 'narrow-list'
] as const
