// Owns the decoder of HEIC, the format of phones' photos: the main picture of a file.
import openLibheif from 'libheif-js/libheif-wasm/libheif.js'
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
  // Its types know its functions of C only. The package's entry is not used: it brings a second, slower build in plain JavaScript.
  return openLibheif({ wasmBinary }) as unknown as Libheif
}

export async function heicPicture(bytes: Uint8Array, tellSize: (pixels: number) => void): Promise<PixelImage[]> {
  tellSize(checkMediaSize(bytes))
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
