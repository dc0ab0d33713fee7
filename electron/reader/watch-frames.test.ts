// Frames of a camera with a fake reader: one at a time, each text once, and nothing but frames.
import { describe, expect, it } from 'vitest'
import type { PictureCode, ReadPicture } from './read-picture.ts'
import { watchFrames } from './watch-frames.ts'

const FRAME = { kind: 'frame', widthPx: 2, heightPx: 1, data: new Uint8Array(8) }
const OTP = 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'

function rig(textsOfFrame: readonly (readonly string[])[], reads: Promise<void> = Promise.resolve()) {
  const events: string[] = []
  const left = [...textsOfFrame]
  const readPicture: ReadPicture = async (picture, { onCode }) => {
    await reads
    for (const text of left.shift() ?? []) onCode({ text, place: { x: 0, y: 0, width: 1, height: 1 } } satisfies PictureCode)
    return { name: picture.name, widthPx: 2, heightPx: 1, problem: null }
  }
  const take = watchFrames({ readPicture, answer: ({ kind }) => events.push(kind), onOtp: ({ text }) => events.push(text), onOther: (kind) => events.push(kind) })
  return { take, events }
}

describe('the frames of a camera', () => {
  it('are read and answered one after the other, and each text is told once', async () => {
    const { take, events } = rig([['https://example.com'], [OTP, 'https://example.com'], [OTP]])
    for (let frame = 0; frame < 3; frame += 1) await take(FRAME)
    expect(events).toEqual(['web-address', 'frame-read', OTP, 'frame-read', 'frame-read'])
  })

  it('are passed over while one is being read', async () => {
    let go: () => void = () => undefined
    const { take, events } = rig([[OTP], [OTP]], new Promise((resolve) => { go = resolve }))
    const first = take(FRAME)
    await take(FRAME)
    expect(events).toEqual([])
    go()
    await first
    expect(events).toEqual([OTP, 'frame-read'])
  })

  it.each([
    ['nothing', null],
    ['fewer bytes than the size says', { ...FRAME, data: new Uint8Array(4) }],
    ['a size that is too large', { ...FRAME, widthPx: 4_000, heightPx: 4_000 }],
    ['more than a frame has', { ...FRAME, text: 'x' }]
  ])('are refused without an answer: %s', async (_name, message) => {
    const { take, events } = rig([[OTP]])
    await take(message)
    expect(events).toEqual([])
  })

  it('name a text that is too long for any code', async () => {
    const { take, events } = rig([[OTP + 'A'.repeat(20_000)]])
    await take(FRAME)
    expect(events).toEqual(['otp-broken', 'frame-read'])
  })
})
