// Owns which picture belongs to which display, and what happens when displays come and go meanwhile. Keeps no picture.
import { AppError, codeOf } from '../../../../shared/errors.ts'
import type { Capture } from './screen-scan.ts'

export interface PixelSize {
  width: number
  height: number
}

export interface ListedDisplay {
  id: string
  /** As the system names it; may be empty. */
  label: string
  /** Physical pixels. */
  size: PixelSize
}

/** A display as the system captured it. */
export interface DisplaySource {
  /** Empty where the system does not tell it. */
  displayId: string
  /** Copies the picture out: BGRA, row by row without gaps. Null when the system gave none. */
  picture: (() => PixelSize & { data: Uint8Array }) | null
}

export interface DisplayCaptureParts {
  listDisplays: () => readonly ListedDisplay[]
  /** Every display, each picture scaled to `size`, upwards too. */
  sourcesOfSize: (size: PixelSize) => Promise<readonly DisplaySource[]>
  /** What a display without a name is called; counts from 1. */
  displayName: (number: number) => string
}

/**
 * One capture a display, in the order of the displays; one that fails is named, is not asked again, and does not spoil the others. Displays that
 * are plugged in meanwhile, or get another size, are captured afterwards; those that are gone are left out.
 */
export async function captureEach(parts: DisplayCaptureParts): Promise<Capture[]> {
  const first = await captureListed(parts, parts.listDisplays(), new Map())
  const after = parts.listDisplays()
  const all = await captureListed(parts, after, first)
  return after.flatMap((display) => all.get(keyOf(display)) ?? [])
}

type Captures = ReadonlyMap<string, Capture>

/** What is `known` stays as it is; only the other displays are captured. */
async function captureListed(parts: DisplayCaptureParts, displays: readonly ListedDisplay[], known: Captures): Promise<Captures> {
  // Each distinct size is asked for once: a picture is exact only for the displays of that size.
  const bySize = new Map<string, Promise<readonly DisplaySource[]>>()
  const captures = new Map(known)
  for (const [index, display] of displays.entries()) {
    if (known.has(keyOf(display))) continue
    const name = nameOf(display, index, displays, parts)
    const key = `${String(display.size.width)}x${String(display.size.height)}`
    try {
      const asked = bySize.get(key) ?? parts.sourcesOfSize(display.size)
      bySize.set(key, asked)
      captures.set(keyOf(display), captureOf(name, display.id, sourceFor(display, index, displays, await asked)))
    } catch (error) {
      const code = codeOf(error)
      captures.set(keyOf(display), { kind: 'failed', name, problem: code === 'internal' ? 'scan-display-failed' : code })
    }
  }
  return captures
}

/** Two displays of one make have one name; a number tells them apart. */
function nameOf({ label }: ListedDisplay, index: number, displays: readonly ListedDisplay[], { displayName }: DisplayCaptureParts): string {
  if (label === '') return displayName(index + 1)
  return displays.filter((other) => other.label === label).length > 1 ? `${label} (${String(index + 1)})` : label
}

/** By identifier. Where the system tells none, the order says it, if there is a picture for each display. */
function sourceFor(display: ListedDisplay, index: number, displays: readonly ListedDisplay[], sources: readonly DisplaySource[]): DisplaySource | undefined {
  const isAnonymous = sources.every(({ displayId }) => displayId === '')
  if (isAnonymous) return sources.length === displays.length ? sources[index] : undefined
  return sources.find(({ displayId }) => displayId === display.id)
}

function captureOf(name: string, displayId: string, source: DisplaySource | undefined): Capture {
  const copy = source?.picture ?? null
  if (copy === null) throw new AppError('scan-display-failed')
  const { width, height, data } = copy()
  return { kind: 'captured', displayId, image: { kind: 'pixels', name, order: 'bgra', widthPx: width, heightPx: height, data } }
}

function keyOf({ id, size }: ListedDisplay): string {
  return `${id} ${String(size.width)}x${String(size.height)}`
}
