// Owns the numbers of the decrypted document (VAULT-FORMAT §8): its version, and how much of anything it holds.

export const SCHEMA_VERSION = 1
/** More earlier values than this are dropped, the oldest first. */
export const MAX_HISTORY = 100

/** Of a tag or of the name of a second step, in UTF-16 code units. */
export const MAX_MARK = 200
