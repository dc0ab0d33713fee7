// Owns the first decoder: zxing-cpp as WebAssembly, all codes of a picture in one pass. Never fetches its binary from a network.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { QrDecoder } from './decoder.ts'

// 255 is the library's own upper limit; the default of 1 would hide a second code.
const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: true,
  tryRotate: true,
  tryDownscale: true,
  maxNumberOfSymbols: 255
}

/** Compiles the module ahead of the first picture (about 50 ms). */
export async function createZxingDecoder(): Promise<QrDecoder> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const bytes = await readFile(path)
  // Without wasmBinary the library would ask a CDN.
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return async ({ data, widthPx, heightPx }, { onCode }) => {
    const results = await readBarcodes({ data, width: widthPx, height: heightPx, colorSpace: 'srgb' } as ImageDataLike, OPTIONS)
    for (const { isValid, text, position: p } of results) {
      if (isValid && text !== '') onCode({ text, corners: [p.topLeft, p.topRight, p.bottomRight, p.bottomLeft] })
    }
  }
}

type ImageDataLike = Exclude<Parameters<typeof readBarcodes>[0], ArrayBuffer | Uint8Array | Blob>
