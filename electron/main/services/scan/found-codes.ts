// Owns what one reading has found so far: collects each delivery from the vault process and tells it. Holds handles, never what a code said.
import type { Reading } from '../../../../shared/model/scan.ts'

/** A reading is mostly over this soon after its first code: then there is nothing to tell in between. */
const TELL_AFTER_MS = 40

export interface FoundCodesParts {
  collect: (scanId: string) => Promise<Reading>
  wait: (ms: number) => Promise<void>
  /** The first one-time password or transfer is there. */
  onFirst: () => void
  /** What is found so far. */
  onMore: (found: Reading) => void
}

export interface FoundCodes {
  /** Texts wait in the vault process under `scanId`. */
  add(scanId: string): void
  /** Everything that was added, once it is collected; nothing is told afterwards. Throws what a collection threw. */
  all(): Promise<Reading>
}

export function createFoundCodes({ collect, wait, onFirst, onMore }: FoundCodesParts): FoundCodes {
  const found: Reading = { otps: [], others: [], transfers: [] }
  let latest = Promise.resolve()
  let isFirst = true
  let tells = false
  let isOver = false
  const tell = (): void => {
    if (!isOver) onMore({ ...found, otps: [...found.otps], others: [...found.others] })
  }
  const tellSoon = async (): Promise<void> => {
    isFirst = false
    onFirst()
    await wait(TELL_AFTER_MS)
    tells = true
    tell()
  }
  const take = async (scanId: string): Promise<void> => {
    const { otps, others, transfers } = await collect(scanId)
    found.otps.push(...otps)
    found.others.push(...others)
    // Each answer holds all transfers that there are.
    if (transfers.length > 0) found.transfers = transfers
    if (found.otps.length + found.transfers.length === 0) return
    if (isFirst) void tellSoon()
    else if (tells) tell()
  }
  return {
    add: (scanId) => {
      latest = latest.then(() => take(scanId))
      // Whoever asks for all gets the reason; until then nobody listens.
      latest.catch(() => undefined)
    },
    all: async () => {
      try {
        await latest
        return found
      } finally {
        isOver = true
      }
    }
  }
}
