// Owns one code for as long as it is on the screen: when it goes by itself, and that its modules go with it. A code's modules are the key.
import type { QrModules } from '../../../shared/model/transfer.ts'
import type { Timers } from '../../state/timers.ts'

/** Long enough to find the app and aim; short enough for a window that was left alone. */
export const SHOWN_FOR_MS = 60_000

export interface ShownCode {
  readonly modules: QrModules
  /** Unix milliseconds. */
  readonly hidesAtMs: number
}

export interface CodeKeeper {
  /** A code that came: until its time is over. */
  show(modules: QrModules): ShownCode
  /** Begins its time anew; null when none is shown. */
  extend(): ShownCode | null
  /** Overwrites it. What still paints it paints nothing more. */
  drop(): void
}

export function createCodeKeeper({ timers, onTimeOver }: { timers: Timers; onTimeOver: () => void }): CodeKeeper {
  let shown: QrModules | null = null
  let callOff: (() => void) | null = null
  const begin = (modules: QrModules): ShownCode => {
    callOff?.()
    callOff = timers.after(SHOWN_FOR_MS, onTimeOver)
    return { modules, hidesAtMs: timers.nowMs() + SHOWN_FOR_MS }
  }
  const drop = (): void => {
    callOff?.()
    callOff = null
    shown?.bits.fill(0)
    shown = null
  }
  return {
    show: (modules) => {
      drop()
      shown = modules
      return begin(modules)
    },
    extend: () => (shown === null ? null : begin(shown)),
    drop
  }
}
