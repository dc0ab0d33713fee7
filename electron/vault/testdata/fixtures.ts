// Owns what several tests of this room stand on: fixed randomness, a fixed time, the cheapest key derivation that a reader accepts.
import { createHash } from 'node:crypto'
import { LOWEST_KDF_COST, type KdfPolicy } from '../container/kdf.ts'

export const TEST_NOW_MS = 1_741_011_292_000
export const TEST_PASSWORD = 'correct horse battery staple'
export const TEST_KDF: KdfPolicy = { cost: LOWEST_KDF_COST, floor: LOWEST_KDF_COST }

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed: string): (length: number) => Uint8Array {
  let counter = 0
  return (length) => {
    const bytes = new Uint8Array(length)
    for (let offset = 0; offset < length; offset += 32) {
      const block = createHash('sha256').update(`${seed}:${counter}`).digest()
      counter += 1
      bytes.set(block.subarray(0, Math.min(32, length - offset)), offset)
    }
    return bytes
  }
}

export function codeThrown(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
  return 'nothing thrown'
}
