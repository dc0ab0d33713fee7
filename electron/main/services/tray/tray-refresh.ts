// Owns when the tray is built again: at a change of the vault, and at the moment a code ends. Nothing runs while locked.
import type { TrayEntry, TrayState } from './tray-menu.ts'

export interface RankedEntry extends TrayEntry {
  validUntilMs: number
}

export interface TrayRefreshParts {
  isUnlocked: () => boolean
  entries: () => Promise<RankedEntry[]>
  show: (state: TrayState) => void
  schedule: (action: () => void, delayMs: number) => () => void
  nowMs: () => number
}

/** Answers with the function that reads and shows the present state. */
export function createTrayRefresh({ isUnlocked, entries, show, schedule, nowMs }: TrayRefreshParts): () => Promise<void> {
  let cancel: () => void = () => undefined
  let round = 0

  const refresh = async (): Promise<void> => {
    cancel()
    round += 1
    const mine = round
    if (!isUnlocked()) {
      show({ phase: 'locked' })
      return
    }
    const read = await entries().catch((): RankedEntry[] => [])
    // Another refresh began, or the vault was locked, while this one waited: its answer is old.
    if (mine !== round || !isUnlocked()) return
    show({ phase: 'unlocked', entries: read })
    const firstEnd = Math.min(...read.map(({ validUntilMs }) => validUntilMs))
    if (Number.isFinite(firstEnd)) cancel = schedule(() => void refresh(), Math.max(50, firstEnd - nowMs() + 20))
  }
  return refresh
}
