// Owns the preview's screens of the settings that lie below the first sight of their dialog, and what each can say. Development only.
import type { ShortcutState } from '../../shared/model/shortcut.ts'
import type { SettingPart } from '../features/settings/setting-list.ts'
import type { Stores } from '../main/stores.ts'
import { typeInto } from './type-into.ts'

export const SETTINGS_SCREENS = ['settings', 'settings-locks', 'settings-codes', 'settings-about', 'settings-keys', 'settings-keys-taken', 'settings-keys-untried', 'settings-search', 'settings-search-none'] as const
export type SettingsScreen = (typeof SETTINGS_SCREENS)[number]

export function isSettingsScreen(screen: string): screen is SettingsScreen {
  return SETTINGS_SCREENS.some((one) => one === screen)
}

export function shortcutOf(screen: string): ShortcutState['state'] {
  return screen === 'settings-keys-taken' ? 'taken' : screen === 'settings-keys-untried' ? 'untried' : 'on'
}

const PART_OF: Partial<Record<SettingsScreen, SettingPart>> = { 'settings-locks': 'security', 'settings-codes': 'codes', 'settings-about': 'about' }

export async function goToSettings(screen: SettingsScreen, stores: Stores): Promise<void> {
  stores.settings.getState().setOpen(true)
  // The page draws the dialog first.
  await new Promise((resolve) => setTimeout(resolve, 150))
  const part = PART_OF[screen]
  if (part !== undefined) document.querySelector(`[data-part="${part}"] h3`)?.scrollIntoView({ block: 'start' })
  else if (screen.startsWith('settings-keys')) {
    document.querySelector('.quick-setting')?.scrollIntoView({ block: 'center' })
    if (screen === 'settings-keys') document.querySelector<HTMLElement>('.quick-setting button')?.click()
  } else if (screen !== 'settings') typeInto(document.querySelector<HTMLInputElement>('.settings-search__input'), screen === 'settings-search' ? 'lock' : 'zzz')
}
