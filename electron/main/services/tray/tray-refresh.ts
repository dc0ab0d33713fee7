// Owns when the tray is built again: at a change of the vault, and at the moment a code ends. Nothing runs while locked, and no entry is kept then.
import type { TrayEntry, TrayState } from './tray-menu.ts'

export interface TrayRefreshParts {
  isUnlocked: () => boolean
  entries: () => Promise<TrayEntry[]>
  show: (state: TrayState) => void
  schedule: (action: () => void, delayMs: number) => () => void
  nowMs: () => number
}

export interface TrayRefresh {
  /** Reads and shows the present state. */
  refresh(): Promise<void>
  /** Shows what was read last anew: what stands around the codes has changed. */
  redraw(): void
}

export function createTrayRefresh({ isUnlocked, entries, show, schedule, nowMs }: TrayRefreshParts): TrayRefresh {
  let cancel: () => void = () => undefined
  let round = 0
  let last: TrayState = { phase: 'locked' }

  const showState = (state: TrayState): void => {
    last = state
    show(state)
  }
  const refresh = async (): Promise<void> => {
    cancel()
    round += 1
    const mine = round
    if (!isUnlocked()) {
      showState({ phase: 'locked' })
      return
    }
    const read = await entries().catch((): TrayEntry[] => [])
    // Another refresh began, or the vault was locked, while this one waited: its answer is old.
    if (mine !== round || !isUnlocked()) return
    showState({ phase: 'unlocked', entries: read })
    const firstEnd = Math.min(...read.map(({ code }) => code?.validUntilMs ?? Infinity))
    if (Number.isFinite(firstEnd)) cancel = schedule(() => void refresh(), Math.max(50, firstEnd - nowMs() + 20))
  }
  return {
    refresh,
    redraw: () => {
      show(isUnlocked() ? last : { phase: 'locked' })
    }
  }
}
