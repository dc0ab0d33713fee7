// Owns how large the window of each screen is: that of its view in the program. Pure.
import { QUICK_SIZE } from '../../electron/main/services/quick/quick-place.ts'

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

/** As the window is at first. */
const MAIN_SIZE: ScreenSize = { width: 1_100, height: 720 }
const WINDOWS_SIZE: ScreenSize = { width: 760, height: 560 }
const CAMERA_SIZE: ScreenSize = { width: 640, height: 560 }
/** Where the sidebar becomes a drawer; and the smallest that a person can make the window. */
const SMALL_SIZES = { 'narrow-': { width: 720, height: 480 }, 'least-': { width: 480, height: 480 } } as const

export function isInSmallWindow(screen: string): boolean {
  return Object.keys(SMALL_SIZES).some((prefix) => screen.startsWith(prefix))
}

/** In pixels of the page at 100 %. */
export function sizeOf(screen: string): ScreenSize {
  if (screen.startsWith('quick')) return QUICK_SIZE
  if (screen.startsWith('windows')) return WINDOWS_SIZE
  if (screen.startsWith('camera')) return CAMERA_SIZE
  return Object.entries(SMALL_SIZES).find(([prefix]) => screen.startsWith(prefix))?.[1] ?? MAIN_SIZE
}
