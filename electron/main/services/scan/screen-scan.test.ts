// One reading with fake displays and a fake reader: order, failures and what is said.
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { OtherCode, ScannedOtp } from '../../../../shared/model/scan.ts'
import { createReadingTurn } from './reading-turn.ts'
import { createScreenScan, type Capture, type Reader, type ScreenScan, type ScreenScanParts } from './screen-scan.ts'

const PLACE = { image: 0, x: 0, y: 0, width: 0.1, height: 0.1 }
const PICTURE = { kind: 'captured', image: { kind: 'pixels', name: 'A', order: 'bgra', widthPx: 1, heightPx: 1, data: new Uint8Array(4) } } satisfies Capture
const OTP = {} as ScannedOtp

interface Options {
  captures?: () => Promise<Capture[]>
  others?: OtherCode[]
  otpCount?: number
  scan?: Reader['scan']
  collect?: ScreenScanParts['collect']
  wasVisible?: boolean
}

function rig({ captures = () => Promise.resolve([PICTURE]), others = [], otpCount = 0, scan, collect, wasVisible = true }: Options): { scan: ScreenScan; events: string[] } {
  const events: string[] = []
  const readAll: Reader['scan'] = (images, onFound) => {
    if (otpCount > 0) onFound({ scanId: 'all' })
    return Promise.resolve({ images: images.map(({ name }) => ({ name, widthPx: 1, heightPx: 1, problem: null })), others })
  }
  return {
    events,
    scan: createScreenScan({
      turn: createReadingTurn(),
      startReader: () => ({
        scan: scan ?? readAll,
        kill: () => events.push('reader killed')
      }),
      collect: collect ?? (() => Promise.resolve({ otps: Array.from({ length: otpCount }, () => OTP), others: [], transfers: [] })),
      captureDisplays: () => {
        events.push('captured')
        return captures()
      },
      displayCount: () => 1,
      hideWindows: () => {
        events.push('hidden')
        return Promise.resolve({ didHide: wasVisible, showAgain: () => events.push('shown') })
      },
      wait: () => {
        events.push('waited')
        return Promise.resolve()
      },
      onProgress: ({ otps, images }) => events.push(`${String(otps.length)} found on ${String(images.length)}`),
      onStarted: (displays) => events.push(`looking at ${String(displays)}`),
      nowMs: () => 0
    })
  }
}

describe('reading the screen', () => {
  it('hides the windows, captures, shows them again and ends the reader', async () => {
    const { scan, events } = rig({ otpCount: 1 })
    expect(await scan.scanScreen()).toMatchObject({ problem: null, otps: [OTP] })
    expect(events).toEqual(['looking at 1', 'hidden', 'captured', '1 found on 1', 'shown', 'reader killed'])
  })

  it('looks a second time when nothing was there, because a window of ours may have faded slowly', async () => {
    const pictures = [new Uint8Array(4), Uint8Array.of(1, 2, 3, 4)]
    const texts: number[] = []
    const { scan, events } = rig({
      captures: () => Promise.resolve([{ kind: 'captured', image: { ...PICTURE.image, data: pictures.shift() ?? new Uint8Array(4) } }]),
      scan: (images) => {
        const seen = images[0]?.data[0] ?? 0
        texts.push(seen)
        return Promise.resolve({ images: [{ name: 'A', widthPx: 1, heightPx: 1, problem: null }], others: seen === 1 ? [{ kind: 'text', place: PLACE, reason: null }] : [] })
      }
    })
    expect((await scan.scanScreen()).others).toHaveLength(1)
    expect(texts).toEqual([0, 1])
    expect(events).toEqual(['looking at 1', 'hidden', 'captured', 'waited', 'captured', 'shown', 'reader killed'])
  })

  it('does not read a second picture that is the same, and none when no window had to be hidden', async () => {
    const same = rig({})
    await same.scan.scanScreen()
    expect(same.events.filter((event) => event === 'captured')).toHaveLength(2)
    const hidden = rig({ wasVisible: false })
    await hidden.scan.scanScreen()
    expect(hidden.events).not.toContain('waited')
  })

  it('brings the windows back when the capture fails', async () => {
    const { scan, events } = rig({ captures: () => Promise.reject(new AppError('scan-permission-missing')) })
    expect((await scan.scanScreen()).problem).toBe('scan-permission-missing')
    expect(events.slice(-2)).toEqual(['shown', 'reader killed'])
  })

  it('names a display that failed and still offers what the others show', async () => {
    const { scan } = rig({ otpCount: 1, captures: () => Promise.resolve([{ kind: 'failed', name: 'B', problem: 'scan-display-failed' }, PICTURE]) })
    const report = await scan.scanScreen()
    expect(report.problem).toBeNull()
    expect(report.images.map(({ name, problem }) => [name, problem])).toEqual([
      ['A', null],
      ['B', 'scan-display-failed']
    ])
  })

  it('shows the window and tells what is found while another display is still being read', async () => {
    let finish = (): void => undefined
    const slow: Reader['scan'] = (images, onFound) => {
      onFound({ scanId: 'first' })
      return new Promise((resolve) => {
        finish = () => {
          onFound({ scanId: 'second' })
          resolve({ images: images.map(({ name }) => ({ name, widthPx: 1, heightPx: 1, problem: null })), others: [] })
        }
      })
    }
    const { scan, events } = rig({ otpCount: 1, scan: slow, captures: () => Promise.resolve([PICTURE, PICTURE]) })
    const reading = scan.scanScreen()
    await expect.poll(() => events).toContain('shown')
    expect(events).toEqual(['looking at 1', 'hidden', 'captured', '1 found on 2', 'shown'])
    finish()
    expect((await reading).otps).toHaveLength(2)
    expect(events.slice(-2)).toEqual(['2 found on 2', 'reader killed'])
  })

  it('offers what was found when the reader hangs or ends after that', async () => {
    const ends: Reader['scan'] = (_images, onFound) => {
      onFound({ scanId: 'first' })
      return Promise.reject(new AppError('scan-timed-out'))
    }
    const report = await rig({ otpCount: 1, scan: ends }).scan.scanScreen()
    expect(report).toMatchObject({ problem: null, otps: [OTP], images: [{ name: 'A', problem: 'scan-timed-out' }] })
  })

  it('gives the reason when what was found cannot be collected', async () => {
    const { scan } = rig({ otpCount: 1, collect: () => Promise.reject(new AppError('vault-locked')) })
    expect(await scan.scanScreen()).toMatchObject({ problem: 'vault-locked', otps: [] })
  })

  it.each<[string, Options, string]>([
    ['nothing is on the screen', {}, 'scan-nothing-found'],
    ['there is only a web address', { others: [{ kind: 'web-address', place: PLACE, reason: null }] }, 'scan-only-other-codes'],
    ['the only code is broken', { others: [{ kind: 'otp-broken', place: PLACE, reason: 'otp-secret-broken' }] }, 'otp-secret-broken'],
    ['there is no display', { captures: () => Promise.resolve([]) }, 'scan-no-display'],
    ['every display fails', { captures: () => Promise.resolve([{ kind: 'failed', name: 'A', problem: 'scan-display-failed' }]) }, 'scan-display-failed'],
    ['the reader hangs', { scan: () => Promise.reject(new AppError('scan-timed-out')) }, 'scan-timed-out']
  ])('says so when %s', async (_name, options, problem) => {
    expect((await rig(options).scan.scanScreen()).problem).toBe(problem)
  })

  it('does not start a second reading while one runs', async () => {
    const { scan } = rig({ otpCount: 1 })
    const [first, second] = await Promise.all([scan.scanScreen(), scan.scanScreen()])
    expect(first.problem).toBeNull()
    expect(second.problem).toBe('scan-busy')
  })
})
