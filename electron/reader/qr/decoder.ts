// Owns the interface of a QR decoder. A decoder gets pixels and answers texts with corners; it must never throw on odd pixels.

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

export type QrDecoder = (image: PixelImage) => Promise<readonly DecodedCode[]>
