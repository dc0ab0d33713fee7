// Owns the question whether a picture holds what only colours show: patterns of one brightness. Answers planes to search, mostly none.
import type { PixelImage } from './decoder.ts'
import { colourPlaneOf, lumaOf, thinned, type ColourPlane } from './gray-image.ts'
import { ownRangesOf, type BlockRanges } from './thresholds.ts'

/** One pixel of 16 is looked at: enough to see that a region has two colours. */
const STEP = 4
/** Differences of a plane, of 255. */
const MIN_COLOUR = 40
const MAX_BRIGHTNESS = 80
/** A block of the coarse picture is 32 pixels wide; the smallest code that colours could hide is larger than two. */
const MIN_BLOCKS = 4

/** The planes in which some region has contrast that brightness lacks. */
export function planesWithContrast(image: PixelImage): ColourPlane[] {
  if (image.widthPx < 8 * STEP || image.heightPx < 8 * STEP) return []
  const thin = thinned(image, STEP)
  const brightness = ownRangesOf(lumaOf(thin))
  return (['red-green', 'blue-yellow'] as const).filter((plane) => {
    return contrastOnlyIn(ownRangesOf(colourPlaneOf(thin, plane)), brightness) >= MIN_BLOCKS
  })
}

function contrastOnlyIn(colours: BlockRanges, brightness: BlockRanges): number {
  let blocks = 0
  for (let i = 0; i < Math.min(colours.darkest.length, brightness.darkest.length); i += 1) {
    const colour = (colours.brightest[i] ?? 0) - (colours.darkest[i] ?? 0)
    if (colour >= MIN_COLOUR && (brightness.brightest[i] ?? 0) - (brightness.darkest[i] ?? 0) <= MAX_BRIGHTNESS) blocks += 1
  }
  return blocks
}
