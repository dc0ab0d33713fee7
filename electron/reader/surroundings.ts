// Owns the small picture of what stands around a code, by which a person knows the page again. Everything that is or may be a code is left out of it, and text is too small to be read.
import type { CodeSurroundings } from '../../shared/model/scan.ts'
import type { PixelImage, Point } from './qr/decoder.ts'

/** In pixels of the picture; may reach beyond it. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const WIDTH_PX = 160
const HEIGHT_PX = 100
/** A code is this wide at most: its modules, and those of a neighbour that nobody noticed, are smaller than a pixel then. */
const CODE_PX = 24
/** So is a text key beside a code of any size: letters of 24 pixels become four. */
const LEAST_REDUCTION = 6
/** Of a code's size on each side: the quiet zone, and what a slanted code has beyond its corners. */
const MARGIN = 0.15
/** With less around the code there is nothing to know again. */
const LEAST_SHOWN = 0.2

export function boxAround(corners: readonly Point[]): Box {
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/**
 * What stands around `code`, as RGBA: each pixel is the average of `reduction`² ones, or wholly transparent where one of those lies on one
 * of `secret` (with a margin). Null when too little is left.
 */
export function surroundingsOf(image: PixelImage, code: Box, secret: readonly Box[]): CodeSurroundings['picture'] | null {
  const reduction = Math.ceil(Math.max(LEAST_REDUCTION, Math.max(code.width, code.height) / CODE_PX))
  const widthPx = Math.min(WIDTH_PX, Math.floor(image.widthPx / reduction))
  const heightPx = Math.min(HEIGHT_PX, Math.floor(image.heightPx / reduction))
  if (widthPx < 1 || heightPx < 1) return null
  const left = startOf(code.x + code.width / 2, widthPx * reduction, image.widthPx)
  const top = startOf(code.y + code.height / 2, heightPx * reduction, image.heightPx)
  const hidden = [code, ...secret].map(withMargin)
  const data = new Uint8Array(widthPx * heightPx * 4)
  let shown = 0
  for (let row = 0; row < heightPx; row += 1) {
    for (let column = 0; column < widthPx; column += 1) {
      const from = { x: left + column * reduction, y: top + row * reduction, width: reduction, height: reduction }
      if (hidden.some((box) => touches(box, from))) continue
      data.set(averageOf(image, from), (row * widthPx + column) * 4)
      shown += 1
    }
  }
  if (shown < widthPx * heightPx * LEAST_SHOWN) return null
  const share = (at: number, start: number, size: number): number => Math.min(1, Math.max(0, (at - start) / (size * reduction)))
  const centre = { x: share(code.x + code.width / 2, left, widthPx), y: share(code.y + code.height / 2, top, heightPx) }
  return { widthPx, heightPx, data, centre }
}

/** So that `centre` is in the middle, as far as the picture goes. */
function startOf(centre: number, size: number, whole: number): number {
  return Math.max(0, Math.min(Math.round(centre - size / 2), whole - size))
}

function withMargin({ x, y, width, height }: Box): Box {
  const margin = Math.max(width, height) * MARGIN
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin }
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function averageOf({ data, widthPx }: PixelImage, { x, y, width, height }: Box): [number, number, number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  for (let row = y; row < y + height; row += 1) {
    let at = (row * widthPx + x) * 4
    for (let column = 0; column < width; column += 1, at += 4) {
      sum[0] += data[at] ?? 0
      sum[1] += data[at + 1] ?? 0
      sum[2] += data[at + 2] ?? 0
    }
  }
  const count = width * height
  return [sum[0] / count, sum[1] / count, sum[2] / count, 255]
}
