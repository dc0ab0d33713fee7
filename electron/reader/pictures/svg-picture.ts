// Owns the drawing of SVG: no scripts, no network, no fonts, no files; what is drawn is bounded whatever size the file says.
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { checkSize, pixelImage } from './rgba.ts'
import { checkEmbedded } from './svg-embedded.ts'
import { wasmBytes } from './wasm-file.ts'

/** Text, parsed into a tree several times its size. */
const MAX_BYTES = 8 * 1024 * 1024
/** A code of one unit a module needs to be drawn larger, a poster smaller. */
const LEAST_SIDE_PX = 1_200
const MOST_SIDE_PX = 3_000

let compiled: Promise<void> | null = null

export async function svgPicture(bytes: Uint8Array, tellSize: (pixels: number) => void = () => undefined): Promise<PixelImage[]> {
  if (bytes.length > MAX_BYTES) throw new AppError('image-too-large')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  tellSize(checkEmbedded(text))
  compiled ??= wasmBytes('@resvg/resvg-wasm/index_bg.wasm').then(initWasm)
  await compiled
  const first = new Resvg(text)
  const longest = Math.max(first.width, first.height)
  const mode = first.width >= first.height ? 'width' : 'height'
  const value = Math.min(Math.max(Math.ceil(longest), LEAST_SIDE_PX), MOST_SIDE_PX)
  // Any size may be said, nothing larger than chosen here is drawn; a size of no area has no picture.
  checkSize(first.width, first.height, Number.POSITIVE_INFINITY)
  first.free()
  const drawn = new Resvg(text, { background: 'white', fitTo: { mode, value } }).render()
  return [pixelImage(drawn.pixels.slice(), drawn.width, drawn.height)]
}
