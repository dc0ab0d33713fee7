// Joins what Nidan knows of the computer's clock with the system, the settings and the window. The network is used only by the check.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readClocks, fileTimesMs, hardwareClockMs } from '../os/clock-readings.ts'
import { confirmClockHost } from '../os/dialogs.ts'
import { measureByHttp } from '../os/http-date.ts'
import { onResume } from '../os/power-events.ts'
import { measureBySntp } from '../os/sntp-request.ts'
import { createClockKeeper, type ClockKeeper } from '../services/clock/clock-keeper.ts'
import { behindFilesMs, differsFromHardwareMs } from '../services/clock/clock-signs.ts'
import type { SettingsStore } from '../services/settings/settings-store.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { every } from './timers.ts'

/** Put in by the build (electron.vite.config.ts). */
declare const __BUILT_AT_MS__: number

const LOOK_EVERY_MS = 2_000

export interface ClockParts {
  store: SettingsStore
  window: MainWindow
  words: Words
  userData: string
  onOffset: () => void
  refreshTray: () => void
}

export interface JoinedClock {
  keeper: ClockKeeper
  /** Something has said since the start that the clock may be wrong, whether or not the person has dismissed it. */
  wasDoubtful(): boolean
  /** Compares the clock with what files and the hardware say, and watches it from now on. */
  start(vaultPath: string): void
}

export function joinClock({ store, window, words, userData, onOffset, refreshTray }: ClockParts): JoinedClock {
  let wasDoubtful = false
  const onChange = (): void => {
    wasDoubtful ||= keeper.state().sign !== null
    window.send('clock.changed', keeper.state())
    refreshTray()
  }
  const keeper: ClockKeeper = createClockKeeper({
    read: readClocks,
    stored: store,
    measure: (host) => {
      // Steady, so that a clock that is set meanwhile does not bend the measurement.
      const { wallMs } = readClocks()
      const startedMs = performance.now()
      const nowMs = (): number => wallMs + performance.now() - startedMs
      const wait = (ms: number): Promise<void> => pause(ms)
      return host.kind === 'ntp' ? measureBySntp(host, { nowMs, wait }) : measureByHttp(host, { nowMs, wait })
    },
    confirmHost: (host) => confirmClockHost(window.window, words, host),
    onOffset,
    onChange
  })
  const lookAround = async (vaultPath: string): Promise<void> => {
    const times = await fileTimesMs([vaultPath, process.execPath], [userData, join(userData, 'vaults')])
    const behindMs = behindFilesMs(readClocks().wallMs, __BUILT_AT_MS__, times)
    if (behindMs > 0) keeper.found({ kind: 'behind-files', byMs: behindMs })
    const hardwareMs = await hardwareClockMs()
    const differsMs = hardwareMs === null ? 0 : differsFromHardwareMs(readClocks().wallMs, hardwareMs)
    if (differsMs !== 0) keeper.found({ kind: 'differs-from-hardware', byMs: differsMs })
  }
  return {
    keeper,
    wasDoubtful: () => wasDoubtful,
    start: (vaultPath) => {
      // Everything that cannot be read is left out, so this does not fail.
      void lookAround(vaultPath)
      every(keeper.look, LOOK_EVERY_MS)
      onResume(() => {
        keeper.look()
        // A short sleep leaves no gap that stands out, but codes may be over all the same.
        onChange()
      })
    }
  }
}
