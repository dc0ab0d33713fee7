// Owns the way to a camera's picture: which there are, opening one, and why it cannot be. Sound is never asked for.
import type { ErrorCode } from '../../../shared/errors.ts'

export interface Camera {
  id: string
  name: string
}

const PROBLEMS: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: 'camera-none',
  OverconstrainedError: 'camera-none',
  NotAllowedError: 'camera-refused',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy'
}

/** `id` empty: whichever the system gives. */
export async function openCamera(id: string): Promise<MediaStream | ErrorCode> {
  try {
    const size = { width: { ideal: 1_280 }, height: { ideal: 720 } }
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: id === '' ? size : { ...size, deviceId: { exact: id } } })
  } catch (error) {
    return (error instanceof Error ? PROBLEMS[error.name] : undefined) ?? 'camera-busy'
  }
}

/** Their names are told once one of them has been opened. */
export async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, name: label }))
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
