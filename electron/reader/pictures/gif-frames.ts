// Owns the frames of a GIF, composed as a viewer shows them, up to a bound.
import { GifReader, type Frame } from 'omggif'
import type { PixelImage } from '../qr/decoder.ts'
import { chosenFrames } from './chosen-frames.ts'
import { checkSize, onWhite } from './rgba.ts'

/** Browsers show no more than this of what a hostile file lists either; LZW of every frame before a chosen one has to be undone. */
const MAX_FRAMES = 1_000
/** GIF89a §23: 2 restores the ground, 3 what was there before. */
const RESTORE_GROUND = 2
const RESTORE_PREVIOUS = 3

/** Animated transfer codes change a whole frame at a time; frames that change nothing are left out by the caller. */
export function* gifFrames(bytes: Uint8Array, tellSize: (pixels: number) => void): Generator<PixelImage> {
  // GIF89a §18: the logical screen stands at a fixed place, ahead of anything that is decoded.
  tellSize(checkSize((bytes[6] ?? 0) | ((bytes[7] ?? 0) << 8), (bytes[8] ?? 0) | ((bytes[9] ?? 0) << 8)))
  const gif = new GifReader(bytes)
  const { width, height } = gif
  const count = Math.min(gif.numFrames(), MAX_FRAMES)
  const wanted = new Set(chosenFrames(count))
  const canvas = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < count; index += 1) {
    const frame = gif.frameInfo(index)
    checkSize(frame.width, frame.height)
    const before = frame.disposal === RESTORE_PREVIOUS ? canvas.slice() : null
    gif.decodeAndBlitFrameRGBA(index, canvas)
    if (wanted.has(index)) yield { data: onWhite(canvas.slice()), widthPx: width, heightPx: height }
    if (before !== null) canvas.set(before)
    else if (frame.disposal === RESTORE_GROUND) clear(canvas, width, frame)
  }
}

function clear(canvas: Uint8ClampedArray, width: number, frame: Frame): void {
  for (let y = frame.y; y < frame.y + frame.height; y += 1) canvas.fill(0, (y * width + frame.x) * 4, (y * width + frame.x + frame.width) * 4)
}
