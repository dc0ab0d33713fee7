// Owns the way to a camera's picture: which there are, opening one, and why it cannot be. Sound is never asked for.
import type { ErrorCode } from '../../../shared/errors.ts'

export interface Camera {
  id: string
  name: string
}

/** The part of `navigator.mediaDevices` that is used. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>

/** Why there is no picture, or the picture and whose it is: '' where the system does not tell. `cameras`: all that there are, also after a failure. */
export type OpenedCamera = { cameras: readonly Camera[] } & ({ stream: MediaStream; id: string } | { problem: ErrorCode })

const PROBLEMS: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: 'camera-none',
  OverconstrainedError: 'camera-none',
  NotAllowedError: 'camera-refused',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy'
}

/** `id` empty: whichever the system gives. So it is, too, when the one of `id` has been unplugged. */
export async function openCamera(devices: CameraDevices, id: string): Promise<OpenedCamera> {
  const opened = await streamOf(devices, id)
  // Their names are told once one of them has been opened.
  const cameras = await listCameras(devices)
  if (typeof opened !== 'string') return { cameras, stream: opened, id: opened.getVideoTracks()[0]?.getSettings().deviceId ?? '' }
  const isGone = opened === 'camera-none' && id !== '' && cameras.length > 0
  return isGone ? await openCamera(devices, '') : { cameras, problem: opened }
}

async function streamOf(devices: CameraDevices, id: string): Promise<MediaStream | ErrorCode> {
  try {
    const size = { width: { ideal: 1_280 }, height: { ideal: 720 } }
    return await devices.getUserMedia({ audio: false, video: id === '' ? size : { ...size, deviceId: { exact: id } } })
  } catch (error) {
    return (error instanceof Error ? PROBLEMS[error.name] : undefined) ?? 'camera-busy'
  }
}

/** None where the system does not answer: a picture can do without the choice. */
async function listCameras(devices: CameraDevices): Promise<Camera[]> {
  const listed = await devices.enumerateDevices().catch(() => [])
  return listed.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, name: label }))
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
