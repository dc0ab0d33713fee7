// Owns the order in which decoders are asked. Every code of a picture is answered once; the order is the order of finding.
import type { DecodedCode, PixelImage, QrDecoder } from './decoder.ts'

export interface QrReader {
  readCodes(image: PixelImage): Promise<readonly DecodedCode[]>
}

export interface QrReaderParts {
  /** Reads many codes at once and is fast. */
  first: QrDecoder
  /** Is asked only where the first found nothing: it is ten times slower and reads what the first cannot. */
  second: QrDecoder
}

export function createQrReader({ first, second }: QrReaderParts): QrReader {
  return {
    async readCodes(image) {
      const found = await first(image)
      if (found.length > 0) return withoutRepeats(found)
      return withoutRepeats(await second(image))
    }
  }
}

function withoutRepeats(codes: readonly DecodedCode[]): readonly DecodedCode[] {
  const seen = new Set<string>()
  return codes.filter(({ text }) => {
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}
