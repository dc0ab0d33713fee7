import { describe, expect, it } from 'vitest'
import { createScanInbox, type ScanInbox } from './scan-inbox.ts'

const SCAN = '11111111-1111-4111-8111-111111111111'
const PLACE = { image: 0, x: 0, y: 0, width: 1, height: 1 }
const TEXTS = [{ text: 'otpauth://…', place: PLACE }]

function setUp(): { inbox: ScanInbox; runOut: () => void; delays: number[] } {
  const delays: number[] = []
  let pending: (() => void) | null = null
  const inbox = createScanInbox({
    schedule: (action, delayMs) => {
      delays.push(delayMs)
      pending = action
      return () => {
        pending = null
      }
    }
  })
  return { inbox, delays, runOut: () => pending?.() }
}

const delivery = (scanId: string): unknown => ({ kind: 'scan.texts', scanId, texts: TEXTS })

describe('what a reader delivers', () => {
  it('waits for whoever asks later', async () => {
    const { inbox } = setUp()
    inbox.deliver(delivery(SCAN))
    expect(await inbox.collect(SCAN)).toEqual(TEXTS)
  })

  it('reaches whoever asked before', async () => {
    const { inbox, runOut } = setUp()
    const collected = inbox.collect(SCAN)
    inbox.deliver(delivery(SCAN))
    runOut()
    expect(await collected).toEqual(TEXTS)
  })

  it('is handed out once', async () => {
    const { inbox, runOut } = setUp()
    inbox.deliver(delivery(SCAN))
    await inbox.collect(SCAN)
    const again = inbox.collect(SCAN)
    runOut()
    await expect(again).rejects.toThrow('scan-timed-out')
  })

  it('is waited for fifteen seconds', async () => {
    const { inbox, delays, runOut } = setUp()
    const collected = inbox.collect(SCAN)
    runOut()
    await expect(collected).rejects.toThrow('scan-timed-out')
    expect(delays).toEqual([15_000])
  })

  it.each([
    ['nothing', null],
    ['another kind', { kind: 'other', scanId: SCAN, texts: [] }],
    ['an endless text', { kind: 'scan.texts', scanId: SCAN, texts: [{ text: 'x'.repeat(16_385), place: PLACE }] }],
    ['more members than there are', { kind: 'scan.texts', scanId: SCAN, texts: [], more: 1 }]
  ])('is dropped when it is %s', async (_name, message) => {
    const { inbox, runOut } = setUp()
    inbox.deliver(message)
    const collected = inbox.collect(SCAN)
    runOut()
    await expect(collected).rejects.toThrow('scan-timed-out')
  })

  it('does not pile up when nobody asks', async () => {
    const { inbox, runOut } = setUp()
    const ids = Array.from({ length: 65 }, (_, index) => `${String(index + 10)}111111-1111-4111-8111-111111111111`)
    for (const id of ids) inbox.deliver(delivery(id))
    const oldest = inbox.collect(ids[0]!)
    runOut()
    await expect(oldest).rejects.toThrow('scan-timed-out')
    expect(await inbox.collect(ids[1]!)).toEqual(TEXTS)
  })
})
