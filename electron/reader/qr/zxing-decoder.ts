// Owns zxing-cpp as WebAssembly: all codes of a picture in one pass. Never fetches its binary from a network.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { QrDecoder } from './qr-decoder.ts'
import type { GrayImage } from './gray-image.ts'

// 255 is the library's own upper limit; the default of 1 would hide a second code.
const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: true,
  tryRotate: true,
  tryDownscale: true,
  maxNumberOfSymbols: 255
}

/** Above it the half of the picture is read first: a fifth of the time for nine codes of ten. */
const LARGE_PX = 1_500_000

/** The library compares all of them with all others, and cannot be interrupted: 30 megapixels of finder patterns take it three minutes. */
const MOST_FINDERS = 1_500
/** So small a picture has no room for more than it gets done in 0.2 s. */
const SAFE_PX = 1_100_000

export interface ZxingDecoders {
  /** The first code soon: of a large picture, only the half. */
  quick: QrDecoder
  /** What `quick` may have left out of a large picture; nothing of another. */
  thorough: QrDecoder
}

/** Compiles the module ahead of the first picture (about 50 ms). */
export async function createZxingDecoders({ nowMs }: { nowMs: () => number }): Promise<ZxingDecoders> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const bytes = await readFile(path)
  // Without wasmBinary the library would ask a CDN.
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return {
    quick: async ({ brightness, finders }, { deadlineMs, onCode }) => {
      const isOver = (): boolean => nowMs() > deadlineMs
      const level = levelFor(brightness())
      const gray = brightness()[level]
      if (gray === undefined || (gray.data.length > SAFE_PX && finders().estimate(isOver) > MOST_FINDERS) || isOver()) return
      await readGray(gray, 2 ** level, onCode)
    },
    thorough: async ({ brightness, finders }, { deadlineMs, onCode }) => {
      const isOver = (): boolean => nowMs() > deadlineMs
      const [gray] = brightness()
      if (gray === undefined || levelFor(brightness()) === 0 || finders().all(isOver).finders.length > MOST_FINDERS || isOver()) return
      await readGray(gray, 1, onCode)
    }
  }
}

function levelFor([full]: readonly GrayImage[]): 0 | 1 {
  return full !== undefined && full.data.length > LARGE_PX ? 1 : 0
}

async function readGray(gray: GrayImage, scale: number, onCode: Parameters<QrDecoder>[1]['onCode']): Promise<void> {
  for (const { isValid, text, position } of await readBarcodes(pgmOf(gray), OPTIONS)) {
    const corner = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x: x * scale, y: y * scale })
    const { topLeft, topRight, bottomRight, bottomLeft } = position
    if (isValid && text !== '') onCode({ text, corners: [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)] })
  }
}

/** A Netpbm grey map, which the library takes as a file: a quarter of the bytes of RGBA, and three quarters of the time. */
function pgmOf({ data, widthPx, heightPx }: GrayImage): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${widthPx} ${heightPx}\n255\n`)
  const file = new Uint8Array(head.length + data.length)
  file.set(head)
  file.set(data, head.length)
  return file
}
