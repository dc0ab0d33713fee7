// Owns randomness of the rigs: seeded, reproducible, never used for a key of anybody's.
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface RandomSource {
  /** From 0 to `below` - 1. */
  below(below: number): number
  /** Both ends are included. */
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  bytes(length: number): Uint8Array
}

const GOLDEN_RATIO = 0x9e37_79b1

/** Neighbouring numbers give unrelated sequences (the multiplications are those of MurmurHash3's finaliser). */
function mixed(seed: number, number: number): number {
  let hash = (seed ^ Math.imul(number + 1, GOLDEN_RATIO)) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  return hash ^ (hash >>> 16)
}

export function createRandomSource(seed: number, caseNumber = 0): RandomSource {
  const generator = xoroshiro128plus(mixed(seed, caseNumber))
  const between = (least: number, most: number): number => uniformInt(generator, least, most)
  return {
    between,
    below: (below) => between(0, below - 1),
    chance: (share) => between(0, 999_999) < share * 1_000_000,
    pick: <T>(list: readonly [T, ...T[]]): T => list[between(0, list.length - 1)] ?? list[0],
    bytes: (length) => Uint8Array.from({ length }, () => generator.next() & 0xff)
  }
}
