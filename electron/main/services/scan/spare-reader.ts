// Owns one reader that waits for a press, so that nobody waits for a process to start. It has seen no picture, and serves one reading only.

/** What a spare must be able to say and do. */
export interface Sparable {
  hasEnded(): boolean
  kill(): void
}

export interface SpareReaderParts<R extends Sparable> {
  /** `pictures`: how many it should be ready to read beside each other. */
  fork: (pictures: number) => R
  displayCount: () => number
  /** Whether a reading can come at all; asked before each fork. */
  isWanted: () => boolean
  /** Whether somebody sits before the program, so that a reading may come at any moment. */
  isInUse: () => boolean
  /** Runs the action once, later. */
  later: (action: () => void, delayMs: number) => void
}

export interface SpareReader<R> {
  /** A reader that nobody else gets: the spare one, or a new one. Soon another one stands by. */
  take(pictures: number): R
  /** Has one stand by soon, unless one does: unlocked, or somebody came back to the program. */
  prepare(): void
  /** Ends the one that stands by: locked, nothing can be read, and its memory is given back. */
  drop(): void
}

/** A start that nobody waits for stays out of the way of what was just asked for: the view's first frames, the reading that took the last one. */
const PREPARE_AFTER_MS = 1_000
/** So often it is looked whether the memory (70 MB) is still worth it. */
const LOOK_EVERY_MS = 120_000

export function createSpareReader<R extends Sparable>({ fork, displayCount, isWanted, isInUse, later }: SpareReaderParts<R>): SpareReader<R> {
  let spare: R | null = null
  let isPlanned = false
  const drop = (): void => {
    spare?.kill()
    spare = null
  }
  const keep = (kept: R): void => {
    spare = kept
    later(() => {
      if (spare !== kept) return
      if (isInUse()) keep(kept)
      else drop()
    }, LOOK_EVERY_MS)
  }
  const prepare = (): void => {
    if (isPlanned) return
    isPlanned = true
    later(() => {
      isPlanned = false
      if (isWanted() && spare?.hasEnded() !== false) keep(fork(displayCount()))
    }, PREPARE_AFTER_MS)
  }
  return {
    prepare,
    take: (pictures) => {
      const taken = spare
      spare = null
      prepare()
      return taken?.hasEnded() === false ? taken : fork(pictures)
    },
    drop
  }
}
