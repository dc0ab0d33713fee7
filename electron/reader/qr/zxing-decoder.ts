// Owns zxing-cpp as WebAssembly: all codes of a picture in one pass. Never fetches its binary from a network.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { QrDecoder } from './decoder.ts'
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

export interface ZxingDecoders {
  /** The first code soon: of a large picture, only the half. */
  quick: QrDecoder
  /** What `quick` may have left out of a large picture; nothing of another. */
  thorough: QrDecoder
}

/** Compiles the module ahead of the first picture (about 50 ms). */
export async function createZxingDecoders(): Promise<ZxingDecoders> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const bytes = await readFile(path)
  // Without wasmBinary the library would ask a CDN.
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return {
    quick: ({ brightness }, { onCode }) => {
      const level = levelFor(brightness())
      return readGray(brightness()[level], 2 ** level, onCode)
    },
    thorough: ({ brightness }, { onCode }) => (levelFor(brightness()) === 0 ? Promise.resolve() : readGray(brightness()[0], 1, onCode))
  }
}

function levelFor([full]: readonly GrayImage[]): 0 | 1 {
  return full !== undefined && full.data.length > LARGE_PX ? 1 : 0
}

async function readGray(gray: GrayImage | undefined, scale: number, onCode: Parameters<QrDecoder>[1]['onCode']): Promise<void> {
  if (gray === undefined) return
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
