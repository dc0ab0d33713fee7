// Owns what is cut out of a captured picture where a person has drawn. Keeps nothing; the copy is as small as what was drawn.
import type { ReaderImage } from '../../../../shared/ipc/host-contract.ts'
import type { PickedRegion } from '../../../../shared/model/picking.ts'

export type Pixels = Extract<ReaderImage, { kind: 'pixels' }>

/** BI_BITFIELDS is not needed: 32 bits without a mask are blue, green, red and a byte that nobody reads. */
const BMP_HEADER_BYTES = 54

/** The part of `picture` under `region` (pixels of the picture), cut off at its edges; null when nothing of it is on the picture. */
export function cropOf(picture: Pixels, { x, y, width, height }: Omit<PickedRegion, 'picture'>): Pixels | null {
  const left = Math.min(x, picture.widthPx)
  const top = Math.min(y, picture.heightPx)
  const widthPx = Math.min(x + width, picture.widthPx) - left
  const heightPx = Math.min(y + height, picture.heightPx) - top
  if (widthPx < 1 || heightPx < 1) return null
  const data = new Uint8Array(widthPx * heightPx * 4)
  for (let row = 0; row < heightPx; row += 1) {
    const from = ((top + row) * picture.widthPx + left) * 4
    data.set(picture.data.subarray(from, from + widthPx * 4), row * widthPx * 4)
  }
  return { kind: 'pixels', name: picture.name, order: picture.order, widthPx, heightPx, data }
}

/**
 * A BMP of blue, green, red pixels, as displays are captured: a header before the pixels, so that showing 4K costs a copy and no compression.
 * Microsoft's BITMAPINFOHEADER; a negative height says that the first row is the topmost.
 */
export function bmpOf({ widthPx, heightPx, data }: Pixels): Buffer {
  const header = Buffer.alloc(BMP_HEADER_BYTES)
  header.write('BM', 0, 'latin1')
  header.writeUInt32LE(BMP_HEADER_BYTES + data.length, 2)
  header.writeUInt32LE(BMP_HEADER_BYTES, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(widthPx, 18)
  header.writeInt32LE(-heightPx, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(32, 28)
  return Buffer.concat([header, data])
}
