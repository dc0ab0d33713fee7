// Owns the preview's screens of the first steps. Development only.
import type { FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openItem } from './reach-item.ts'

export const GUIDE_SCREENS = ['guide', 'guide-scan', 'guide-line', 'guide-reached', 'guide-reached-line'] as const
type GuideScreen = (typeof GUIDE_SCREENS)[number]

export function isGuideScreen(screen: string): screen is GuideScreen {
  return GUIDE_SCREENS.some((one) => one === screen)
}

/** Before the last screens' own steps nothing has a code. */
export function guideItems(screen: GuideScreen, items: readonly FakeItem[]): FakeItem[] {
  return screen === 'guide' ? [] : items.slice(1, 2).map((item) => ({ ...item, fields: item.fields.filter(({ kind }) => kind !== 'otp') }))
}

export async function goToGuide(screen: GuideScreen, stores: Stores): Promise<void> {
  if (screen.endsWith('line')) await openItem(stores, 2)
  if (screen.startsWith('guide-reached')) stores.guide.getState().consider({ items: 1, withOtp: 1 })
}
