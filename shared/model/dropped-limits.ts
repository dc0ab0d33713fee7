// Owns how much may be dropped at once. Imports nothing: the view checks it before it reads a file, and has no need of schemas.
export const MAX_DROPPED = 20
/** All together. */
export const MAX_DROPPED_BYTES = 32 * 1024 * 1024
