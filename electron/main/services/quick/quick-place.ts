// Owns where the small window stands on a display: above the middle, no larger than what is free. Knows no Electron.

/** At a zoom of 100 %, in density-independent pixels. */
export const QUICK_SIZE = { width: 660, height: 480 }
/** Of the height of the display's free area, above the window. */
const ABOVE = 0.16

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** `free`: what panels and docks leave of the display, in density-independent pixels. */
export function placeOf(free: Area, zoomFactor: number): Area {
  const width = Math.round(Math.min(QUICK_SIZE.width * zoomFactor, free.width))
  const height = Math.round(Math.min(QUICK_SIZE.height * zoomFactor, free.height))
  const above = Math.min(free.height * ABOVE, free.height - height)
  return { x: Math.round(free.x + (free.width - width) / 2), y: Math.round(free.y + above), width, height }
}
