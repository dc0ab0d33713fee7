// Owns the decoder of AVIF, which shows the first picture of an animation. Its size is known from the boxes before anything is decoded.
import decodeAvif, { init } from '@jsquash/avif/decode.js'
import type { PixelImage } from '../qr/decoder.ts'
import { checkMediaSize } from './media-boxes.ts'
import { pixelImage, type DecodedPicture } from './rgba.ts'
import { wasmBytes } from './wasm-file.ts'

let compiled: Promise<void> | null = null

export async function avifPicture(bytes: Uint8Array, tellSize: (pixels: number) => void): Promise<PixelImage[]> {
  tellSize(checkMediaSize(bytes))
  compiled ??= wasmBytes('@jsquash/avif/codec/dec/avif_dec.wasm').then((wasmBinary) => init({ wasmBinary }))
  await compiled
  const { data, width, height } = (await decodeAvif(new Uint8Array(bytes).buffer)) as DecodedPicture
  return [pixelImage(data, width, height)]
}
