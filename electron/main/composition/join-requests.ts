// Joins what a start asks for (quick access, scan, lock) with the session and the window. Decides nothing itself.
import type { MessagePortMain } from 'electron'
import type { StartRequest } from '../services/links/start-request.ts'
import { createAfterUnlock } from '../services/session/after-unlock.ts'
import type { Session } from '../services/session/session.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { after } from './timers.ts'

interface RequestParts {
  session: Session<MessagePortMain>
  window: MainWindow
  scan: () => void
  quickAccess: () => void
}

export interface JoinedRequests {
  /** Never brings an open vault's window to the front for a lock, and always for what needs an unlock first. */
  carryOut(request: StartRequest): void
  /** The vault was opened: what waited for it is done. */
  unlocked(): void
}

export function joinRequests({ session, window, scan, quickAccess }: RequestParts): JoinedRequests {
  const waiting = createAfterUnlock<'scan'>({ isUnlocked: session.isUnlocked, carryOut: scan, askToUnlock: window.focus, schedule: after })
  return {
    carryOut: (request) => {
      switch (request) {
        case 'quick-access':
          quickAccess()
          return
        case 'scan':
          waiting.ask('scan')
          return
        case 'lock':
          waiting.forget()
          void session.lock()
      }
    },
    unlocked: waiting.unlocked
  }
}
