// Owns when a desktop counts as one without a tray: not at once, because panels start late and start again. Asks nobody itself.
import type { BackgroundState } from '../../../../shared/model/background.ts'

/** Sessions start their panels beside the programs of the login, and an update of a panel stops it for a moment. */
export const TRAY_GRACE_MS = 10_000

export interface TrayPresenceParts {
  /** Answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
  onChange: (tray: BackgroundState['tray']) => void
}

export interface TrayPresence {
  /** Somebody shows our icon now, or nobody does. Safe to call often. */
  tell(isThere: boolean): void
  state(): BackgroundState['tray']
  dispose(): void
}

export function createTrayPresence({ schedule, onChange }: TrayPresenceParts): TrayPresence {
  let state: BackgroundState['tray'] = 'unknown'
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  const become = (next: BackgroundState['tray']): void => {
    stop()
    if (next === state) return
    state = next
    onChange(next)
  }
  return {
    tell: (isThere) => {
      if (isThere) become('shown')
      else if (state !== 'missing') {
        cancel ??= schedule(() => {
          become('missing')
        }, TRAY_GRACE_MS)
      }
    },
    state: () => state,
    dispose: stop
  }
}
