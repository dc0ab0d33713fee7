// Owns the figure "lock": from the login manager's word that the session is locked to the death of the vault process, on a desktop of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { startNidan } from '../e2e/fixtures/nidan.ts'
import { waitUntil } from '../e2e/fixtures/waiting.ts'
import { rowOf, type BenchPart } from './figures.ts'
import { BENCH_PASSWORD, sampleVault, smallLogins } from './sample-vault.ts'

const RUNS = 21
const LOGINS = 1_000
const LIMIT_MS = 500

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function series(folder: string, say: (line: string) => void): Promise<number[]> {
  const desktop = await startDesktop()
  try {
    const nidan = await startNidan({ desktop, userData: folder, vaultBytes: await sampleVault(LOGINS, { logins: smallLogins(LOGINS) }) })
    const times: number[] = []
    for (let run = 1; run <= RUNS; run += 1) {
      const unlock = await nidan.view('unlock')
      await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
      await unlock.keyboard.press('Enter')
      const main = await nidan.view('main')
      await main.getByRole('option').first().waitFor()
      const [pid] = await nidan.vaultPids()
      if (pid === undefined) throw new Error('no vault process runs')
      const from = performance.now()
      // The way of the signal from the login manager counts, too.
      void desktop.sleepSignals.lockSession('own')
      await waitUntil('the vault process to be dead', () => !isAlive(pid), { everyMs: 1 })
      times.push(performance.now() - from)
      say(`lock ${String(run)} of ${String(RUNS)}`)
    }
    await nidan.quit()
    return times
  } finally {
    await desktop.dispose()
  }
}

export const lockBench: BenchPart = {
  name: 'lock',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    try {
      const times = await series(folder, say)
      return [
        rowOf(`lock of the session to the vault process dead, ${LOGINS.toLocaleString('en')} logins`, 'ms', times, { limit: LIMIT_MS }),
        rowOf('the slowest of them', 'ms', [Math.max(...times)], { limit: LIMIT_MS })
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
