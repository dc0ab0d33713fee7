// Owns the rig "disk-full": saves on a small file system of which every page but a few is taken. A save that does not fit says so and loses nothing.
import { statfs, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDriver, type Driver } from '../driver/start-driver.ts'
import type { Rig, RigContext } from '../rig.ts'
import { createTally, type Tally } from '../tally.ts'
import { readCounter, removeTemps, shown, writeCounterVault } from './counter-vault.ts'
import { emptyFolder, mount, mountObstacle, unmount } from './rounds.ts'

const PAGE = 4_096
const DISK_KIB = 512
/** Buckets of 16 and 64 KiB. */
const NOTES_LENGTHS = [0, 40_000] as const
const MOST_FREE_PAGES = 20
const SHORT_STEP = 3

async function fillBut(folder: string, freePages: number): Promise<string> {
  const filler = join(folder, 'filler')
  const { bavail, bsize } = await statfs(folder)
  await writeFile(filler, new Uint8Array(Math.max(0, bavail * bsize - freePages * PAGE)))
  return filler
}

/** Null when the save was kept or refused as it must be, and the next one with room again is kept. */
async function trySave(driver: Driver, path: string, folder: string, freePages: number, value: number): Promise<string | null> {
  const filler = await fillBut(folder, freePages)
  const answer = await driver.ask(`set value-${value}`)
  const state = await readCounter(path)
  const temps = await removeTemps(path)
  await unlink(filler)
  const isSaved = answer === `saved value-${value}`
  if (answer === null || (!isSaved && answer !== 'failed vault-disk-full')) return `the answer is ${String(answer)}`
  if ('refused' in state || state.current !== `value-${isSaved ? value : value - 1}`) return `after "${answer}" the file ${shown(state)}`
  if (temps > 0) return `after "${answer}" a temporary file takes up room`
  if (isSaved) return null
  const again = await driver.ask(`set value-${value}`)
  return again === `saved value-${value}` ? null : `with room again the answer is ${String(again)}`
}

async function fillUp(notesLength: number, context: RigContext, tally: Tally): Promise<void> {
  const folder = join(context.folder, 'disk')
  await emptyFolder(folder)
  mount('-t', 'tmpfs', '-o', `size=${DISK_KIB}k`, 'tmpfs', folder)
  try {
    const path = join(folder, 'Personal.nidan')
    await writeCounterVault(path, context.randomOf(-1), notesLength)
    const driver = await startDriver(path)
    try {
      await driver.ask('open')
      for (let [free, value] = [0, 1]; free <= MOST_FREE_PAGES; free += context.isShort ? SHORT_STEP : 1, value += 1) {
        const problem = await trySave(driver, path, folder, free, value)
        if (problem === null) tally.passed()
        else tally.failed('a full disk', `${free} free pages, notes of ${notesLength}: ${problem}`)
      }
    } finally {
      await driver.dispose()
    }
  } finally {
    unmount(folder)
  }
}

export const diskFullRig: Rig = {
  name: 'disk-full',
  about: 'saves on a disk of which 0 to 20 pages are free: refused as full and nothing lost, or saved whole',
  obstacle: mountObstacle,
  run: async (context) => {
    const tally = createTally()
    do {
      for (const notesLength of NOTES_LENGTHS) await fillUp(notesLength, context, tally)
      context.say(`${tally.runs()} saves, ${tally.failures()} failed`)
    } while (!context.isShort && !context.isTimeUp())
    return tally.report()
  }
}
