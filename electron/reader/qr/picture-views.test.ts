// Sizes of one picture: made once, halved down to what is still worth a search.
import { expect, it } from 'vitest'
import { canvas } from '../../../bench/qr/draw-pixels.ts'
import { createPictureViews, pyramidOf } from './picture-views.ts'

it('has four sizes of a screen, and fewer of a small picture', () => {
  expect(createPictureViews(canvas(1_920, 1_080)).brightness().map(({ widthPx }) => widthPx)).toEqual([1_920, 960, 480, 240])
  expect(createPictureViews(canvas(100, 100)).brightness().map(({ widthPx }) => widthPx)).toEqual([100, 50])
})

it('is made once', () => {
  const views = createPictureViews(canvas(64, 64))
  expect(views.brightness()).toBe(views.brightness())
})

it('a plane of its own has the same sizes', () => {
  expect(pyramidOf({ data: new Uint8Array(200 * 130), widthPx: 200, heightPx: 130 }).map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([[200, 130], [100, 65], [50, 32]])
})
