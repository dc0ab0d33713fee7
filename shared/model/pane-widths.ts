// Owns how wide the two left panes may be and how wide they are at first, in CSS pixels. Knows no window.

export const PANES = ['sidebar', 'list'] as const
export type Pane = (typeof PANES)[number]

interface PaneLimits {
  readonly leastPx: number
  readonly mostPx: number
  readonly firstPx: number
}

export const PANE_LIMITS: Readonly<Record<Pane, PaneLimits>> = {
  sidebar: { leastPx: 176, mostPx: 360, firstPx: 212 },
  list: { leastPx: 224, mostPx: 560, firstPx: 312 }
}

/** The nearest width that the pane may have, in whole pixels. */
export function paneWidth(pane: Pane, wantedPx: number): number {
  const { leastPx, mostPx } = PANE_LIMITS[pane]
  return Math.round(Math.min(Math.max(wantedPx, leastPx), mostPx))
}
