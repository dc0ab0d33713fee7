// Owns the preview's screens about the program's life without a window. Development only.
import type { BackgroundState } from '../../shared/model/background.ts'
import type { Stores } from '../main/stores.ts'
import { openItem } from './reach-item.ts'

export const BACKGROUND_SCREENS = ['no-tray', 'stayed-in-tray'] as const
type BackgroundScreen = (typeof BACKGROUND_SCREENS)[number]

export function isBackgroundScreen(screen: string): screen is BackgroundScreen {
  return BACKGROUND_SCREENS.some((one) => one === screen)
}

export function backgroundOf(screen: string): BackgroundState {
  return { tray: screen === 'no-tray' ? 'missing' : 'shown', hasStayed: screen === 'stayed-in-tray' }
}

export async function goToBackground(stores: Stores): Promise<void> {
  await openItem(stores, 1)
}
