// Owns the meeting of two messages: what the reader delivers and who asks for it, in whichever order they come. Looks into no text.
import { AppError } from '../../shared/errors.ts'
import { readerDeliverySchema, type ReaderDelivery } from '../../shared/ipc/host-contract.ts'

const PATIENCE_MS = 15_000
/** Deliveries that nobody asked for yet, or will (their reading failed later); the oldest goes first. As many as one reading can make. */
const MAX_UNASKED = 64

export interface ScanInbox {
  /** Anything that comes through a reader's port. What is no delivery is dropped: the reader reads untrusted bytes. */
  deliver(message: unknown): void
  /** Throws `scan-timed-out`. */
  collect(scanId: string): Promise<ReaderDelivery['texts']>
}

export interface ScanInboxParts {
  /** Answers with what cancels it. */
  readonly schedule: (action: () => void, delayMs: number) => () => void
}

export function createScanInbox({ schedule }: ScanInboxParts): ScanInbox {
  const unasked = new Map<string, ReaderDelivery['texts']>()
  const waiting = new Map<string, (texts: ReaderDelivery['texts']) => void>()
  return {
    deliver: (message) => {
      const delivery = readerDeliverySchema.safeParse(message)
      if (!delivery.success) return
      const { scanId, texts } = delivery.data
      const take = waiting.get(scanId)
      if (take !== undefined) {
        take(texts)
        return
      }
      const [oldest] = unasked.keys()
      if (unasked.size >= MAX_UNASKED && oldest !== undefined) unasked.delete(oldest)
      unasked.set(scanId, texts)
    },
    collect: (scanId) => {
      const texts = unasked.get(scanId)
      unasked.delete(scanId)
      if (texts !== undefined) return Promise.resolve(texts)
      return new Promise((resolve, reject) => {
        const cancel = schedule(() => {
          waiting.delete(scanId)
          reject(new AppError('scan-timed-out'))
        }, PATIENCE_MS)
        waiting.set(scanId, (delivered) => {
          cancel()
          waiting.delete(scanId)
          resolve(delivered)
        })
      })
    }
  }
}
