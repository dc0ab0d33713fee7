// Owns what one reading has found so far: collects each delivery from the vault process and tells it. Holds handles, never what a code said.
import type { Reading } from '../../../../shared/model/scan.ts'

export interface FoundCodesParts {
  collect: (scanId: string) => Promise<Reading>
  /** The first one-time password or transfer is there. */
  onFirst: () => void
  /** What is found so far. */
  onMore: (found: Reading) => void
}

export interface FoundCodes {
  /** Texts wait in the vault process under `scanId`. */
  add(scanId: string): void
  /** The reading is over: everything that was added, once it is collected. Nothing is told any more. Throws what a collection threw. */
  all(): Promise<Reading>
}

export function createFoundCodes({ collect, onFirst, onMore }: FoundCodesParts): FoundCodes {
  const found: Reading = { otps: [], others: [], transfers: [] }
  let latest = Promise.resolve()
  let isFirst = true
  let isOver = false
  const take = async (scanId: string): Promise<void> => {
    const { otps, others, transfers } = await collect(scanId)
    found.otps.push(...otps)
    found.others.push(...others)
    // Each answer holds all transfers that there are.
    if (transfers.length > 0) found.transfers = transfers
    if (found.otps.length + found.transfers.length === 0) return
    // Before the window is shown, which takes as long as the view needs to draw what it is told.
    if (!isOver) onMore({ ...found, otps: [...found.otps], others: [...found.others] })
    if (isFirst) onFirst()
    isFirst = false
  }
  return {
    add: (scanId) => {
      latest = latest.then(() => take(scanId))
      // Whoever asks for all gets the reason; until then nobody listens.
      latest.catch(() => undefined)
    },
    all: async () => {
      isOver = true
      await latest
      return found
    }
  }
}
