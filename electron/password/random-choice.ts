// Owns the step from random bytes to a choice that favours nothing. Draws from the source that it is given, never from Math.random.

/** Gives as many random bytes as are asked for, each value as likely as every other. */
export type RandomBytes = (length: number) => Uint8Array

const UINT32_VALUES = 2 ** 32

/**
 * A whole number from 0 to below `count` (1 to 2^32). By rejection: a draw from the incomplete last run of `count` values is thrown away, because a
 * remainder of it would favour the small numbers (NIST SP 800-90A Rev. 1, B.5.1.1).
 */
export function randomBelow(random: RandomBytes, count: number): number {
  if (!Number.isInteger(count) || count < 1 || count > UINT32_VALUES) throw new RangeError('count')
  const limit = UINT32_VALUES - (UINT32_VALUES % count)
  for (;;) {
    const bytes = random(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < limit) return drawn % count
  }
}

/** One of `choices`, which has at least one. */
export function randomOf<T>(random: RandomBytes, choices: readonly T[]): T {
  const chosen = choices[randomBelow(random, choices.length)]
  if (chosen === undefined) throw new RangeError('choices')
  return chosen
}

/** The binary logarithm of a whole number of any size, of at least 1. */
export function log2Of(count: bigint): number {
  const spare = Math.max(0, count.toString(2).length - 53)
  return Math.log2(Number(count >> BigInt(spare))) + spare
}
