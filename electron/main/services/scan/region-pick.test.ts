// The drawing of a region with fake displays and overlays: what is shown, what is cut out, and how it ends.
import { describe, expect, it } from 'vitest'
import { createRegionPick, type FrozenDisplay, type RegionPick } from './region-pick.ts'
import type { Capture } from './screen-scan.ts'

function captured(name: string, displayId: string, widthPx: number, heightPx: number): Capture {
  return { kind: 'captured', displayId, image: { kind: 'pixels', name, order: 'bgra', widthPx, heightPx, data: new Uint8Array(widthPx * heightPx * 4) } }
}

interface Rig {
  pick: RegionPick
  shown: FrozenDisplay[]
  events: string[]
  opened: Promise<void>
  gone: () => void
}

function rig(captures: readonly Capture[], captureLater?: Promise<void>): Rig {
  const state = { shown: [] as FrozenDisplay[], events: [] as string[], gone: (): void => undefined }
  let names = 0
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const pick = createRegionPick({
    captureDisplays: async () => {
      await captureLater
      return captures
    },
    openOverlays: (displays, onGone) => {
      state.shown.push(...displays)
      state.gone = onGone
      open()
      return () => state.events.push('closed')
    },
    newPictureName: () => `picture-${String((names += 1))}`
  })
  return { ...state, pick, opened, gone: () => { state.gone() } }
}

const TWO = [captured('Left', '11', 30, 20), captured('Right', '12', 60, 40)]

describe('drawing a region', () => {
  it('shows each display its own picture and cuts the region out of the one that it was drawn on', async () => {
    const { pick, shown, opened, events } = rig(TWO)
    const picked = pick.pick()
    await opened
    expect(shown.map(({ displayId, picture }) => [displayId, picture])).toEqual([['11', 'picture-1'], ['12', 'picture-2']])
    pick.take({ picture: 'picture-2', x: 40, y: 30, width: 100, height: 100 })
    expect(await picked).toMatchObject([{ kind: 'captured', image: { name: 'Right', widthPx: 20, heightPx: 10 } }])
    expect(events).toEqual(['closed'])
  })

  it.each([
    ['cancelled', (one: Rig) => { one.pick.cancel() }],
    ['an overlay that is closed by the desktop', (one: Rig) => { one.gone() }],
    ['a picture of another drawing', (one: Rig) => { one.pick.take({ picture: 'picture-9', x: 0, y: 0, width: 5, height: 5 }) }],
    ['a region beside the picture', (one: Rig) => { one.pick.take({ picture: 'picture-1', x: 500, y: 0, width: 5, height: 5 }) }]
  ])('answers nothing and takes the overlays away: %s', async (_name, end) => {
    const one = rig(TWO)
    const picked = one.pick.pick()
    await one.opened
    end(one)
    expect(await picked).toBeNull()
    expect(one.events).toEqual(['closed'])
  })

  it('opens nothing when it was cancelled (a lock) while the displays were being captured', async () => {
    let go: () => void = () => undefined
    const { pick, shown } = rig(TWO, new Promise((resolve) => { go = resolve }))
    const picked = pick.pick()
    pick.cancel()
    go()
    expect(await picked).toBeNull()
    expect(shown).toEqual([])
  })

  it('leaves a display that failed without an overlay, and says why when all failed', async () => {
    const failed: Capture = { kind: 'failed', name: 'Right', problem: 'scan-display-failed' }
    const one = rig([captured('Left', '11', 30, 20), failed])
    const picked = one.pick.pick()
    await one.opened
    expect(one.shown).toHaveLength(1)
    one.pick.cancel()
    await picked
    await expect(rig([failed]).pick.pick()).rejects.toMatchObject({ code: 'scan-display-failed' })
    await expect(rig([]).pick.pick()).rejects.toMatchObject({ code: 'scan-no-display' })
  })
})
