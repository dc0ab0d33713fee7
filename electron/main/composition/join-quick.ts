// Joins quick access (its window, its shortcut) with the session, the settings and the large window. Decides nothing itself.
import { join } from 'node:path'
import type { MessagePortMain, WebContents } from 'electron'
import type { MainEventName, QuickViewName } from '../../../shared/ipc/channels.ts'
import { mainEvents, type EventPayload } from '../../../shared/ipc/contract.ts'
import { languageSearch } from '../../../shared/i18n/message-files.ts'
import { firstStateSearch } from '../../../shared/model/first-state.ts'
import type { EffectiveSettings } from '../../../shared/model/settings.ts'
import type { ShortcutState } from '../../../shared/model/shortcut.ts'
import type { QuickHandlerParts } from '../ipc/quick-handlers.ts'
import { systemShortcuts } from '../os/global-shortcut.ts'
import { ownCommand } from '../os/own-command.ts'
import { pointerPlace } from '../os/pointer-place.ts'
import { switchOf } from '../services/links/start-request.ts'
import { createQuickAccess } from '../services/quick/quick-access.ts'
import { createShortcutKeeper } from '../services/quick/shortcut-keeper.ts'
import type { Session } from '../services/session/session.ts'
import type { VaultLink } from '../services/vault-link.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { createQuickWindow } from '../windows/quick-window.ts'
import { after } from './timers.ts'

interface QuickParts {
  built: string
  resources: string
  words: Words
  window: MainWindow
  settings: () => EffectiveSettings
  /** A function, because the session tells quick access of its phases before it is made itself. */
  session: () => Session<MessagePortMain>
}

export interface JoinedQuick {
  /** `itemId`: at once the fields of that item. */
  open(itemId?: string): void
  opened(): void
  locked(): void
  /** The process runs: the view that unlocks gets its port. */
  prepared(link: VaultLink<MessagePortMain>): void
  viewOf(contents: WebContents): QuickViewName | null
  send<N extends MainEventName>(name: N, payload: EventPayload<N>): void
  /** Registers the keys that the settings name, and tells the view that stands of the others. */
  followSettings(): void
  handlers: QuickHandlerParts
  dispose(): void
}

export function joinQuick({ built, resources, words, window, settings, session }: QuickParts): JoinedQuick {
  const searchOf = (view: QuickViewName): string => {
    const { theme, contrast, effectiveLanguage } = settings()
    return view === 'quick' ? languageSearch(effectiveLanguage) : firstStateSearch({ theme, contrast, language: effectiveLanguage, session: session().state() })
  }
  const quickWindow = createQuickWindow({
    preloadOf: (view) => join(built, 'preload', `${view}.cjs`),
    icon: join(resources, 'window-icon.png'),
    searchOf,
    title: () => words('dialog.quick'),
    zoomFactor: () => settings().zoomPercent / 100,
    pointerPlace,
    onLeft: () => {
      access.hide()
    },
    onViewGone: () => {
      access.viewGone()
    }
  })
  const give = (view: QuickViewName, link: VaultLink<MessagePortMain> | null): void => {
    const port = link === null ? null : quickWindow.connectView()
    if (port !== null) link?.givePort(view, port)
  }
  const access = createQuickAccess({
    surface: quickWindow.surface,
    phase: () => session().state().phase,
    connect: (view) => {
      give(view, session().present())
    },
    focusMain: window.focus,
    schedule: after
  })
  const stateOf = (state: ShortcutState['state']): ShortcutState => ({ state, command: [...ownCommand(), switchOf('quick-access')].join(' ') })
  const shortcut = createShortcutKeeper({
    ...systemShortcuts(),
    onPress: access.toggle,
    onChange: (state) => {
      window.send('shortcut.changed', stateOf(state))
    }
  })
  return {
    open: access.open,
    opened: access.opened,
    locked: access.locked,
    prepared: (link) => {
      if (access.standing() === 'unlock') give('unlock', link)
    },
    viewOf: quickWindow.viewOf,
    send: (name, payload) => {
      quickWindow.send(name, mainEvents[name].parse(payload) as typeof payload)
    },
    followSettings: () => {
      shortcut.set(settings().quickShortcut)
      quickWindow.send('settings.changed', settings())
    },
    handlers: {
      shortcutState: () => stateOf(shortcut.state()),
      isShown: quickWindow.surface.isVisible,
      item: access.item,
      hide: access.hide,
      openItem: (itemId) => {
        access.hide()
        window.focus()
        window.send('item.requested', { itemId })
      }
    },
    dispose: () => {
      shortcut.dispose()
      quickWindow.dispose()
    }
  }
}
