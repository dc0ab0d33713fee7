// Owns the answers to the calls about quick access and its shortcut. Decides nothing itself.
import type { ShortcutState } from '../../../shared/model/shortcut.ts'
import type { MainHandlers } from './router.ts'

export interface QuickHandlerParts {
  shortcutState: () => ShortcutState
  isShown: () => boolean
  item: () => string | null
  hide: () => void
  openItem: (itemId: string) => void
}

type QuickCall = Extract<keyof MainHandlers, `quick.${string}` | 'shortcut.state'>

export function quickHandlers({ shortcutState, isShown, item, hide, openItem }: QuickHandlerParts): Pick<MainHandlers, QuickCall> {
  return {
    'shortcut.state': shortcutState,
    'quick.state': () => ({ isShown: isShown(), itemId: item() }),
    'quick.hide': () => {
      hide()
      return null
    },
    'quick.openItem': ({ itemId }) => {
      openItem(itemId)
      return null
    }
  }
}
