// Joins what a start asks for (quick access, scan, lock) with the session and the window. Decides nothing itself.
import type { MessagePortMain } from 'electron'
import type { StartRequest } from '../services/links/start-request.ts'
import { createAfterUnlock } from '../services/session/after-unlock.ts'
import type { Session } from '../services/session/session.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { JoinedQuick } from './join-quick.ts'
import { after } from './timers.ts'

interface RequestParts {
  session: Session<MessagePortMain>
  window: MainWindow
  scan: () => void
  quick: Pick<JoinedQuick, 'open' | 'handlers'>
}

export interface JoinedRequests {
  /** Never brings an open vault's window to the front for a lock, and always for what needs an unlock first. */
  carryOut(request: StartRequest): void
  /** Done now, or after the unlock. */
  whenOpen(wish: () => void): void
  /** The vault was opened: what waited for it is done. */
  unlocked(): void
}

export function joinRequests({ session, window, scan, quick }: RequestParts): JoinedRequests {
  const scanBehind = (): void => {
    // The small window would stand before the code.
    quick.handlers.hide()
    scan()
  }
  const waiting = createAfterUnlock<() => void>({ isUnlocked: session.isUnlocked, carryOut: (wish) => { wish() }, askToUnlock: window.focus, schedule: after })
  return {
    carryOut: (request) => {
      switch (request) {
        case 'quick-access':
          quick.open()
          return
        case 'scan':
          waiting.ask(scanBehind)
          return
        case 'lock':
          waiting.forget()
          void session.lock()
      }
    },
    whenOpen: waiting.ask,
    unlocked: waiting.unlocked
  }
}
