// Displays that fail, look alike or come and go while they are captured, with a made-up system behind them.
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { captureEach, type DisplayCaptureParts, type DisplaySource, type ListedDisplay, type PixelSize } from './display-capture.ts'

const LEFT: ListedDisplay = { id: '11', label: 'Left', size: { width: 4, height: 2 } }
const RIGHT: ListedDisplay = { id: '22', label: 'Right', size: { width: 4, height: 2 } }
const TALL: ListedDisplay = { id: '33', label: '', size: { width: 2, height: 4 } }

function sourceOf({ id }: ListedDisplay, { width, height }: PixelSize): DisplaySource {
  return { displayId: id, picture: () => ({ width, height, data: new Uint8Array(width * height * 4).fill(Number(id)) }) }
}

interface Rig {
  lists: readonly (readonly ListedDisplay[])[]
  /** What the system captures at each asking; the displays of the first list when it is not given. */
  sources?: (size: PixelSize, asked: number) => readonly DisplaySource[]
}

function rig({ lists, sources = (size) => (lists[0] ?? []).map((display) => sourceOf(display, size)) }: Rig): DisplayCaptureParts & { asked: PixelSize[] } {
  const left = [...lists]
  const asked: PixelSize[] = []
  return {
    asked,
    listDisplays: () => (left.length > 1 ? left.shift() : left[0]) ?? [],
    sourcesOfSize: (size) => {
      asked.push(size)
      return Promise.resolve().then(() => sources(size, asked.length))
    },
    displayName: (number) => `Display ${String(number)}`
  }
}

const summary = async (parts: DisplayCaptureParts): Promise<string[]> =>
  (await captureEach(parts)).map((one) => (one.kind === 'captured' ? `${one.image.name} ${String(one.image.data[0])}` : `${one.name}: ${one.problem}`))

describe('capturing displays', () => {
  it('asks once for each distinct size and gives every display its own exact picture', async () => {
    const parts = rig({ lists: [[LEFT, TALL, RIGHT]] })
    const captures = await captureEach(parts)
    expect(captures.map((one) => (one.kind === 'captured' ? [one.image.name, one.image.kind === 'pixels' && one.image.widthPx, one.image.data[0]] : one))).toEqual([
      ['Left', 4, 11],
      ['Display 2', 2, 33],
      ['Right', 4, 22]
    ])
    expect(parts.asked).toEqual([LEFT.size, TALL.size])
  })

  it('tells displays of one size apart by their identifiers, whatever the order of the pictures', async () => {
    const parts = rig({ lists: [[LEFT, RIGHT]], sources: (size) => [sourceOf(RIGHT, size), sourceOf(LEFT, size)] })
    expect(await summary(parts)).toEqual(['Left 11', 'Right 22'])
  })

  it('gives two displays of one make names that differ', async () => {
    expect(await summary(rig({ lists: [[LEFT, { ...RIGHT, label: LEFT.label }]] }))).toEqual(['Left (1) 11', 'Left (2) 22'])
  })

  it('takes pictures without identifiers by their order, and only when there is one for each display', async () => {
    const nameless = (displays: readonly ListedDisplay[]) => (size: PixelSize) => displays.map((display) => ({ ...sourceOf(display, size), displayId: '' }))
    expect(await summary(rig({ lists: [[LEFT, RIGHT]], sources: nameless([LEFT, RIGHT]) }))).toEqual(['Left 11', 'Right 22'])
    expect(await summary(rig({ lists: [[LEFT, RIGHT]], sources: nameless([LEFT]) }))).toEqual(['Left: scan-display-failed', 'Right: scan-display-failed'])
  })

  it.each<[string, (size: PixelSize) => readonly DisplaySource[]]>([
    ['is missing among the pictures', (size) => [sourceOf(LEFT, size)]],
    ['has an empty picture', (size) => [sourceOf(LEFT, size), { displayId: RIGHT.id, picture: null }]]
  ])('names a display that %s, asks for it no second time, and keeps the others', async (_name, sources) => {
    const parts = rig({ lists: [[LEFT, RIGHT]], sources })
    expect(await summary(parts)).toEqual(['Left 11', 'Right: scan-display-failed'])
    expect(parts.asked).toHaveLength(1)
  })

  it('names only the displays of the size that the system refuses', async () => {
    const refuse = (size: PixelSize): readonly DisplaySource[] => {
      if (size.height > size.width) throw new Error('no such size')
      return [sourceOf(LEFT, size)]
    }
    expect(await summary(rig({ lists: [[LEFT, TALL]], sources: refuse }))).toEqual(['Left 11', 'Display 2: scan-display-failed'])
  })

  it('keeps the reason of a refusal that has one', async () => {
    const refuse = (): never => {
      throw new AppError('scan-permission-missing')
    }
    expect(await summary(rig({ lists: [[LEFT]], sources: refuse }))).toEqual(['Left: scan-permission-missing'])
  })
})

describe('displays that come and go while they are captured', () => {
  it('leaves out the display that was unplugged, and captures nothing again', async () => {
    const parts = rig({ lists: [[LEFT, RIGHT], [LEFT]], sources: (size) => [sourceOf(LEFT, size)] })
    expect(await summary(parts)).toEqual(['Left 11'])
    expect(parts.asked).toHaveLength(1)
  })

  it('reads the display that was plugged in meanwhile', async () => {
    const parts = rig({ lists: [[LEFT], [LEFT, TALL]], sources: (size) => [LEFT, TALL].map((display) => sourceOf(display, size)) })
    expect(await summary(parts)).toEqual(['Left 11', 'Display 2 33'])
  })

  it('reads a display in the size that it was given meanwhile', async () => {
    const parts = rig({ lists: [[LEFT], [{ ...LEFT, size: TALL.size }]] })
    await captureEach(parts)
    expect(parts.asked).toEqual([LEFT.size, TALL.size])
  })

  it('asks only for the size of the display that is new', async () => {
    const parts = rig({ lists: [[LEFT], [LEFT, TALL]], sources: (size) => [LEFT, TALL].map((display) => sourceOf(display, size)) })
    await captureEach(parts)
    expect(parts.asked).toEqual([LEFT.size, TALL.size])
  })

  it('does not ask a third time when displays go on changing', async () => {
    const parts = rig({ lists: [[LEFT], [LEFT, RIGHT], [LEFT], [LEFT, RIGHT]] })
    await captureEach(parts)
    expect(parts.asked).toHaveLength(2)
  })
})
