// Owns the figure "start to a usable unlock screen", beside an empty window of the same runtime, in turn.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { rowOf, seriesOf, type BenchPart, type Row } from './figures.ts'
import { LAST_PAINT, PASSWORD_HAS_FOCUS } from './page-scripts.ts'
import { evictFromCache, runtimeFolder, startProgram } from './programs.ts'
import { writeBenchVault } from './sample-vault.ts'

const WARM_RUNS = 11
const COLD_RUNS = 5
const LIMIT = 1.2
/** Longer than any start here. */
const UNTOUCHED_MS = 3_000

async function paintedAtMs(page: Page): Promise<number> {
  return await page.evaluate<number>(LAST_PAINT)
}

async function timeNidan(env: NodeJS.ProcessEnv, userData: string): Promise<number> {
  const running = await startProgram(env, [checkoutFolder(), `--user-data-dir=${userData}`, '--lang=en'], UNTOUCHED_MS)
  try {
    const page = await running.page('app://unlock/')
    await page.locator('input[type=password]').waitFor()
    if (!(await page.evaluate<boolean>(PASSWORD_HAS_FOCUS))) throw new Error('the password field is drawn but cannot be typed into')
    return (await paintedAtMs(page)) - running.startedAtMs
  } finally {
    await running.end()
  }
}

async function timeEmpty(env: NodeJS.ProcessEnv, userData: string): Promise<number> {
  const running = await startProgram(env, [join(checkoutFolder(), 'bench/empty-app'), `--user-data-dir=${userData}`], UNTOUCHED_MS)
  try {
    return (await paintedAtMs(await running.page('empty-app'))) - running.startedAtMs
  } finally {
    await running.end()
  }
}

export const startBench: BenchPart = {
  name: 'start',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    const desktop = await startDesktop()
    const env = { ...desktop.env }
    const ours = join(folder, 'nidan')
    const empty = join(folder, 'empty')
    await writeBenchVault(ours, 12)
    const measure = async (runs: number, before: () => Promise<void>, label: string): Promise<{ nidan: number[]; floor: number[] }> => {
      const times = { nidan: [] as number[], floor: [] as number[] }
      for (let run = 1; run <= runs; run += 1) {
        await before()
        times.floor.push(await timeEmpty(env, empty))
        await before()
        times.nidan.push(await timeNidan(env, ours))
        say(`${label} start ${String(run)} of ${String(runs)}`)
      }
      return times
    }
    try {
      // Profiles and code caches are made once, as on a computer where the program has run before.
      await timeEmpty(env, empty)
      await timeNidan(env, ours)
      const warm = await measure(WARM_RUNS, () => Promise.resolve(), 'warm')
      const cold = await measure(
        COLD_RUNS,
        async () => {
          await evictFromCache(runtimeFolder())
          await evictFromCache(join(checkoutFolder(), 'out'))
        },
        'cold'
      )
      return [...rowsOf('warm', warm), ...rowsOf('cold', cold)]
    } finally {
      await desktop.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function rowsOf(label: string, { nidan, floor }: { nidan: number[]; floor: number[] }): Row[] {
  const ratio = seriesOf(nidan).median / seriesOf(floor).median
  return [
    rowOf(`${label} start, empty window`, 'ms', floor),
    rowOf(`${label} start, usable unlock screen`, 'ms', nidan),
    rowOf(`${label} start, ratio to the empty window`, '×', [ratio], { limit: LIMIT })
  ]
}
