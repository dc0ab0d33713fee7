// Where the small window stands: on that display and no other, whole.
import { describe, expect, it } from 'vitest'
import { placeOf } from './quick-place.ts'

describe('the small window', () => {
  it.each([
    ['a first display', { x: 0, y: 0, width: 1920, height: 1080 }, 1, { x: 630, y: 173, width: 660, height: 480 }],
    ['one to the left of the first, under a panel', { x: -1280, y: 28, width: 1280, height: 996 }, 1, { x: -970, y: 187, width: 660, height: 480 }],
    ['a zoom of 150 %', { x: 0, y: 0, width: 1920, height: 1080 }, 1.5, { x: 465, y: 173, width: 990, height: 720 }],
    ['a display that it hardly fits', { x: 10, y: 10, width: 640, height: 500 }, 1, { x: 10, y: 30, width: 640, height: 480 }],
    ['a display smaller than it', { x: 0, y: 0, width: 600, height: 400 }, 2, { x: 0, y: 0, width: 600, height: 400 }]
  ])('stands whole on %s', (_what, free, zoomFactor, place) => {
    expect(placeOf(free, zoomFactor)).toEqual(place)
  })
})
