// Owns reading what the system knows of time: its two clocks, times of files, the hardware clock. Sets nothing and asks no network.
import { access, readdir, readFile, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import type { ClockReading } from '../services/clock/clock-signs.ts'

const HARDWARE_CLOCK = '/sys/class/rtc/rtc0/since_epoch'
/** Made by systemd-timesyncd once the clock follows a server: then the hardware clock is the one that may be off. */
const FOLLOWS_A_SERVER = '/run/systemd/timesync/synchronized'

/** The uptime counts during sleep on Linux, macOS and Windows, unlike Node's monotonic clock. */
export function readClocks(): ClockReading {
  return { wallMs: Date.now(), uptimeMs: uptime() * 1_000 }
}

/** When these files, and the files that stand in these folders, were changed last (Unix milliseconds). What cannot be read is left out. */
export async function fileTimesMs(files: readonly string[], folders: readonly string[]): Promise<number[]> {
  const inFolders = await Promise.all(folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))))
  const times = await Promise.all(
    [...files, ...inFolders.flat()].map((path) =>
      stat(path).then(
        (facts) => [facts.mtimeMs],
        () => []
      )
    )
  )
  return times.flat()
}

/** Unix milliseconds, or what a clock in local time makes of them; null where there is none to read (Linux only) or it says less than the clock. */
export async function hardwareClockMs(): Promise<number | null> {
  const follows = await access(FOLLOWS_A_SERVER).then(
    () => true,
    () => false
  )
  const text = follows ? '' : await readFile(HARDWARE_CLOCK, 'utf8').catch(() => '')
  return /^\d{9,11}$/u.test(text.trim()) ? Number(text) * 1_000 : null
}
