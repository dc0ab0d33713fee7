// Which camera is opened, which are offered, and what is said when there is no picture.
import { describe, expect, it, vi } from 'vitest'
import { openCamera, type CameraDevices } from './open-camera.ts'

function errorOf(name: string): Error {
  return Object.assign(new Error(name), { name })
}

const FRONT = { kind: 'videoinput', deviceId: 'front', label: 'Front camera' }
const DESK = { kind: 'videoinput', deviceId: 'desk', label: 'Desk camera' }
const SOUND = { kind: 'audioinput', deviceId: 'sound', label: 'Microphone' }

/** `failing`: by the camera that is asked for, '' for any. */
function devicesOf(listed: readonly object[], failing: Readonly<Record<string, string>> = {}) {
  const getUserMedia = vi.fn(({ video }: { video: { deviceId?: { exact: string } } }) => {
    const wanted = video.deviceId?.exact ?? ''
    const name = failing[wanted]
    if (name !== undefined) return Promise.reject(errorOf(name))
    const deviceId = wanted === '' ? 'desk' : wanted
    return Promise.resolve({ getVideoTracks: () => [{ getSettings: () => ({ deviceId }) }] })
  })
  const devices = { getUserMedia, enumerateDevices: () => Promise.resolve(listed) } as unknown as CameraDevices
  return { devices, getUserMedia }
}

describe('opening a camera', () => {
  it.each([
    ['NotFoundError', 'camera-none'],
    ['NotAllowedError', 'camera-refused'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['SomethingNew', 'camera-busy']
  ])('%s is told as %s', async (name, problem) => {
    expect(await openCamera(devicesOf([], { '': name }).devices, '')).toEqual({ cameras: [], problem })
  })

  it('offers every camera and no microphone, and says which one the picture is of', async () => {
    const opened = await openCamera(devicesOf([FRONT, SOUND, DESK]).devices, '')
    expect(opened).toMatchObject({ id: 'desk', cameras: [{ id: 'front', name: 'Front camera' }, { id: 'desk', name: 'Desk camera' }] })
  })

  it('opens the one that was chosen, and never asks for sound', async () => {
    const { devices, getUserMedia } = devicesOf([FRONT, DESK])
    expect(await openCamera(devices, 'front')).toMatchObject({ id: 'front' })
    expect(getUserMedia.mock.calls.map(([asked]) => (asked as { audio?: boolean }).audio)).toEqual([false])
  })

  it('offers the others when the one that was asked for is busy', async () => {
    expect(await openCamera(devicesOf([FRONT, DESK], { '': 'NotReadableError' }).devices, '')).toMatchObject({ problem: 'camera-busy', cameras: [{ id: 'front' }, { id: 'desk' }] })
  })

  it('takes another when the chosen one has been unplugged', async () => {
    expect(await openCamera(devicesOf([DESK], { front: 'OverconstrainedError' }).devices, 'front')).toMatchObject({ id: 'desk' })
  })

  it('says that there is none when the chosen one was the last', async () => {
    expect(await openCamera(devicesOf([], { front: 'OverconstrainedError' }).devices, 'front')).toEqual({ cameras: [], problem: 'camera-none' })
  })

  it('needs no list', async () => {
    const devices = { ...devicesOf([]).devices, enumerateDevices: () => Promise.reject(errorOf('NotSupportedError')) }
    expect(await openCamera(devices, '')).toMatchObject({ id: 'desk', cameras: [] })
  })
})
