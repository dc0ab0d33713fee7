// Owns the figures of memory: the vault process alone, and the whole process tree, locked and unlocked, beside an empty window of the same runtime.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause } from '../e2e/fixtures/waiting.ts'
import { rowOf, seriesOf, type BenchPart } from './figures.ts'
import { startProgram, treeMemoryMb } from './programs.ts'
import { BENCH_PASSWORD, writeBenchVault } from './sample-vault.ts'
import { vaultMemoryRows } from './vault-memory.ts'

const RUNS = 5
const LIMIT_LOCKED = 1.2
/** Long enough for every process to have started and for the first garbage to be collected. */
const SETTLE_MS = 3_000

export const memoryBench: BenchPart = {
  name: 'memory',
  run: async (say) => {
    const vaultRows = await vaultMemoryRows(say)
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    const desktop = await startDesktop()
    const env = { ...desktop.env }
    const ours = join(folder, 'nidan')
    await writeBenchVault(ours, 1_000)
    const series = { floor: [] as number[], locked: [] as number[], unlocked: [] as number[] }
    try {
      for (let run = 1; run <= RUNS; run += 1) {
        const empty = await startProgram(env, [join(checkoutFolder(), 'bench/empty-app'), `--user-data-dir=${join(folder, 'empty')}`])
        await pause(SETTLE_MS)
        series.floor.push((await treeMemoryMb(empty.pid)).mb)
        await empty.end()

        const nidan = await startProgram(env, [checkoutFolder(), `--user-data-dir=${ours}`, '--lang=en'])
        const unlock = await nidan.page('app://unlock/')
        await unlock.locator('input[type=password]').waitFor()
        await pause(SETTLE_MS)
        series.locked.push((await treeMemoryMb(nidan.pid)).mb)
        await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
        await unlock.keyboard.press('Enter')
        await (await nidan.page('app://main/')).getByRole('button').first().waitFor()
        await pause(SETTLE_MS)
        series.unlocked.push((await treeMemoryMb(nidan.pid)).mb)
        await nidan.end()
        say(`memory ${String(run)} of ${String(RUNS)}`)
      }
    } finally {
      await desktop.dispose()
      await rm(folder, { recursive: true, force: true })
    }
    const floor = seriesOf(series.floor).median
    return [
      ...vaultRows,
      rowOf('memory, empty window', 'MB', series.floor),
      rowOf('memory, locked', 'MB', series.locked),
      rowOf('memory, locked, ratio to the empty window', '×', [seriesOf(series.locked).median / floor], { limit: LIMIT_LOCKED }),
      rowOf('memory, unlocked, 1,000 logins', 'MB', series.unlocked),
      rowOf('memory, unlocked, ratio to the empty window', '×', [seriesOf(series.unlocked).median / floor])
    ]
  }
}
