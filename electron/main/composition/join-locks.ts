// Joins everything that locks by itself with the session: idle time, the system, the desktop's buses, the window. Decides nothing itself.
import { listenOnBuses } from '../os/bus-locks.ts'
import { onPowerEvents, systemIdleSeconds } from '../os/power-events.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { startIdleLock } from '../services/session/idle-lock.ts'
import { doesLock, type LockCause } from '../services/session/lock-causes.ts'
import type { Session } from '../services/session/session.ts'
import { watchWindow } from '../services/session/window-locks.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { every } from './timers.ts'

interface LocksParts {
  session: Pick<Session<unknown>, 'isUnlocked' | 'lock'>
  window: MainWindow['window']
  settings: () => Settings
  log: (line: string) => void
}

/** Answers with what ends the watch. */
export function joinLocks({ session, window, settings, log }: LocksParts): () => void {
  const lock = (): void => void session.lock()
  const onCause = (cause: LockCause): void => {
    if (doesLock(cause, settings())) lock()
  }
  onPowerEvents(onCause)
  watchWindow(window, onCause)
  const stopIdle = startIdleLock({ systemIdleSeconds, idleLockMs: () => settings().idleLockMs, isUnlocked: session.isUnlocked, lock, repeat: every })
  const stopBuses = process.platform === 'linux' ? listenOnBuses({ onCause, log }) : () => undefined
  return () => {
    stopIdle()
    stopBuses()
  }
}
