// Owns what decoders see of one picture besides its pixels: brightness in four sizes, made once and when first asked for. Decides nothing.
import type { PixelImage } from './decoder.ts'
import { halved, lumaAndHalfOf, type GrayImage } from './gray-image.ts'

export interface PictureViews {
  image: PixelImage
  /** The whole picture, its half, quarter and eighth; fewer of a small one. */
  brightness(): readonly GrayImage[]
}

const LEVELS = 4
/** A side of a picture that is halved again. */
const LEAST_SIDE_PX = 64

export function createPictureViews(image: PixelImage): PictureViews {
  let brightness: readonly GrayImage[] | null = null
  return {
    image,
    brightness: () => {
      if (brightness === null) {
        const { full, half } = lumaAndHalfOf(image)
        brightness = [full, ...smallerOf(half, LEVELS - 1)]
      }
      return brightness
    }
  }
}

/** A grey picture and its halves, like `brightness`. */
export function pyramidOf(gray: GrayImage): readonly GrayImage[] {
  return [gray, ...smallerOf(halved(gray), LEVELS - 1)]
}

function smallerOf(first: GrayImage, count: number): GrayImage[] {
  const levels = [first]
  for (let last = first; levels.length < count && Math.min(last.widthPx, last.heightPx) >= LEAST_SIDE_PX; levels.push(last)) last = halved(last)
  return levels
}
