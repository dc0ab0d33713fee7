// Owns how one-time passwords leave while the reading goes on: texts to the vault process, to main only that there is something to collect.
import type { ReaderDelivery, ReaderHostEvents } from '../../shared/ipc/host-contract.ts'
import type { OtpText } from './scan-images.ts'

/** Codes that are found in one pass of a decoder come within a millisecond, and go together. */
const GATHER_MS = 4

export interface DeliveryParts {
  toVault: (delivery: ReaderDelivery) => void
  toMain: (found: ReaderHostEvents['reader.found']) => void
  newScanId: () => string
  schedule: (action: () => void, delayMs: number) => void
}

export interface FoundDelivery {
  add(otp: OtpText): void
  /** Delivers what waits; to be called before the reading is answered. */
  flush(): void
}

export function createFoundDelivery({ toVault, toMain, newScanId, schedule }: DeliveryParts): FoundDelivery {
  let texts: OtpText[] = []
  const flush = (): void => {
    if (texts.length === 0) return
    const scanId = newScanId()
    toVault({ kind: 'scan.texts', scanId, texts })
    toMain({ scanId })
    texts = []
  }
  return {
    add: (otp) => {
      if (texts.length === 0) schedule(flush, GATHER_MS)
      texts.push(otp)
    },
    flush
  }
}
