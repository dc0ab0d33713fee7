// Owns Argon2id and the bounds on its cost (VAULT-FORMAT §5.1). Never runs with a cost from a file before the bounds were checked.
import type * as Argon2 from '@node-rs/argon2'
import { createRequire } from 'node:module'
import { AppError } from '../../../shared/errors.ts'
import { KEY_BYTES } from './layout.ts'

// Required: an import would have its whole text searched for names first.
const { hashRaw } = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2

export interface KdfCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** What a new slot costs, and the least that this writer agrees to. */
export interface KdfPolicy {
  readonly cost: KdfCost
  readonly floor: Pick<KdfCost, 'memoryKiB' | 'passes'>
}

const MIB = 1_024
const GIB = 1_024 * MIB

export const DEFAULT_KDF_POLICY: KdfPolicy = {
  cost: { memoryKiB: 256 * MIB, passes: 3, lanes: 4 },
  floor: { memoryKiB: 64 * MIB, passes: 3 }
}
/** The least that a reader accepts. */
export const LOWEST_KDF_COST: KdfCost = { memoryKiB: 19 * MIB, passes: 1, lanes: 1 }

const MAX_MEMORY_KIB = GIB
const MAX_PASSES = 16
const MAX_LANES = 16
const MAX_WORK_KIB = 4 * GIB
/** All password slots of a file together: what a hostile file can make us compute has an end. */
const MAX_TOTAL_WORK_KIB = 16 * GIB

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

export function isKdfCostWithinBounds({ memoryKiB, passes, lanes }: KdfCost): boolean {
  return (
    isWithin(memoryKiB, LOWEST_KDF_COST.memoryKiB, MAX_MEMORY_KIB) &&
    isWithin(passes, LOWEST_KDF_COST.passes, MAX_PASSES) &&
    isWithin(lanes, LOWEST_KDF_COST.lanes, MAX_LANES) &&
    memoryKiB * passes <= MAX_WORK_KIB
  )
}

export function isTotalWorkWithinBounds(costs: readonly KdfCost[]): boolean {
  return costs.reduce((sum, { memoryKiB, passes }) => sum + memoryKiB * passes, 0) <= MAX_TOTAL_WORK_KIB
}

/** A new slot below the floor is a mistake of the program, so this is no code that a person could act on. */
export function assertPolicy({ cost, floor }: KdfPolicy): void {
  if (!isKdfCostWithinBounds(cost) || cost.memoryKiB < floor.memoryKiB || cost.passes < floor.passes) throw new AppError('internal')
}

/** The bytes of a password: NFC, so that the same letters typed on another system are the same key; never trimmed. */
export function passwordBytes(password: string): Uint8Array {
  return new TextEncoder().encode(password.normalize('NFC'))
}

/** Argon2id version 0x13, 32 bytes out. Runs off the JavaScript thread. */
export async function deriveKeyFromPassword(password: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
  if (!isKdfCostWithinBounds(cost)) throw new AppError('vault-damaged')
  // Argon2id and version 0x13 are the package's defaults (a test holds them to a known value): its names for them are const enums,
  // which isolated modules cannot read.
  return hashRaw(passwordBytes(password), {
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: KEY_BYTES,
    salt
  })
}
