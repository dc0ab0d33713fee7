// Owns the sizes at which the window can be shown. Pure; imports nothing, because the views load it.

export const ZOOM_STEPS = [70, 80, 90, 100, 110, 125, 150, 175, 200] as const
export type ZoomPercent = (typeof ZOOM_STEPS)[number]
export const ACTUAL_ZOOM = 100

/** The next larger (1) or smaller (-1) size, which may be the one that is in force; 0 is the actual size. */
export function nextZoomPercent(percent: ZoomPercent, by: -1 | 0 | 1): ZoomPercent {
  if (by === 0) return ACTUAL_ZOOM
  const steps = by === 1 ? ZOOM_STEPS.filter((step) => step > percent) : ZOOM_STEPS.filter((step) => step < percent)
  return (by === 1 ? steps[0] : steps.at(-1)) ?? percent
}
