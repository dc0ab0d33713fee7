// Owns the decoder of HEIC, the format of phones' photos: the main picture of a file.
import { createRequire } from 'node:module'
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { checkMediaSize } from './media-boxes.ts'
import { checkSize, pixelImage } from './rgba.ts'
import { wasmBytes } from './wasm-file.ts'

interface HeifImage {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: object | null) => void): void
}

interface Libheif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
}

let compiled: Promise<Libheif> | null = null

async function load(): Promise<Libheif> {
  const wasmBinary = await wasmBytes('libheif-js/libheif-wasm/libheif.wasm')
  // The package's own types know its C functions only, and its entry brings a second, slower build in plain JavaScript.
  const open = createRequire(import.meta.url)('libheif-js/libheif-wasm/libheif.js') as (options: { wasmBinary: ArrayBuffer }) => Libheif
  return open({ wasmBinary })
}

export async function heicPicture(bytes: Uint8Array): Promise<PixelImage[]> {
  checkMediaSize(bytes)
  compiled ??= load()
  const { HeifDecoder } = await compiled
  const images = new HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (image === undefined) throw new AppError('image-unreadable')
  const [width, height] = [image.get_width(), image.get_height()]
  checkSize(width, height)
  const data = new Uint8ClampedArray(width * height * 4)
  const shown = await new Promise<object | null>((resolve) => {
    image.display({ data, width, height }, resolve)
  })
  if (shown === null) throw new AppError('image-unreadable')
  return [pixelImage(data, width, height)]
}
