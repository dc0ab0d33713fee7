// Owns what was asked for while the vault was locked, until the unlock or for two minutes. One thing at a time; never holds a value of the vault.

const HELD_MS = 120_000

export interface AfterUnlockParts<Wish> {
  isUnlocked: () => boolean
  carryOut: (wish: Wish) => void
  /** Shows the person where to unlock. */
  askToUnlock: () => void
  /** Answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
}

export interface AfterUnlock<Wish> {
  /** Carried out now, or after the unlock. The last one counts. */
  ask(wish: Wish): void
  /** The vault was opened: what waits is carried out, once. */
  unlocked(): void
  /** The person turned away: nothing waits any more. */
  forget(): void
}

export function createAfterUnlock<Wish>({ isUnlocked, carryOut, askToUnlock, schedule }: AfterUnlockParts<Wish>): AfterUnlock<Wish> {
  let held: { wish: Wish } | null = null
  let cancel: () => void = () => undefined
  const forget = (): void => {
    cancel()
    held = null
  }
  return {
    ask: (wish) => {
      forget()
      if (isUnlocked()) {
        carryOut(wish)
        return
      }
      held = { wish }
      // An unlock of tomorrow must not do what was asked for today.
      cancel = schedule(forget, HELD_MS)
      askToUnlock()
    },
    unlocked: () => {
      const waiting = held
      forget()
      if (waiting !== null) carryOut(waiting.wish)
    },
    forget
  }
}
