// Joins the tray's presence with the window that needs one, and with what a person is told of it. Decides nothing itself.
import { join } from 'node:path'
import type { BackgroundState } from '../../../shared/model/background.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { showStayNotification } from '../os/stay-notification.ts'
import { createStayNotice } from '../services/background/stay-notice.ts'
import { createTrayPresence } from '../services/background/tray-presence.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { after } from './timers.ts'

interface BackgroundParts {
  window: MainWindow
  resources: string
  words: Words
  settings: () => Settings
  changeSettings: (part: Partial<Settings>) => Promise<unknown>
}

export interface JoinedBackground {
  state(): BackgroundState
  /** Whether somebody shows our icon now. */
  trayIs(isThere: boolean): void
  /** The window was closed and the program goes on in the tray. */
  stayed(): void
  dispose(): void
}

export function joinBackground({ window, resources, words, settings, changeSettings }: BackgroundParts): JoinedBackground {
  const state = (): BackgroundState => ({ tray: tray.state(), hasStayed: notice.isDue() })
  const tell = (): void => {
    window.send('background.changed', state())
  }
  const tray = createTrayPresence({
    schedule: after,
    onChange: (now) => {
      // Started without a window, or closed to a tray that has gone since: nothing else leads back to it.
      if (now === 'missing') window.showMinimised()
      tell()
    }
  })
  const notice = createStayNotice({
    wasTold: () => settings().toldOfStaying,
    keepTold: () => changeSettings({ toldOfStaying: true }),
    notify: () => showStayNotification({ title: words('background.stayedTitle'), body: words('background.stayed'), icon: join(resources, 'window-icon.png'), onClick: window.focus }),
    onChange: tell
  })
  return { state, trayIs: tray.tell, stayed: notice.stayed, dispose: tray.dispose }
}
