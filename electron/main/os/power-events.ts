// Owns the system's signals that mean "lock now" and "awake again". Only listens; locking is idempotent because sleep arrives twice on some systems.
import { powerMonitor } from 'electron'
import type { LockCause } from '../services/session/lock-causes.ts'

/** Tells of sleep, screen lock, user switch and shutdown. On Linux the screen's lock comes over D-Bus (bus-locks.ts) and is not heard here. */
export function onPowerEvents(onCause: (cause: LockCause) => void): void {
  powerMonitor.on('suspend', () => {
    onCause('suspend')
  })
  powerMonitor.on('lock-screen', () => {
    onCause('screen-lock')
  })
  powerMonitor.on('user-did-resign-active', () => {
    onCause('user-switch')
  })
  powerMonitor.on('shutdown', () => {
    onCause('shutdown')
  })
}

/** Calls `action` when the computer wakes up. */
export function onResume(action: () => void): void {
  powerMonitor.on('resume', action)
}

export function systemIdleSeconds(): number {
  return powerMonitor.getSystemIdleTime()
}
