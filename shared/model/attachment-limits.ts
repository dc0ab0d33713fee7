// Owns how large attachments may be. Imports nothing: a view checks it before it reads a file, and has no need of schemas.
export const MAX_ATTACHMENT_BYTES = 8 * 1024 * 1024
/** Of all that a vault keeps, together. */
export const MAX_ATTACHMENTS_BYTES = 64 * 1024 * 1024
export const MAX_ATTACHMENTS = 1_000
export const MAX_ATTACHMENT_NAME = 255
/** So long a removed one can be put back, unless its room is needed before. */
export const REMOVED_ATTACHMENT_DAYS = 30
