// Owns the question whether a picture holds what only colours show: patterns of one brightness. Answers where to search a plane, mostly nowhere.
import type { PixelImage } from './decoder.ts'
import { blueYellowOf, brightnessOf, redGreenOf, wordsOf, type ColourPlane, type PixelBox } from './gray-image.ts'

/** One pixel of 16 is looked at: enough to see that a region has two colours. */
const STEP = 4
/** Looked-at pixels along a block's side: a block is 32 pixels wide. */
const BLOCK = 8
const BLOCK_PX = BLOCK * STEP
/** Differences of a plane, of 255. */
const MIN_COLOUR = 40
const MAX_BRIGHTNESS = 80
/** The smallest code that colours could hide is larger than two blocks. */
const MIN_BLOCKS = 4
/** At the edge of a code its surround has brightness of its own: the code may go on for a block, and then there is its quiet zone. */
const MARGIN_PX = 2 * BLOCK_PX

export interface ColouredRegion {
  plane: ColourPlane
  box: PixelBox
}

/** For each plane that has contrast where brightness has none, the part of the picture that holds all of it. */
export function regionsOfColour({ data, widthPx, heightPx }: PixelImage): ColouredRegion[] {
  const words = wordsOf(data)
  const boxes = { 'red-green': emptyBox(), 'blue-yellow': emptyBox() }
  const across = Math.floor(widthPx / BLOCK_PX)
  const down = Math.floor(heightPx / BLOCK_PX)
  for (let by = 0; by < down; by += 1) {
    for (let bx = 0; bx < across; bx += 1) {
      const start = (by * widthPx + bx) * BLOCK_PX
      if (isFlat(words, start, widthPx)) continue
      const { brightness, redGreen, blueYellow } = spansOf(words, start, widthPx)
      if (brightness > MAX_BRIGHTNESS) continue
      if (redGreen >= MIN_COLOUR) addBlock(boxes['red-green'], bx, by)
      if (blueYellow >= MIN_COLOUR) addBlock(boxes['blue-yellow'], bx, by)
    }
  }
  return (['red-green', 'blue-yellow'] as const).flatMap((plane) => {
    const { blocks, left, top, right, bottom } = boxes[plane]
    if (blocks < MIN_BLOCKS) return []
    const x = Math.max(0, left * BLOCK_PX - MARGIN_PX)
    const y = Math.max(0, top * BLOCK_PX - MARGIN_PX)
    const width = Math.min(widthPx, (right + 1) * BLOCK_PX + MARGIN_PX) - x
    return [{ plane, box: { x, y, widthPx: width, heightPx: Math.min(heightPx, (bottom + 1) * BLOCK_PX + MARGIN_PX) - y } }]
  })
}

/** Most blocks of a screen are, and need no arithmetic. The block begins at the pixel `start`. */
function isFlat(words: Uint32Array, start: number, widthPx: number): boolean {
  const first = words[start]
  for (let y = 0, row = start; y < BLOCK; y += 1, row += STEP * widthPx) {
    for (let x = 0, at = row; x < BLOCK; x += 1, at += STEP) if (words[at] !== first) return false
  }
  return true
}

interface Spans {
  brightness: number
  redGreen: number
  blueYellow: number
}

/** Between the least and the most of a block, in the units of the planes. */
function spansOf(words: Uint32Array, start: number, widthPx: number): Spans {
  let darkest = 255
  let brightest = 0
  let leastRed = 255
  let mostRed = 0
  let leastBlue = 255
  let mostBlue = 0
  for (let y = 0, row = start; y < BLOCK; y += 1, row += STEP * widthPx) {
    for (let x = 0, at = row; x < BLOCK; x += 1, at += STEP) {
      const v = words[at] ?? 0
      const brightness = brightnessOf(v)
      if (brightness < darkest) darkest = brightness
      if (brightness > brightest) brightest = brightness
      const red = redGreenOf(v)
      if (red < leastRed) leastRed = red
      if (red > mostRed) mostRed = red
      const blue = blueYellowOf(v)
      if (blue < leastBlue) leastBlue = blue
      if (blue > mostBlue) mostBlue = blue
    }
  }
  return { brightness: brightest - darkest, redGreen: mostRed - leastRed, blueYellow: mostBlue - leastBlue }
}

interface CountedBox {
  blocks: number
  left: number
  top: number
  right: number
  bottom: number
}

function emptyBox(): CountedBox {
  return { blocks: 0, left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 }
}

function addBlock(box: CountedBox, bx: number, by: number): void {
  box.blocks += 1
  box.left = Math.min(box.left, bx)
  box.top = Math.min(box.top, by)
  box.right = Math.max(box.right, bx)
  box.bottom = Math.max(box.bottom, by)
}
