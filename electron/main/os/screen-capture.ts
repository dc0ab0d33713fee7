// Owns the capture of every display at its physical pixels. Keeps no picture: what is captured goes to the reader and is forgotten.
import { desktopCapturer, screen, systemPreferences, type DesktopCapturerSource, type Display } from 'electron'
import { AppError, codeOf } from '../../../shared/errors.ts'
import type { Capture } from '../services/screen-scan.ts'

export function displayCount(): number {
  return screen.getAllDisplays().length
}

/**
 * One capture a display, in the order of the displays; one that fails is named and does not spoil the others.
 * Throws `scan-permission-missing` (macOS) or `scan-portal-refused` (Wayland) when nothing can be captured at all.
 */
export async function captureDisplays(): Promise<Capture[]> {
  if (process.platform === 'darwin' && systemPreferences.getMediaAccessStatus('screen') !== 'granted') {
    // Asking once makes macOS list the program in its settings, so that there is something to switch on.
    await sourcesOfSize({ width: 1, height: 1 }).catch(() => [])
    throw new AppError('scan-permission-missing')
  }
  const displays = screen.getAllDisplays()
  if (isWayland()) return await captureThroughPortal(displays)
  const bySize = new Map<string, Promise<DesktopCapturerSource[]>>()
  const captures: Capture[] = []
  for (const [index, display] of displays.entries()) {
    captures.push(await captureOne(display, nameOf(display, index), bySize))
  }
  return captures
}

/** Thumbnails are scaled to the asked size, also upwards: each physical size is asked for once and gives exact pixels only for displays of that size. */
async function captureOne(display: Display, name: string, bySize: Map<string, Promise<DesktopCapturerSource[]>>): Promise<Capture> {
  const size = physicalSize(display)
  const key = `${String(size.width)}x${String(size.height)}`
  try {
    const asked = bySize.get(key) ?? sourcesOfSize(size)
    bySize.set(key, asked)
    const source = (await asked).find(({ display_id }) => display_id === String(display.id))
    return source === undefined ? { kind: 'failed', name, problem: 'scan-display-failed' } : fromSource(source, name)
  } catch (error) {
    const code = codeOf(error)
    return { kind: 'failed', name, problem: code === 'internal' ? 'scan-display-failed' : code }
  }
}

/** The portal shows its own dialog and tells no display ids: everything that it gives is read. */
async function captureThroughPortal(displays: readonly Display[]): Promise<Capture[]> {
  const largest = displays.map(physicalSize).reduce((a, b) => (a.width * a.height >= b.width * b.height ? a : b), { width: 1920, height: 1080 })
  const sources = await sourcesOfSize(largest).catch((cause: unknown) => {
    throw new AppError('scan-portal-refused', { cause })
  })
  if (sources.length === 0) throw new AppError('scan-portal-refused')
  return sources.map((source, index) => fromSource(source, source.name === '' ? `Display ${String(index + 1)}` : source.name))
}

function fromSource({ thumbnail }: DesktopCapturerSource, name: string): Capture {
  const { width, height } = thumbnail.getSize()
  if (width === 0 || height === 0) return { kind: 'failed', name, problem: 'scan-display-failed' }
  return { kind: 'captured', image: { kind: 'pixels', name, order: 'bgra', widthPx: width, heightPx: height, data: new Uint8Array(thumbnail.toBitmap()) } }
}

async function sourcesOfSize(thumbnailSize: { width: number; height: number }): Promise<DesktopCapturerSource[]> {
  return await desktopCapturer.getSources({ types: ['screen'], thumbnailSize, fetchWindowIcons: false })
}

function physicalSize({ size, scaleFactor }: Display): { width: number; height: number } {
  return { width: Math.round(size.width * scaleFactor), height: Math.round(size.height * scaleFactor) }
}

function nameOf(display: Display, index: number): string {
  return display.label === '' ? `Display ${String(index + 1)}` : display.label
}

function isWayland(): boolean {
  return process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland' && process.env['WAYLAND_DISPLAY'] !== undefined
}
