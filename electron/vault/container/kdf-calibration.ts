// Owns how costly the key derivation is made on this machine: about three quarters of a second, never below the floor (VAULT-FORMAT §5.1).
import { isKdfCostWithinBounds, type KdfCost, type KdfPolicy } from './kdf.ts'

const MIB = 1_024
const TARGET_MS = 750
/** Below this a derivation is called quick for this machine, and a raise is worth offering. */
const QUICK_MS = 400
/** What is not half again as much work is not worth asking anybody. */
const WORTHWHILE = 1.5
const STEP_KIB = 16 * MIB
const MOST_MEMORY_KIB = 512 * MIB
const MOST_PASSES = 16
const MOST_WORK_KIB = 4 * 1_024 * MIB
const LANES = 4

export interface Machine {
  /** How long one derivation of this cost takes, in milliseconds. */
  readonly measureMs: (cost: KdfCost) => Promise<number>
  readonly totalMemoryBytes: number
}

/** The cost that takes about `TARGET_MS` on a machine on which `cost` takes `tookMs`. More memory first, then more passes. */
export function costForMachine(
  { cost, tookMs }: { cost: KdfCost; tookMs: number },
  floor: KdfPolicy['floor'],
  totalMemoryBytes: number
): KdfCost {
  const workKiB = (cost.memoryKiB * cost.passes * TARGET_MS) / Math.max(1, tookMs)
  // An eighth of the machine: the vault must also open beside other programs, and on the next, smaller computer.
  const mostKiB = Math.min(MOST_MEMORY_KIB, Math.max(floor.memoryKiB, totalMemoryBytes / 1_024 / 8))
  const memoryKiB = Math.max(floor.memoryKiB, stepped(Math.min(mostKiB, workKiB / floor.passes)))
  const mostPasses = Math.min(MOST_PASSES, Math.floor(MOST_WORK_KIB / memoryKiB))
  const passes = Math.min(mostPasses, Math.max(floor.passes, Math.floor(workKiB / memoryKiB)))
  return { memoryKiB, passes, lanes: LANES }
}

function stepped(kib: number): number {
  return Math.floor(kib / STEP_KIB) * STEP_KIB
}

/** Measured once, when a vault is made. The second of two runs counts: the first pays for memory that the process did not have yet. */
export async function calibrateKdf({ measureMs, totalMemoryBytes }: Machine, floor: KdfPolicy['floor']): Promise<KdfCost> {
  const cost = { ...floor, lanes: LANES }
  await measureMs(cost)
  return costForMachine({ cost, tookMs: await measureMs(cost) }, floor, totalMemoryBytes)
}

/** A cost that is worth offering to somebody whose file was opened with `cost` in `tookMs`; null when there is none. Never less memory. */
export function worthwhileRaise(
  opened: { cost: KdfCost; tookMs: number },
  floor: KdfPolicy['floor'],
  totalMemoryBytes: number
): KdfCost | null {
  const { cost, tookMs } = opened
  const isBelowFloor = cost.memoryKiB < floor.memoryKiB || cost.passes < floor.passes
  if (tookMs >= QUICK_MS && !isBelowFloor) return null
  const fitting = costForMachine(opened, floor, totalMemoryBytes)
  const raised = { ...fitting, memoryKiB: Math.max(fitting.memoryKiB, cost.memoryKiB) }
  const isMore = raised.memoryKiB * raised.passes >= WORTHWHILE * cost.memoryKiB * cost.passes
  return (isMore || isBelowFloor) && isKdfCostWithinBounds(raised) ? raised : null
}
