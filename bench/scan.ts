// Owns the figures of a reading of the screen, press to result and memory: a real display, a real picture on it, the window hidden and back.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import qrcode from 'qrcode'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { whyNoSeveralDisplays, type DisplayPlace } from '../e2e/fixtures/displays.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause } from '../e2e/fixtures/waiting.ts'
import { rowOf, type BenchPart, type Row } from './figures.ts'
import { clickToDialog } from './page-scripts.ts'
import { spareReaderMemory, startProgram } from './programs.ts'
import { BENCH_PASSWORD, writeBenchVault } from './sample-vault.ts'

const RUNS = 9
/** Between two presses, as a person makes them; the next reader stands by after a second. */
const PACE_MS = 2_500
const MEMORY_RUNS = 5
const ADDRESS = 'otpauth://totp/Example:taro@example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example'
const ULTRA = { y: 0, width: 3840, height: 2160 }
interface Screens {
  name: string
  limit?: number
  /** Of the reader process, above what it has while it stands by. */
  memoryLimitMb?: number
  size?: { width: number; height: number }
  places?: readonly DisplayPlace[]
}
const SCREENS: readonly Screens[] = [
  { name: 'one 1080p display', size: { width: 1920, height: 1080 }, limit: 350 },
  { name: 'one 4K display', size: { width: 3840, height: 2160 } },
  { name: 'two 4K displays', places: [{ ...ULTRA, x: 0, isPrimary: true }, { ...ULTRA, x: 3840 }], limit: 900, memoryLimitMb: 250 }
]

async function measure({ name, limit, memoryLimitMb, size, places }: Screens, say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
  const desktop = await startDesktop({ severalDisplays: places !== undefined, ...(size === undefined ? {} : { size }) })
  try {
    if (places !== undefined) await desktop.displays.arrange(places)
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
    await pause(PACE_MS)
    const pressOnce = async (): Promise<number> => {
      // In the page's own clock, from the click to the first painted frame with the sheet in it.
      const timed = main.evaluate<number>(clickToDialog('Example'))
      await press.click()
      return await timed
    }
    const putAway = async (): Promise<void> => {
      await main.keyboard.press('Escape')
      await main.locator('[role=dialog]').waitFor({ state: 'detached' })
      await pause(PACE_MS)
    }
    const times: number[] = []
    for (let run = 1; run <= RUNS; run += 1) {
      times.push(await pressOnce())
      await putAway()
      say(`scan of ${name} ${String(run)} of ${String(RUNS)}`)
    }
    const rows = [rowOf(`scan of ${name}, press to result`, 'ms', times, limit === undefined ? {} : { limit })]
    if (memoryLimitMb !== undefined) {
      // Apart from the times: to ask for a process's memory holds it up.
      const idle: number[] = []
      const more: number[] = []
      for (let run = 1; run <= MEMORY_RUNS; run += 1) {
        const { idleMb, peakMb } = await peakOf(await spareReaderMemory(nidan.pid), pressOnce)
        idle.push(idleMb)
        more.push(peakMb - idleMb)
        await putAway()
        say(`memory during a scan of ${name} ${String(run)} of ${String(MEMORY_RUNS)}`)
      }
      rows.push(rowOf('memory of a reader that stands by', 'MB', idle))
      rows.push(rowOf(`more memory of the reader during a scan of ${name}`, 'MB', more, { limit: memoryLimitMb }))
    }
    await nidan.end()
    return rows
  } finally {
    await desktop.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}

/** From before the press until the process has ended, as often as it can be asked. */
async function peakOf(memoryMb: () => Promise<number>, press: () => Promise<unknown>): Promise<{ idleMb: number; peakMb: number }> {
  const idleMb = await memoryMb()
  const pressed = press()
  let peakMb = idleMb
  for (let mb = idleMb; mb > 0; mb = await memoryMb()) {
    peakMb = Math.max(peakMb, mb)
    await pause(2)
  }
  await pressed
  return { idleMb, peakMb }
}

export const scanBench: BenchPart = {
  name: 'scan',
  run: async (say) => {
    const rows: Row[] = []
    for (const screens of SCREENS) {
      const reason = screens.places === undefined ? null : whyNoSeveralDisplays()
      if (reason === null) rows.push(...(await measure(screens, say)))
      else say(`${screens.name}: not measured, ${reason}`)
    }
    return rows
  }
}
