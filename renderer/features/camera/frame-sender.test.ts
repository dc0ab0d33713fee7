// The size of the frames that leave the camera.
import { describe, expect, it } from 'vitest'
import { MAX_FRAME_PIXELS } from '../../../shared/model/camera-frames.ts'
import { frameSize } from './frame-sender.ts'

describe('the size of a frame', () => {
  it.each([
    [1920, 1080, 640, { width: 640, height: 360 }],
    [1080, 1920, 640, { width: 360, height: 640 }],
    [320, 240, 1280, { width: 320, height: 240 }],
    [1280, 960, 1280, { width: 1280, height: 960 }]
  ])('of %i × %i at most %i on its longest side', (width, height, side, expected) => {
    expect(frameSize(width, height, side)).toEqual(expected)
  })

  it('is one that the reader takes, also of a square camera', () => {
    const { width, height } = frameSize(4_000, 4_000, 1_280)
    expect(width * height).toBeLessThanOrEqual(MAX_FRAME_PIXELS)
  })
})
