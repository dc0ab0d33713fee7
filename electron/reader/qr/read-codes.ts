// Owns the order in which decoders are asked. Each sees what the ones before it have read; a text is answered once, as soon as it is read.
import type { DecodedCode, PixelImage } from './decoder.ts'
import type { QrDecoder } from './qr-decoder.ts'
import { createPictureViews } from './picture-views.ts'

export interface QrReader {
  /** All codes in the order of finding. */
  readCodes(image: PixelImage, options?: ReadOptions): Promise<readonly DecodedCode[]>
}

export interface ReadOptions {
  /** Gets each code as soon as it is read. */
  onCode?: (code: DecodedCode) => void
  /** Gets the corners of everything that is a code or looks like one, read or not; of a text that stands there twice, both. */
  onArea?: (corners: DecodedCode['corners']) => void
  /** Ends the reading before its own budget does; on the clock of `nowMs`. */
  deadlineMs?: number
}

export interface QrReaderParts {
  /** The fastest first. */
  decoders: readonly QrDecoder[]
  /** Is asked where those have read nothing, or have seen what they could not read. */
  lastResort?: QrDecoder
  nowMs: () => number
  /** For one picture; what was found until then is answered. */
  budgetMs: number
}

export function createQrReader({ decoders, lastResort, nowMs, budgetMs }: QrReaderParts): QrReader {
  return {
    async readCodes(image, { onCode, onArea, deadlineMs: latestMs = Number.POSITIVE_INFINITY } = {}) {
      const deadlineMs = Math.min(latestMs, nowMs() + budgetMs)
      const places: DecodedCode[] = []
      const codes = new Map<string, DecodedCode>()
      const views = createPictureViews(image)
      const doubt = { isUnsure: false }
      const ask = async (decode: QrDecoder): Promise<void> => {
        if (nowMs() > deadlineMs) return
        await decode(views, {
          known: [...places],
          deadlineMs,
          onCode: (code) => {
            places.push(code)
            onArea?.(code.corners)
            if (codes.has(code.text)) return
            codes.set(code.text, code)
            onCode?.(code)
          },
          onUnread: (areas) => {
            doubt.isUnsure = true
            for (const corners of areas) onArea?.(corners)
          }
        })
      }
      for (const decode of decoders) await ask(decode)
      if (lastResort !== undefined && (doubt.isUnsure || codes.size === 0)) await ask(lastResort)
      return [...codes.values()]
    }
  }
}
