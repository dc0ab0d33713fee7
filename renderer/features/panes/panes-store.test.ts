// Holds the widths of panes to their limits, and to being kept once, at the end of a drag.
import { describe, expect, it } from 'vitest'
import { PANE_LIMITS } from '../../../shared/model/pane-widths.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { createPanesStore } from './panes-store.ts'

function rig() {
  const kept: Partial<Settings>[] = []
  const store = createPanesStore({ keep: (change) => { kept.push(change); return Promise.resolve() } })
  return { kept, store }
}

describe('the width of a pane', () => {
  it.each([
    ['sidebar', 20, PANE_LIMITS.sidebar.leastPx],
    ['sidebar', 250.4, 250],
    ['sidebar', 5_000, PANE_LIMITS.sidebar.mostPx],
    ['list', -3, PANE_LIMITS.list.leastPx],
    ['list', 5_000, PANE_LIMITS.list.mostPx]
  ] as const)('of the %s that is dragged to %d is %d', (pane, wantedPx, widthPx) => {
    const { store } = rig()
    store.getState().drag(pane, wantedPx)
    expect(store.getState().dragged).toEqual({ pane, widthPx })
  })

  it('is kept once, when the drag ends', async () => {
    const { kept, store } = rig()
    for (const wantedPx of [320, 330, 340]) store.getState().drag('list', wantedPx)
    expect(kept).toEqual([])
    await store.getState().drop()
    expect([kept, store.getState().dragged]).toEqual([[{ listWidthPx: 340 }], null])
  })

  it('is left alone by a press without a drag', async () => {
    const { kept, store } = rig()
    await store.getState().drop()
    expect(kept).toEqual([])
  })

  it('goes back to that of the first start', async () => {
    const { kept, store } = rig()
    store.getState().drag('sidebar', 300)
    await store.getState().resetWidth('sidebar')
    expect([kept, store.getState().dragged]).toEqual([[{ sidebarWidthPx: PANE_LIMITS.sidebar.firstPx }], null])
  })
})
