// Owns jsqr: one small, normalised picture of one code in, its text out. Never gets a whole screen: of several codes it would read one.
import * as jsqrModule from 'jsqr'
import type { PixelImage } from './decoder.ts'
import { rearrangedForJsqr } from './jsqr-version-23.ts'
import { drawMatrix, type ModuleMatrix } from './module-matrix.ts'

type JsQr = typeof jsqrModule.default
// jsqr is a UMD file: under Node the function is one `default` deeper than in a bundle.
const outer = jsqrModule.default as JsQr | { default: JsQr }
const jsQr: JsQr = typeof outer === 'function' ? outer : outer.default

type Chunks = NonNullable<ReturnType<JsQr>>['chunks']

const PX_PER_MODULE = 3
/** Codes that say no character set: UTF-8 nearly always; Japanese makers also wrote Shift JIS, the standard's own default is Latin 1. */
const CHARACTER_SETS = ['utf-8', 'shift_jis', 'iso-8859-1']

/** One code, dark on light, with its quiet zone. */
export function readCrop({ data, widthPx, heightPx }: PixelImage): string | null {
  try {
    // jsqr changes its own default options between calls, so the option is passed every time.
    const found = jsQr(data, widthPx, heightPx, { inversionAttempts: 'dontInvert' })
    const text = found === null ? '' : textOf(found.chunks)
    return text === '' ? null : text
  } catch {
    // Damaged codes make it read beyond its arrays.
    return null
  }
}

export function readMatrix(matrix: ModuleMatrix): string | null {
  return readCrop(drawMatrix(rearrangedForJsqr(matrix), PX_PER_MODULE))
}

/** jsqr leaves a chunk's text empty when its bytes are no UTF-8. */
function textOf(chunks: Chunks): string {
  return chunks
    .map((chunk) => {
      if ('text' in chunk && chunk.text !== '') return chunk.text
      return 'bytes' in chunk && chunk.bytes.length > 0 ? textOfBytes(Uint8Array.from(chunk.bytes)) : ''
    })
    .join('')
}

function textOfBytes(bytes: Uint8Array): string {
  for (const name of CHARACTER_SETS) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch {
      // Not in this character set.
    }
  }
  return ''
}
