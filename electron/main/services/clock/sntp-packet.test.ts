// The packets of SNTP: a right answer, and everything that must not be believed.
import { describe, expect, it } from 'vitest'
import { readSntpAnswer, sntpRequest } from './sntp-packet.ts'

const NONCE = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])
const SENT_MS = 1_700_000_000_000
const RECEIVED_MS = SENT_MS + 40

function writeTime(view: DataView, at: number, unixMs: number): void {
  const seconds = Math.floor(unixMs / 1_000) + 2_208_988_800
  view.setUint32(at, seconds % 2 ** 32)
  view.setUint32(at + 4, Math.round(((unixMs % 1_000) / 1_000) * 2 ** 32))
}

/** An answer of a server that is 95 s ahead and answers 2 ms after it was asked, halfway. */
function answer(change: (view: DataView) => void = () => undefined): Uint8Array {
  const packet = new Uint8Array(48)
  const view = new DataView(packet.buffer)
  view.setUint8(0, (4 << 3) | 4)
  view.setUint8(1, 2)
  packet.set(NONCE, 24)
  writeTime(view, 32, SENT_MS + 19 + 95_000)
  writeTime(view, 40, SENT_MS + 21 + 95_000)
  change(view)
  return packet
}

const read = (packet: Uint8Array, times = { sentMs: SENT_MS, receivedMs: RECEIVED_MS }): ReturnType<typeof readSntpAnswer> =>
  readSntpAnswer({ packet, nonce: NONCE, ...times })

describe('the question', () => {
  it('is a client’s of version 4, and tells nothing but its nonce', () => {
    const packet = sntpRequest(NONCE)
    expect([packet.length, packet[0], [...packet.slice(1, 40)].every((byte) => byte === 0), [...packet.slice(40)]]).toEqual([48, 0x23, true, [...NONCE]])
  })
})

describe('an answer', () => {
  it('gives the offset and half of the time that it was under way', () => {
    expect(read(answer())).toEqual({ offsetMs: 95_000, uncertaintyMs: 19 })
  })

  it('adds what the server says of its own uncertainty', () => {
    const packet = answer((view) => {
      view.setUint32(4, 65_536 / 10)
      view.setUint32(8, 65_536 / 5)
    })
    expect(read(packet)?.uncertaintyMs).toBeGreaterThanOrEqual(19 + 50 + 200)
  })

  it('is read across the end of an era (2036)', () => {
    const sentMs = Date.UTC(2036, 1, 7, 6, 28, 10)
    const packet = answer((view) => {
      writeTime(view, 32, sentMs + 10_019)
      writeTime(view, 40, sentMs + 10_021)
    })
    expect(read(packet, { sentMs, receivedMs: sentMs + 40 })?.offsetMs).toBe(10_000)
  })

  it.each<[string, (view: DataView) => void]>([
    ['is too short', () => undefined],
    ['is a client’s', (view) => { view.setUint8(0, (4 << 3) | 3) }],
    ['is a broadcast', (view) => { view.setUint8(0, (4 << 3) | 5) }],
    ['is of version 2', (view) => { view.setUint8(0, (2 << 3) | 4) }],
    ['echoes another question', (view) => { view.setUint8(31, 9) }]
  ])('is ignored when it %s', (name, change) => {
    const packet = answer(change)
    expect(read(name === 'is too short' ? packet.slice(0, 47) : packet)).toBeNull()
  })

  it('with a kiss of death says that the server wants to be left alone', () => {
    const kiss = answer((view) => {
      view.setUint8(1, 0)
      view.setUint32(12, 0x52_41_54_45)
    })
    expect(() => read(kiss)).toThrow('clock-refused')
  })

  it.each<[string, (view: DataView) => void]>([
    ['does not know the time itself', (view) => { view.setUint8(0, (3 << 6) | (4 << 3) | 4) }],
    ['has a stratum that does not exist', (view) => { view.setUint8(1, 16) }],
    ['is 20 seconds unsure', (view) => { view.setUint32(8, 20 * 65_536) }],
    ['has no time of sending', (view) => { view.setUint32(40, 0); view.setUint32(44, 0) }],
    ['has no time of receiving', (view) => { view.setUint32(32, 0); view.setUint32(36, 0) }],
    ['sent before it received', (view) => { writeTime(view, 40, SENT_MS) }],
    ['kept the question for longer than it was away', (view) => { writeTime(view, 40, SENT_MS + 95_000 + 500) }]
  ])('is not used when the server %s', (_name, change) => {
    expect(() => read(answer(change))).toThrow('clock-answer-unusable')
  })
})
