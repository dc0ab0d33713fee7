// Owns the shapes of pictures and of codes that were read. Knows no decoder.

/** Eight-bit RGBA pixels, row by row without gaps: `data.length === widthPx * heightPx * 4`. */
export interface PixelImage {
  data: Uint8ClampedArray
  widthPx: number
  heightPx: number
}

export interface Point {
  x: number
  y: number
}

/** One QR code that was read. Corners in pixels, in reading order of the code: top left, top right, bottom right, bottom left. */
export interface DecodedCode {
  text: string
  corners: readonly [Point, Point, Point, Point]
}
