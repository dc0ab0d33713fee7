// Owns whether a costlier key derivation is worth offering after an unlock. Offers only; changes nothing.
import { worthwhileRaise, type Machine } from '../container/kdf-calibration.ts'
import type { KdfCost, KdfPolicy } from '../container/kdf.ts'
import type { FoundWay } from '../container/ways-in.ts'

export interface RaiseOffer {
  opened(kdf: FoundWay['kdf']): void
  /** Null: no offer, or nothing was derived at this unlock. */
  cost(): KdfCost | null
  tookMs(): number | null
  done(): void
}

export function createRaiseOffer({ machine, floor }: { machine: Pick<Machine, 'totalMemoryBytes'> | null; floor: KdfPolicy['floor'] }): RaiseOffer {
  let offered: KdfCost | null = null
  let tookMs: number | null = null
  return {
    opened: (kdf) => {
      tookMs = kdf?.tookMs ?? null
      offered = kdf === null || machine === null ? null : worthwhileRaise(kdf, floor, machine.totalMemoryBytes)
    },
    cost: () => offered,
    tookMs: () => tookMs,
    done: () => {
      offered = null
      // That of the slot that was replaced; the next unlock tells.
      tookMs = null
    }
  }
}
