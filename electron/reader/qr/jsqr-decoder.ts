// Owns the second decoder: jsqr over the whole picture. It reads one code, among them some that have no quiet zone.
import * as jsqrModule from 'jsqr'
import type { QrDecoder } from './decoder.ts'

type JsQr = typeof jsqrModule.default
// jsqr is a UMD file: under Node the function is one `default` deeper than in a bundle.
const outer = jsqrModule.default as JsQr | { default: JsQr }
const jsQr: JsQr = typeof outer === 'function' ? outer : outer.default

/** jsqr changes its own default options between calls, so the option is passed every time. */
export function createJsqrDecoder(): QrDecoder {
  return ({ data, widthPx, heightPx }) => {
    const found = jsQr(data, widthPx, heightPx, { inversionAttempts: 'attemptBoth' })
    if (found === null || found.data === '') return Promise.resolve([])
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = found.location
    return Promise.resolve([{ text: found.data, corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner] as const }])
  }
}
