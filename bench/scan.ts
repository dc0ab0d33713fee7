// Owns the figure "press to result" of a reading of the screen: a real display, a real picture on it, the window hidden and back.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import qrcode from 'qrcode'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause } from '../e2e/fixtures/waiting.ts'
import { rowOf, type BenchPart, type Row } from './figures.ts'
import { clickToDialog } from './page-scripts.ts'
import { startProgram } from './programs.ts'
import { BENCH_PASSWORD, writeBenchVault } from './sample-vault.ts'

const RUNS = 9
const ADDRESS = 'otpauth://totp/Example:taro@example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example'
const DISPLAYS = [
  { name: '1080p', size: { width: 1920, height: 1080 }, limit: 600 },
  { name: '4K', size: { width: 3840, height: 2160 }, limit: undefined }
] as const

async function measure(display: (typeof DISPLAYS)[number], say: (line: string) => void): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
  const desktop = await startDesktop({ size: display.size })
  try {
    const userData = join(folder, 'nidan')
    await writeBenchVault(userData, 12)
    const picture = join(folder, 'code.png')
    await writeFile(picture, await qrcode.toBuffer(ADDRESS, { scale: 4, margin: 4 }))
    desktop.children.start('feh', ['--geometry', '+1300+200', picture], { env: { ...desktop.env } })
    const nidan = await startProgram({ ...desktop.env }, [checkoutFolder(), `--user-data-dir=${userData}`, '--lang=en'])
    const unlock = await nidan.page('app://unlock/')
    await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
    await unlock.keyboard.press('Enter')
    const main = await nidan.page('app://main/')
    const press = main.getByRole('button', { name: 'Scan screen' }).first()
    await press.waitFor()
    await pause(1_000)
    const times: number[] = []
    for (let run = 1; run <= RUNS; run += 1) {
      // In the page's own clock, from the click to the first painted frame with the sheet in it.
      const timed = main.evaluate<number>(clickToDialog('Example'))
      await press.click()
      times.push(await timed)
      await main.keyboard.press('Escape')
      await main.locator('[role=dialog]').waitFor({ state: 'detached' })
      await pause(300)
      say(`scan of one ${display.name} display ${String(run)} of ${String(RUNS)}`)
    }
    await nidan.end()
    const limit = display.limit === undefined ? {} : { limit: display.limit }
    return rowOf(`scan of one ${display.name} display, press to result`, 'ms', times, limit)
  } finally {
    await desktop.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}

export const scanBench: BenchPart = {
  name: 'scan',
  run: async (say) => {
    const rows: Row[] = []
    for (const display of DISPLAYS) rows.push(await measure(display, say))
    return rows
  }
}
