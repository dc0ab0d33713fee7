// A reading by camera with a fake dialog and a fake reader: what ends it, and what only is said.
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { Reading, ScannedOtp } from '../../../../shared/model/scan.ts'
import { createCameraScan, type CameraWatch } from './camera-scan.ts'
import { createReadingTurn } from './reading-turn.ts'

const PLACE = { image: 0, x: 0, y: 0, width: 0.1, height: 0.1 }
const NOTHING: Reading = { otps: [], others: [], transfers: [] }
const FOUND: Reading = { ...NOTHING, otps: [{ place: PLACE } as ScannedOtp] }

function rig(readings: Record<string, Reading> = {}, refusal: AppError | null = null) {
  const events: string[] = []
  let watch: CameraWatch | null = null
  let gone: () => void = () => undefined
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => { open = resolve })
  const turn = createReadingTurn()
  const camera = createCameraScan({
    turn,
    askSystem: () => (refusal === null ? Promise.resolve() : Promise.reject(refusal)),
    open: (given, onGone) => {
      watch = given
      gone = onGone
      open()
      return { dialog: { tell: ({ kind, reason }) => events.push(`${kind} ${String(reason)}`), close: () => events.push('closed') }, endReader: () => events.push('reader ended') }
    },
    collect: (scanId) => Promise.resolve(readings[scanId] ?? NOTHING),
    nowMs: () => 0
  })
  return { camera, turn, events, opened, watch: () => { if (watch === null) throw new Error('not open'); return watch }, gone: () => { gone() } }
}

const ENDED = ['reader ended', 'closed']

describe('a reading by camera', () => {
  it('ends with the first one-time password, the reader before its dialog', async () => {
    const { camera, opened, watch, events } = rig({ a: FOUND })
    const report = camera.scan()
    await opened
    watch().onFound('a')
    expect(await report).toMatchObject({ source: 'camera', problem: null, otps: [{ place: null }] })
    expect(events).toEqual(ENDED)
  })

  it('says what else it sees, with the reason of a broken one, and goes on', async () => {
    const { camera, opened, watch, events } = rig({ a: { ...NOTHING, others: [{ kind: 'otp-broken', place: PLACE, reason: 'otp-secret-broken' }] }, b: FOUND })
    const report = camera.scan()
    await opened
    watch().onSaw('web-address')
    watch().onFound('a')
    await Promise.resolve()
    watch().onFound('b')
    await report
    expect(events).toEqual(['web-address null', 'otp-broken otp-secret-broken', ...ENDED])
  })

  it('answers nothing when it is closed, cancelled or locked', async () => {
    for (const end of ['gone', 'cancel'] as const) {
      const one = rig()
      const report = one.camera.scan()
      await one.opened
      if (end === 'gone') one.gone()
      else one.camera.cancel()
      expect(await report).toBeNull()
      expect(one.events).toEqual(ENDED)
    }
  })

  it('opens nothing where the system denies cameras, and tells a reader that ended', async () => {
    const denied = rig({}, new AppError('camera-refused'))
    expect(await denied.camera.scan()).toMatchObject({ problem: 'camera-refused' })
    expect(denied.events).toEqual([])
    const ended = rig()
    const report = ended.camera.scan()
    await ended.opened
    ended.watch().onEnded('scan-reader-ended')
    expect(await report).toMatchObject({ problem: 'scan-reader-ended' })
    expect(ended.events).toEqual(ENDED)
  })

  it('keeps other readings away while it stands', async () => {
    const { camera, turn, opened } = rig()
    const report = camera.scan()
    await opened
    expect(await turn.exclusively('screen', () => Promise.reject(new Error('never')))).toMatchObject({ problem: 'scan-busy' })
    camera.cancel()
    await report
  })
})
