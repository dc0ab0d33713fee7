// Owns the decision to lock after idle time. Asks the system every few seconds and only while there is something to lock.

export interface IdleLockParts {
  systemIdleSeconds: () => number
  idleLockMs: () => number
  isUnlocked: () => boolean
  lock: () => void
  /** Runs `action` every `intervalMs`; answers with what ends it. */
  repeat: (action: () => void, intervalMs: number) => () => void
}

const CHECK_INTERVAL_MS = 5_000

/** Answers with what ends the watch. */
export function startIdleLock({ systemIdleSeconds, idleLockMs, isUnlocked, lock, repeat }: IdleLockParts): () => void {
  return repeat(() => {
    if (isUnlocked() && systemIdleSeconds() * 1_000 >= idleLockMs()) lock()
  }, CHECK_INTERVAL_MS)
}
