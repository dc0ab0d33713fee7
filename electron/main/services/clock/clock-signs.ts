// Owns what tells that the computer's clock is wrong without asking anybody: times of files, the hardware clock, jumps. Pure; reads no clock.

/** A reading of two clocks of this computer: the one that people set, and the one that only counts (also during sleep). */
export interface ClockReading {
  wallMs: number
  /** Since the computer was started. */
  uptimeMs: number
}

/** More than what file systems round and what computers on one network differ by. */
const FILE_SLACK_MS = 60_000
/** A file from further in the future than this says more about the file than about the clock. */
const FILE_LIMIT_MS = 15 * 366 * 86_400_000
/** A hardware clock is read in whole seconds and drifts by some seconds a week. */
const HARDWARE_SLACK_MS = 120_000
const ZONE_STEP_MS = 15 * 60_000
const WIDEST_ZONE_MS = 14 * 3_600_000
/** Some systems count the uptime in whole seconds. */
export const JUMP_MS = 2_000

/**
 * How far the clock is behind at least, 0 when nothing says so: no file was written in the future. `builtAtMs` is when the program was
 * built; `fileTimesMs` are times of change of files that were written on this computer. Unix milliseconds.
 */
export function behindFilesMs(wallMs: number, builtAtMs: number, fileTimesMs: readonly number[]): number {
  const credible = fileTimesMs.filter((timeMs) => timeMs <= builtAtMs + FILE_LIMIT_MS)
  const behindMs = Math.max(builtAtMs, ...credible) - wallMs
  return behindMs > FILE_SLACK_MS ? Math.round(behindMs) : 0
}

/**
 * How far the clock is behind the hardware's (+) or ahead of it (−), 0 when they agree. A hardware clock may run in local time: whole
 * quarters of an hour, as far as zones reach, are no difference.
 */
export function differsFromHardwareMs(wallMs: number, hardwareMs: number): number {
  const differenceMs = hardwareMs - wallMs
  if (Math.abs(differenceMs) > WIDEST_ZONE_MS + HARDWARE_SLACK_MS) return Math.round(differenceMs)
  const beyondZoneMs = differenceMs - Math.round(differenceMs / ZONE_STEP_MS) * ZONE_STEP_MS
  return Math.abs(beyondZoneMs) > HARDWARE_SLACK_MS ? Math.round(beyondZoneMs) : 0
}

/** When the computer was started, by its own clock. It moves exactly when the clock is set, and is another after a new start. */
export function startedAtMs({ wallMs, uptimeMs }: ClockReading): number {
  return Math.round(wallMs - uptimeMs)
}

/** By how much the clock was set between two readings: forwards (+), backwards (−), 0 when it just went on, asleep or awake. */
export function jumpMs(before: ClockReading, after: ClockReading): number {
  const movedMs = startedAtMs(after) - startedAtMs(before)
  return Math.abs(movedMs) > JUMP_MS ? movedMs : 0
}
