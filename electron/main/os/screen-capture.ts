// Owns the capture of every display at its physical pixels. Keeps no picture: what is captured goes to the reader and is forgotten.
import { desktopCapturer, screen, type DesktopCapturerSource, type Display } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import { captureEach, type DisplaySource, type ListedDisplay } from '../services/scan/display-capture.ts'
import { createScreenPermission } from './screen-permission.ts'
import type { Capture } from '../services/scan/screen-scan.ts'

export function displayCount(): number {
  return screen.getAllDisplays().length
}

/**
 * One capture a display, in the order of the displays. `displayName`: what one without a name is called; counts from 1.
 * Throws `scan-permission-missing` (macOS) or `scan-portal-refused` (Wayland) when nothing can be captured at all.
 */
export async function captureDisplays(displayName: (number: number) => string): Promise<Capture[]> {
  if (createScreenPermission(process.platform).state() === 'missing') {
    // Asking once makes macOS list the program in its settings, so that there is something to switch on.
    await sourcesOfSize({ width: 1, height: 1 }).catch(() => [])
    throw new AppError('scan-permission-missing')
  }
  if (isWayland()) return await captureThroughPortal(screen.getAllDisplays(), displayName)
  return await captureEach({ listDisplays, sourcesOfSize: async (size) => (await sourcesOfSize(size)).map(toDisplaySource), displayName })
}

function listDisplays(): ListedDisplay[] {
  return screen.getAllDisplays().map((display) => ({ id: String(display.id), label: display.label, size: physicalSize(display) }))
}

function toDisplaySource({ display_id: displayId, thumbnail }: DesktopCapturerSource): DisplaySource {
  const { width, height } = thumbnail.getSize()
  // Every display comes in every size, and 4K is 33 MB: only what is taken is copied.
  return { displayId, picture: width === 0 || height === 0 ? null : () => ({ width, height, data: thumbnail.toBitmap() }) }
}

/** The portal shows its own dialog and tells no display ids: everything that it gives is read. */
async function captureThroughPortal(displays: readonly Display[], displayName: (number: number) => string): Promise<Capture[]> {
  const largest = displays.map(physicalSize).reduce((a, b) => (a.width * a.height >= b.width * b.height ? a : b), { width: 1920, height: 1080 })
  const sources = await sourcesOfSize(largest).catch((cause: unknown) => {
    throw new AppError('scan-portal-refused', { cause })
  })
  if (sources.length === 0) throw new AppError('scan-portal-refused')
  return sources.map((source, index) => fromSource(source, source.name === '' ? displayName(index + 1) : source.name))
}

function fromSource({ thumbnail }: DesktopCapturerSource, name: string): Capture {
  const { width, height } = thumbnail.getSize()
  if (width === 0 || height === 0) return { kind: 'failed', name, problem: 'scan-display-failed' }
  return { kind: 'captured', image: { kind: 'pixels', name, order: 'bgra', widthPx: width, heightPx: height, data: thumbnail.toBitmap() } }
}

async function sourcesOfSize(thumbnailSize: { width: number; height: number }): Promise<DesktopCapturerSource[]> {
  return await desktopCapturer.getSources({ types: ['screen'], thumbnailSize, fetchWindowIcons: false })
}

function physicalSize({ size, scaleFactor }: Display): { width: number; height: number } {
  return { width: Math.round(size.width * scaleFactor), height: Math.round(size.height * scaleFactor) }
}

export function isWayland(): boolean {
  return process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland' && process.env['WAYLAND_DISPLAY'] !== undefined
}
