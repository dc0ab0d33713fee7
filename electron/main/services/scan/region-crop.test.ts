// What is cut out of a picture, and how a picture is handed to the overlay.
import { decode } from 'bmp-ts'
import { describe, expect, it } from 'vitest'
import { bmpOf, cropOf, type Pixels } from './region-crop.ts'

/** Every pixel says where it is: blue is the column, green the row. */
function pictureOf(widthPx: number, heightPx: number): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 4)
  for (let y = 0; y < heightPx; y += 1) for (let x = 0; x < widthPx; x += 1) data.set([x, y, 7, 255], (y * widthPx + x) * 4)
  return { kind: 'pixels', name: 'Display 1', order: 'bgra', widthPx, heightPx, data }
}

describe('the crop of a region', () => {
  it.each([
    { name: 'inside', region: { x: 3, y: 2, width: 4, height: 3 }, size: [4, 3], first: [3, 2], last: [6, 4] },
    { name: 'the whole picture', region: { x: 0, y: 0, width: 10, height: 8 }, size: [10, 8], first: [0, 0], last: [9, 7] },
    { name: 'over the right and lower edge', region: { x: 8, y: 6, width: 50, height: 50 }, size: [2, 2], first: [8, 6], last: [9, 7] },
    { name: 'one pixel', region: { x: 9, y: 7, width: 1, height: 1 }, size: [1, 1], first: [9, 7], last: [9, 7] }
  ])('$name has the pixels that stood there', ({ region, size, first, last }) => {
    const crop = cropOf(pictureOf(10, 8), region)
    expect([crop?.widthPx, crop?.heightPx]).toEqual(size)
    expect(crop?.data.length).toBe((size[0] ?? 0) * (size[1] ?? 0) * 4)
    expect([...(crop?.data.subarray(0, 2) ?? [])]).toEqual(first)
    expect([...(crop?.data.subarray(-4, -2) ?? [])]).toEqual(last)
  })

  it('is nothing where the region lies beside the picture', () => {
    expect(cropOf(pictureOf(10, 8), { x: 10, y: 0, width: 5, height: 5 })).toBeNull()
    expect(cropOf(pictureOf(10, 8), { x: 0, y: 900, width: 5, height: 5 })).toBeNull()
  })
})

describe('the picture for an overlay', () => {
  it('is a BMP in which every pixel is where it was', () => {
    const picture = pictureOf(10, 8)
    const read = decode(bmpOf(picture), { toRGBA: true })
    expect([read.width, read.height]).toEqual([10, 8])
    for (const [x, y] of [[0, 0], [9, 0], [0, 7], [9, 7], [4, 5]] as const) {
      expect([...read.data.subarray((y * 10 + x) * 4, (y * 10 + x) * 4 + 3)]).toEqual([7, y, x])
    }
  })
})
