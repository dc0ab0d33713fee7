// Owns the list of open windows and the capture of one alone. Lists none of our own; keeps no picture.
import { BaseWindow, desktopCapturer, screen, systemPreferences, type NativeImage } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import type { Capture } from '../services/scan/screen-scan.ts'
import type { OpenWindow } from '../services/scan/window-pick.ts'
import { isWayland } from './screen-capture.ts'

const THUMBNAIL = { width: 320, height: 200 }
/** The system draws every window in the size that is asked for, to give one: all of them together stay under this. */
const MOST_BYTES = 384 * 1024 * 1024
const BYTES_PER_PIXEL = 4

/** Throws `scan-permission-missing` (macOS). */
export async function listWindows(): Promise<OpenWindow[]> {
  const sources = await windowsOfSize(THUMBNAIL, true)
  // Electron's type promises an icon; where windows have none it is null (X11 without one, macOS).
  const pngOf = (image: NativeImage | null): Buffer | null => (image === null || image.isEmpty() ? null : image.toPNG())
  return sources.map(({ id, name, thumbnail, appIcon }) => ({ sourceId: id, name, picture: pngOf(thumbnail), icon: pngOf(appIcon) }))
}

/** As large as the largest display, or smaller when many windows are open. Throws `scan-window-gone` when it is not there any more. */
export async function captureWindow(sourceId: string): Promise<Capture> {
  const count = (await windowsOfSize({ width: 0, height: 0 }, false)).length
  const source = (await windowsOfSize(captureSize(count), false)).find(({ id }) => id === sourceId)
  const { width, height } = source?.thumbnail.getSize() ?? { width: 0, height: 0 }
  if (source === undefined || width === 0 || height === 0) throw new AppError('scan-window-gone')
  return capturedOf(source.name, source.thumbnail)
}

/** On Wayland the desktop's own dialog asks which window; null elsewhere. Throws `scan-portal-refused`. */
export async function captureThroughPortal(): Promise<Capture[] | null> {
  if (!isWayland()) return null
  const sources = await windowsOfSize(captureSize(1), false).catch((cause: unknown) => {
    throw new AppError('scan-portal-refused', { cause })
  })
  const captured = sources.filter(({ thumbnail }) => !thumbnail.isEmpty()).map(({ name, thumbnail }) => capturedOf(name, thumbnail))
  if (captured.length === 0) throw new AppError('scan-portal-refused')
  return captured
}

function capturedOf(name: string, thumbnail: NativeImage): Capture {
  const { width, height } = thumbnail.getSize()
  return { kind: 'captured', image: { kind: 'pixels', name: name.slice(0, 300), order: 'bgra', widthPx: width, heightPx: height, data: new Uint8Array(thumbnail.toBitmap()) } }
}

function captureSize(windows: number): { width: number; height: number } {
  const sizes = screen.getAllDisplays().map(({ size, scaleFactor }) => ({ width: size.width * scaleFactor, height: size.height * scaleFactor }))
  const largest = sizes.reduce((a, b) => (a.width * a.height >= b.width * b.height ? a : b), { width: 1, height: 1 })
  const share = Math.min(1, Math.sqrt(MOST_BYTES / BYTES_PER_PIXEL / Math.max(1, windows) / (largest.width * largest.height)))
  return { width: Math.round(largest.width * share), height: Math.round(largest.height * share) }
}

async function windowsOfSize(thumbnailSize: { width: number; height: number }, fetchWindowIcons: boolean) {
  if (process.platform === 'darwin' && systemPreferences.getMediaAccessStatus('screen') !== 'granted') throw new AppError('scan-permission-missing')
  const ours = new Set(BaseWindow.getAllWindows().map((window) => window.getMediaSourceId()))
  const sources = await desktopCapturer.getSources({ types: ['window'], thumbnailSize, fetchWindowIcons })
  return sources.filter(({ id, name }) => !ours.has(id) && name !== '')
}
