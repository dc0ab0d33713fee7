// Owns the order in which decoders are asked. Each sees what the ones before it have read; a text is answered once, as soon as it is read.
import type { DecodedCode, PixelImage, QrDecoder } from './decoder.ts'

export interface QrReader {
  /** All codes in the order of finding. */
  readCodes(image: PixelImage, options?: ReadOptions): Promise<readonly DecodedCode[]>
}

export interface ReadOptions {
  /** Gets each code as soon as it is read. */
  onCode?: (code: DecodedCode) => void
  /** Ends the reading before its own budget does; on the clock of `nowMs`. */
  deadlineMs?: number
}

export interface QrReaderParts {
  /** The fastest first. */
  decoders: readonly QrDecoder[]
  nowMs: () => number
  /** For one picture; what was found until then is answered. */
  budgetMs: number
}

export function createQrReader({ decoders, nowMs, budgetMs }: QrReaderParts): QrReader {
  return {
    async readCodes(image, { onCode, deadlineMs: latestMs = Number.POSITIVE_INFINITY } = {}) {
      const deadlineMs = Math.min(latestMs, nowMs() + budgetMs)
      const places: DecodedCode[] = []
      const codes = new Map<string, DecodedCode>()
      for (const decode of decoders) {
        if (nowMs() > deadlineMs) break
        const known = [...places]
        await decode(image, {
          known,
          deadlineMs,
          onCode: (code) => {
            places.push(code)
            if (codes.has(code.text)) return
            codes.set(code.text, code)
            onCode?.(code)
          }
        })
      }
      return [...codes.values()]
    }
  }
}
