// Owns whether the code that was copied is about to end, for the icon of the tray. Knows when it ends, never the code.

/** So little is left that it may be over before it is sent. */
export const ENDS_SOON_MS = 5_000

export interface CopiedCodeParts {
  /** Answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
  nowMs: () => number
  onChange: () => void
}

export interface CopiedCode {
  /** Something was copied; null: no code, or one without an end. */
  copied(validUntilMs: number | null): void
  /** It is on the clipboard no more, or the vault was locked. */
  gone(): void
  isEnding(): boolean
}

export function createCopiedCode({ schedule, nowMs, onChange }: CopiedCodeParts): CopiedCode {
  let isEnding = false
  let cancel: () => void = () => undefined
  const turn = (to: boolean): void => {
    if (to === isEnding) return
    isEnding = to
    onChange()
  }
  const gone = (): void => {
    cancel()
    turn(false)
  }
  return {
    copied: (validUntilMs) => {
      gone()
      if (validUntilMs === null) return
      const leftMs = validUntilMs - nowMs()
      if (leftMs <= 0) return
      const end = (): void => {
        turn(true)
        cancel = schedule(gone, Math.max(0, validUntilMs - nowMs()))
      }
      if (leftMs <= ENDS_SOON_MS) end()
      else cancel = schedule(end, leftMs - ENDS_SOON_MS)
    },
    gone,
    isEnding: () => isEnding
  }
}
