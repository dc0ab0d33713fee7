// Owns the system's signals that mean "lock now" and "awake again". Only listens; locking is idempotent because sleep arrives twice on some systems.
import { powerMonitor } from 'electron'

/** Calls `lock` on sleep, screen lock, user switch and shutdown. On Linux the screen's lock comes over D-Bus and is not heard here. */
export function onPowerEvents(lock: () => void): void {
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('user-did-resign-active', lock)
  powerMonitor.on('shutdown', lock)
}

/** Calls `action` when the computer wakes up. */
export function onResume(action: () => void): void {
  powerMonitor.on('resume', action)
}

export function systemIdleSeconds(): number {
  return powerMonitor.getSystemIdleTime()
}
