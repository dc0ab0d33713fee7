// Owns the figures of the main view at 10,000 and 100,000 items: frames of a scroll and of typing, opening an item, memory; beside an empty window.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause } from '../e2e/fixtures/waiting.ts'
import { rowOf, seriesOf, type BenchPart, type Row } from './figures.ts'
import { framesWhile, openRow, SCROLL_LIST, startFrames, stopFrames } from './page-scripts.ts'
import { rendererMemoryMb, startProgram } from './programs.ts'
import { BENCH_PASSWORD, writeBenchVault } from './sample-vault.ts'

const COUNTS = [10_000, 100_000]
const OPENINGS = 15
/** The first is that of somebody who has not searched since the unlock. */
const SEARCHES = 5
const EMPTY_FRAMES = 180
/** Two frames of a screen that shows sixty a second. */
const LIMIT_TYPING_MS = 32
const LIMIT_OPENING_MS = 50
const LIMIT_MEMORY_MB = 120
/** Long enough for the first garbage to be collected. */
const SETTLE_MS = 4_000
const KEY_EVERY_MS = 90
const UNLOCKED_WITHIN_MS = 120_000

interface Floor {
  frames: number[]
  memoryMb: number
}

async function measureEmpty(env: NodeJS.ProcessEnv, userData: string): Promise<Floor> {
  const empty = await startProgram(env, [join(checkoutFolder(), 'bench/empty-app'), `--user-data-dir=${userData}`])
  try {
    const page = await empty.page('empty-app')
    const frames = await page.evaluate<number[]>(framesWhile(EMPTY_FRAMES, ''))
    await pause(SETTLE_MS)
    return { frames, memoryMb: await rendererMemoryMb(empty.pid) }
  } finally {
    await empty.end()
  }
}

async function typeSearch(page: Page): Promise<number[]> {
  await page.locator('.search__input').focus()
  await page.evaluate(startFrames)
  await page.keyboard.type('service 4242', { delay: KEY_EVERY_MS })
  for (let left = 12; left > 0; left -= 1) await page.keyboard.press('Backspace', { delay: KEY_EVERY_MS })
  return await page.evaluate<number[]>(stopFrames)
}

async function measureItems(env: NodeJS.ProcessEnv, userData: string, count: number, floor: Floor): Promise<Row[]> {
  await writeBenchVault(userData, count)
  const nidan = await startProgram(env, [checkoutFolder(), `--user-data-dir=${userData}`, '--lang=en'])
  try {
    const unlock = await nidan.page('app://unlock/')
    await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
    await unlock.keyboard.press('Enter')
    const page = await nidan.page('app://main/')
    await page.locator('.login').first().waitFor({ timeout: UNLOCKED_WITHIN_MS })
    await pause(SETTLE_MS)
    const memoryMb = await rendererMemoryMb(nidan.pid)
    const scroll = await page.evaluate<number[]>(SCROLL_LIST)
    const openings: number[] = []
    for (let run = 0; run < OPENINGS; run += 1) openings.push(await page.evaluate<number>(openRow(run % 8)))
    const typing: number[] = []
    for (let run = 0; run < SEARCHES; run += 1) typing.push(Math.max(...(await typeSearch(page))))
    const at = `, ${count.toLocaleString('en')} items`
    const frame = seriesOf(floor.frames)
    return [
      rowOf(`frame while the list is scrolled${at}`, 'ms', scroll),
      rowOf(`the same, 95th percentile, ratio to the empty window${at}`, '×', [seriesOf(scroll).p95 / frame.p95], { limit: 1.1 }),
      rowOf(`opening an item${at}`, 'ms', openings, { limit: LIMIT_OPENING_MS }),
      rowOf(`opening an item, in frames of the empty window${at}`, '×', [seriesOf(openings).median / frame.median]),
      rowOf(`longest frame of one search${at}`, 'ms', typing, { limit: LIMIT_TYPING_MS }),
      rowOf(`the same, ratio to the longest of the empty window${at}`, '×', [seriesOf(typing).median / Math.max(...floor.frames)]),
      rowOf(`renderer's memory over that of the empty window${at}`, 'MB', [memoryMb - floor.memoryMb], { limit: LIMIT_MEMORY_MB }),
      rowOf(`renderer's memory, ratio to the empty window${at}`, '×', [memoryMb / floor.memoryMb])
    ]
  } finally {
    await nidan.end()
  }
}

export const uiBench: BenchPart = {
  name: 'ui',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    const desktop = await startDesktop()
    const env = { ...desktop.env }
    try {
      const floor = await measureEmpty(env, join(folder, 'empty'))
      const rows: Row[] = [rowOf('frame of the empty window', 'ms', floor.frames), rowOf('memory of the empty window’s renderer', 'MB', [floor.memoryMb])]
      for (const count of COUNTS) {
        rows.push(...(await measureItems(env, join(folder, `nidan-${String(count)}`), count, floor)))
        say(`main view at ${count.toLocaleString('en')} items`)
      }
      return rows
    } finally {
      await desktop.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
