// Owns files of the kinds that the reader takes, each with a code in it, made by real encoders: for tests and for the bench of hostile ones.
import { encode as encodeBmp } from 'bmp-ts'
import jpeg from 'jpeg-js'
import { GifWriter } from 'omggif'
import { PNG } from 'pngjs'
import { canvas, draw, square, trueCode } from './draw-pixels.ts'

/** What the codes of electron/reader/testdata say too, which ImageMagick encoded. */
export const ADDRESS = 'otpauth://totp/Lantern:hanako?secret=NBSWY3DPO5XXE3DE&issuer=Lantern'

function pixels(text = ADDRESS): { data: Buffer; width: number; height: number } {
  const truth = trueCode(text, { correction: 'M' })
  const image = canvas(truth.dimension * 4 + 80, truth.dimension * 4 + 80)
  draw(image, truth, { corners: square(40, 40, truth.dimension * 4) })
  return { data: Buffer.from(image.data), width: image.widthPx, height: image.heightPx }
}

export function pngFile(text?: string): Buffer {
  const { data, width, height } = pixels(text)
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data }))
}

export const jpegFile = (): Buffer => Buffer.from(jpeg.encode(pixels(), 80).data)

/** bmp-ts takes ABGR. */
export function bmpFile(bitPP: 24 | 32): Buffer {
  const { data, width, height } = pixels()
  return Buffer.from(encodeBmp({ data: Buffer.from(data).swap32(), width, height, bitPP }).data)
}

/** Frames of one colour but for those with a text. */
export function gifFile(frames: readonly (string | null)[], side = 300): Buffer {
  const bytes = Buffer.alloc(frames.length * side * side * 2 + 1_000)
  const gif = new GifWriter(bytes, side, side, { palette: [0, 0xffffff], loop: 0 })
  for (const text of frames) {
    const indexed = new Array<number>(side * side).fill(1)
    if (text !== null) {
      const { data, width, height } = pixels(text)
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) indexed[y * side + x] = (data[(y * width + x) * 4] ?? 0) > 127 ? 1 : 0
    }
    gif.addFrame(0, 0, side, side, indexed, { delay: 10 })
  }
  return bytes.subarray(0, gif.end())
}
