// Owns which vault process a session means, and that one that is left ends in time. Starts none, and knows nothing of locks.
import type { VaultLink } from '../vault-link.ts'

export interface HeldProcess<Port> {
  present(): VaultLink<Port> | null
  is(link: VaultLink<Port>): boolean
  take(started: VaultLink<Port>): void
  /** It has ended by itself. */
  forget(): void
  /** Asks it to close and kills it after `graceMs` at the latest. Resolves when that is done, and a close from before is, too: that one may still be writing. */
  close(graceMs: number): Promise<void>
  /** Kills a process that has not opened the vault: it knows nothing that would have to be closed, but it may be about to. */
  drop(): void
}

export function holdProcess<Port>(): HeldProcess<Port> {
  let link: VaultLink<Port> | null = null
  let closing: Promise<void> = Promise.resolve()
  const takeOut = (): VaultLink<Port> | null => {
    const leaving = link
    link = null
    return leaving
  }
  return {
    present: () => link,
    is: (one) => link === one,
    take: (started) => {
      link = started
    },
    forget: () => {
      link = null
    },
    close: (graceMs) => {
      const dying = takeOut()
      if (dying === null) return closing
      const before = closing
      const closed = Promise.race([dying.call('host.close', null).catch(() => undefined), delay(graceMs)]).then(() => {
        dying.kill()
      })
      closing = Promise.all([before, closed]).then(() => undefined)
      return closing
    },
    drop: () => {
      takeOut()?.kill()
    }
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
