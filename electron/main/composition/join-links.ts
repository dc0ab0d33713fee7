// Joins links of one-time passwords with the session, the result sheet and the window. Decides nothing itself.
import type { MessagePortMain } from 'electron'
import type { ScanReport } from '../../../shared/model/scan.ts'
import { createLinkKeeper, type LinkKeeper } from '../services/links/link-keeper.ts'
import type { Session } from '../services/session/session.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { after } from './timers.ts'

interface LinkParts {
  session: Session<MessagePortMain>
  window: MainWindow
  offer: (report: ScanReport) => void
}

export function joinLinks({ session, window, offer }: LinkParts): LinkKeeper {
  return createLinkKeeper({
    isUnlocked: session.isUnlocked,
    read: (text) => session.call('host.readLink', { text }),
    offer,
    focus: window.focus,
    onChange: (state) => {
      window.send('link.changed', state)
    },
    schedule: after
  })
}
