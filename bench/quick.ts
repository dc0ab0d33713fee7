// Owns the figures of quick access: from the keys of the whole system to a window that is on the display, has the keys and is drawn; and to a code on the clipboard.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright'
import { startDesktop, type Desktop } from '../e2e/fixtures/desktop.ts'
import { runProgram, type ProgramEnv } from '../e2e/fixtures/programs.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause, waitFor, waitUntil } from '../e2e/fixtures/waiting.ts'
import { rowOf, type BenchPart } from './figures.ts'
import { QUICK_ROWS_DRAWN } from './page-scripts.ts'
import { startProgram } from './programs.ts'
import { BENCH_PASSWORD, writeBenchVault } from './sample-vault.ts'

const ITEMS = 1_000
const RUNS = 50
const CODES = 20
const LIMIT_VISIBLE_MS = 120
const KEYS = 'ctrl+shift+space'
const TITLE = /^Quick access/u
/** A person's next use is never in the same moment. */
const BETWEEN_MS = 150
const NOTHING = 'nothing copied'

const now = (): number => performance.timeOrigin + performance.now()

interface ActiveWindows {
  /** When this window last became the active one, in Unix milliseconds; null before. */
  becameActiveMs(id: number): number | null
  isActive(id: number): boolean
  forget(): void
  end(): void
}

/** Listens to what the window manager tells all programs ("_NET_ACTIVE_WINDOW", EWMH): no polling that would take part of the time. */
function followActiveWindow(env: ProgramEnv): ActiveWindows {
  const listener = spawn('xprop', ['-root', '-spy', '_NET_ACTIVE_WINDOW'], { env: { ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
  const became = new Map<number, number>()
  let active = 0
  listener.once('error', () => {
    process.stderr.write('the bench of quick access needs xprop (x11-utils)\n')
  })
  createInterface({ input: listener.stdout }).on('line', (line) => {
    active = Number(/0x[0-9a-f]+/u.exec(line)?.[0] ?? 0)
    became.set(active, now())
  })
  return {
    becameActiveMs: (id) => became.get(id) ?? null,
    isActive: (id) => active === id,
    forget: () => {
      became.clear()
    },
    end: () => {
      listener.kill()
    }
  }
}

const key = (env: ProgramEnv, keys: string): Promise<string> => runProgram(env, 'xdotool', ['key', '--delay', '0', keys])

async function hide({ env }: Desktop, active: ActiveWindows, id: number): Promise<void> {
  if (active.isActive(id)) await key(env, 'Escape')
  await waitUntil('the small window to be gone', () => !active.isActive(id))
  await pause(BETWEEN_MS)
}

async function timeVisible({ env }: Desktop, active: ActiveWindows, id: number, page: Page): Promise<number> {
  active.forget()
  const drawn = page.evaluate<number>(QUICK_ROWS_DRAWN)
  // The question has to be in the page before the keys are pressed.
  await page.evaluate('1')
  const from = now()
  await key(env, KEYS)
  const activeMs = await waitFor('the small window', () => active.becameActiveMs(id), { everyMs: 5 })
  return Math.max(activeMs, await drawn) - from
}

async function timeCode(desktop: Desktop, active: ActiveWindows, id: number, page: Page): Promise<number> {
  await desktop.clipboard.writeText(NOTHING)
  active.forget()
  const drawn = page.evaluate<number>(QUICK_ROWS_DRAWN)
  await page.evaluate('1')
  const from = now()
  await key(desktop.env, KEYS)
  await waitFor('the small window', () => active.becameActiveMs(id), { everyMs: 5 })
  await drawn
  await runProgram(desktop.env, 'xdotool', ['type', '--delay', '0', 'service 300'])
  await key(desktop.env, 'Return')
  await waitUntil('the code', async () => /^\d{6}$/u.test(await desktop.clipboard.read()), { everyMs: 2 })
  return now() - from
}

export const quickBench: BenchPart = {
  name: 'quick',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    const desktop = await startDesktop()
    const userData = join(folder, 'nidan')
    await writeBenchVault(userData, ITEMS)
    const nidan = await startProgram({ ...desktop.env }, [checkoutFolder(), `--user-data-dir=${userData}`, '--lang=en'])
    const active = followActiveWindow(desktop.env)
    try {
      const unlock = await nidan.page('app://unlock/')
      await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
      await unlock.keyboard.press('Enter')
      await (await nidan.page('app://main/')).locator('.login').first().waitFor()
      // The first use makes the window and its page; what is measured is every later one.
      await key(desktop.env, KEYS)
      const id = Number(await desktop.windows.waitForTitle(TITLE))
      const page = await nidan.page('app://quick/')
      await page.locator('.quick-row').first().waitFor()
      await hide(desktop, active, id)
      const visible: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        visible.push(await timeVisible(desktop, active, id, page))
        await hide(desktop, active, id)
      }
      say(`${String(RUNS)} openings`)
      const codes: number[] = []
      for (let run = 0; run < CODES; run += 1) {
        codes.push(await timeCode(desktop, active, id, page))
        await hide(desktop, active, id)
      }
      const at = `${ITEMS.toLocaleString('en')} items`
      return [
        rowOf(`quick access, keys to a window on the display with its rows drawn, ${at}`, 'ms', visible, { limit: LIMIT_VISIBLE_MS, note: 'with the start of xdotool' }),
        rowOf(`quick access, keys to the code on the clipboard, typed without a pause, ${at}`, 'ms', codes, { note: 'with four starts of xdotool and xclip' })
      ]
    } finally {
      active.end()
      await nidan.end()
      await desktop.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
