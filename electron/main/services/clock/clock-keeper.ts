// Owns what Nidan knows of this computer's clock: signs that it is wrong, the measured offset, and whether codes may still follow it.
// Asks nobody by itself, and never applies an offset once the clock was set after it was measured.
import { AppError } from '../../../../shared/errors.ts'
import { codeOffsetSchema, type ClockMeasurement, type ClockSign, type ClockState } from '../../../../shared/model/clock.ts'
import { clockHostText, readClockHost, type ClockHost } from './clock-host.ts'
import { JUMP_MS, jumpMs, startedAtMs, type ClockReading } from './clock-signs.ts'
import type { Measured } from './date-search.ts'
import type { ClockSettings, StoredOffset } from '../settings/settings-store.ts'

export interface ClockKeeperParts {
  read: () => ClockReading
  stored: { readonly clock: ClockSettings; changeClock: (part: Partial<ClockSettings>) => Promise<void> }
  /** Asks the host, over the network. Throws `AppError`. */
  measure: (host: ClockHost) => Promise<Measured>
  /** Asks the person, outside of any view, whether this host may be asked from now on. */
  confirmHost: (host: string) => Promise<boolean>
  /** What codes follow is another: `codeOffsetMs` changed. */
  onOffset: () => void
  /** The state is another, or the clock was set, or the computer slept: whatever shows codes reads them again. */
  onChange: () => void
}

export interface ClockKeeper {
  state(): ClockState
  /** What to add to this computer's clock before a code is made; 0 when no offset is in use. */
  codeOffsetMs(): number
  /** Compares the clocks; cheap, to be called every few seconds, after sleep, and before a code is copied. */
  look(): void
  /** What was found in files and hardware; null: nothing. */
  found(sign: ClockSign | null): void
  check(): Promise<ClockMeasurement>
  /** Takes the offset that `check` found last. Throws `clock-measurement-gone`. */
  useOffset(): Promise<ClockState>
  stopOffset(): Promise<ClockState>
  /** Throws `clock-host-invalid`. Without effect when the person declines. */
  setHost(text: string): Promise<ClockState>
  dismissSign(): ClockState
}

/** Also a good clock drifts by a second a day or more; an offset that is older than this is asked for anew. */
const OFFSET_LIFETIME_MS = 3 * 86_400_000
/** Between two looks lie a few seconds; a longer gap was sleep, and codes on display may be over. */
const GAP_MS = 10_000
/** A result that nobody has taken is not kept for long. */
const RESULT_LIFETIME_MS = 15 * 60_000

function isGood(offset: StoredOffset, now: ClockReading): boolean {
  const ageMs = now.wallMs - offset.measuredAtMs
  return Math.abs(startedAtMs(now) - offset.computerStartedAtMs) <= JUMP_MS && ageMs >= -JUMP_MS && ageMs <= OFFSET_LIFETIME_MS
}

/** The signs are those of the present run; a dismissed one comes back only when it is found anew. */
export function createClockKeeper({ read, stored, measure, confirmHost, onOffset, onChange }: ClockKeeperParts): ClockKeeper {
  let last = read()
  let sign: ClockSign | null = null
  let result: StoredOffset | null = null
  let running: Promise<ClockMeasurement> | null = null
  let inForceMs = 0

  const goodOffset = (): StoredOffset | null => {
    const { clockOffset } = stored.clock
    return clockOffset !== null && isGood(clockOffset, last) ? clockOffset : null
  }
  /** Brings what is in force in line with what is stored; true when that changed it. */
  const settle = (): boolean => {
    const nextMs = goodOffset()?.offsetMs ?? 0
    if (nextMs === inForceMs) return false
    inForceMs = nextMs
    onOffset()
    return true
  }
  const obsoleteSign = (): ClockSign | null => {
    const { clockOffset } = stored.clock
    return clockOffset === null || goodOffset() !== null ? null : { kind: 'offset-obsolete', byMs: clockOffset.offsetMs }
  }
  const state = (): ClockState => {
    const { clockHost, clockOffset } = stored.clock
    if (clockOffset === null) return { host: clockHost, sign, offset: null }
    const { computerStartedAtMs, ...shown } = clockOffset
    return { host: clockHost, sign, offset: { ...shown, inUse: goodOffset() !== null } }
  }
  const store = async (part: Partial<ClockSettings>): Promise<ClockState> => {
    await stored.changeClock(part)
    settle()
    onChange()
    return state()
  }
  const look = (): void => {
    const before = last
    last = read()
    const byMs = jumpMs(before, last)
    const gapMs = last.wallMs - before.wallMs
    if (byMs !== 0) {
      // A measurement of the clock as it was before says nothing about the clock as it is.
      result = null
      sign = { kind: 'jumped', byMs }
    }
    const isObsoleteNow = settle()
    if (isObsoleteNow) sign = obsoleteSign() ?? sign
    if (byMs !== 0 || isObsoleteNow || gapMs > GAP_MS || gapMs < -JUMP_MS) onChange()
  }
  const askHost = async (): Promise<ClockMeasurement> => {
    const host = readClockHost(stored.clock.clockHost)
    const before = read()
    const measured = await measure(host)
    const after = read()
    if (jumpMs(before, after) !== 0) throw new AppError('clock-moved-meanwhile')
    if (!codeOffsetSchema.safeParse(measured.offsetMs).success) throw new AppError('clock-answer-unusable')
    const answer = { ...measured, host: clockHostText(host) }
    result = { ...answer, measuredAtMs: Math.round(after.wallMs), computerStartedAtMs: startedAtMs(after) }
    // Whatever the sign said: the person has the answer now.
    sign = null
    onChange()
    return answer
  }

  sign = obsoleteSign()
  inForceMs = goodOffset()?.offsetMs ?? 0
  return {
    state,
    codeOffsetMs: () => inForceMs,
    look,
    found: (next) => {
      // What is known about the offset, or of a jump, is surer than what files say.
      if (sign !== null || next === null) return
      sign = next
      onChange()
    },
    check: () => {
      running ??= askHost().finally(() => {
        running = null
      })
      return running
    },
    useOffset: async () => {
      look()
      const taken = result
      if (taken === null || last.wallMs - taken.measuredAtMs > RESULT_LIFETIME_MS) throw new AppError('clock-measurement-gone')
      sign = null
      return await store({ clockOffset: taken })
    },
    stopOffset: () => {
      if (sign?.kind === 'offset-obsolete') sign = null
      return store({ clockOffset: null })
    },
    setHost: async (text) => {
      const host = clockHostText(readClockHost(text))
      if (host === stored.clock.clockHost || !(await confirmHost(host))) return state()
      return await store({ clockHost: host })
    },
    dismissSign: () => {
      sign = null
      onChange()
      return state()
    }
  }
}
