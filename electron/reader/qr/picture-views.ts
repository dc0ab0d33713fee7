// Owns what decoders see of one picture besides its pixels: brightness in four sizes and the finder patterns in it, made once. Decides nothing.
import type { PixelImage } from './decoder.ts'
import { halved, lumaAndHalfOf, type GrayImage } from './gray-image.ts'
import { createPlaneFinders, type PlaneFinders } from './plane-finders.ts'

export interface PictureViews {
  image: PixelImage
  /** The whole picture, its half, quarter and eighth; fewer of a small one. */
  brightness(): readonly GrayImage[]
  /** The finder patterns that brightness shows. */
  finders(): PlaneFinders
}

const LEVELS = 4
/** Noise of a JPEG stays below this contrast, and so do shadows. */
const MIN_CONTRAST = 12
/** A side of a picture that is halved again. */
const LEAST_SIDE_PX = 64

export function createPictureViews(image: PixelImage): PictureViews {
  let pyramid: readonly GrayImage[] | null = null
  let finders: PlaneFinders | null = null
  const brightness = (): readonly GrayImage[] => {
    if (pyramid === null) {
      const { full, half } = lumaAndHalfOf(image)
      pyramid = [full, ...smallerOf(half, LEVELS - 1)]
    }
    return pyramid
  }
  return { image, brightness, finders: () => (finders ??= createPlaneFinders({ pyramid: brightness(), minContrast: MIN_CONTRAST })) }
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
