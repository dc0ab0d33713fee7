// Owns the power cut on a real file system: ext4 on a loop device. The saver is stopped, the image is copied as it is, and the copy is mounted,
// which plays its journal back like a computer that starts again. What the page cache still had is gone.
import { spawnSync } from 'node:child_process'
import { copyFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastCounted, startDriver } from '../driver/start-driver.ts'
import type { RigContext } from '../rig.ts'
import { numberOf, readCounter, shown, writeCounterVault } from '../saving/counter-vault.ts'
import { emptyFolder, mount, unmount } from '../saving/rounds.ts'
import type { Tally } from '../tally.ts'

const IMAGE_BYTES = 8 * 1_048_576
const CUTS = 60
const SHORT_CUTS = 3
const LONGEST_LIFE_MS = 120
/** mkfs is an administrator's program, and many search paths leave it out. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }

interface LoopDisk {
  readonly image: string
  readonly folder: string
}

async function makeDisk({ folder }: RigContext): Promise<LoopDisk | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'loop devices need Linux and root'
  const disk = { image: join(folder, 'disk.img'), folder: join(folder, 'mounted') }
  await writeFile(disk.image, '')
  await truncate(disk.image, IMAGE_BYTES)
  const made = spawnSync('mkfs.ext4', ['-q', '-F', '-O', 'has_journal', disk.image], { encoding: 'utf8', env: ENVIRONMENT })
  if (made.status !== 0) return `mkfs.ext4 does not work here: ${made.stderr || (made.error?.message ?? '')}`
  await emptyFolder(disk.folder)
  try {
    mount('-o', 'loop', disk.image, disk.folder)
    return disk
  } catch (error) {
    return `loop devices cannot be mounted here: ${error instanceof Error ? error.message.trim() : ''}`
  }
}

/** What a computer that starts again finds in the copy. */
async function stateAfterCut(disk: LoopDisk, context: RigContext): Promise<Awaited<ReturnType<typeof readCounter>>> {
  const [copy, folder] = [join(context.folder, 'copy.img'), join(context.folder, 'after')]
  await copyFile(disk.image, copy)
  await emptyFolder(folder)
  mount('-o', 'loop', copy, folder)
  try {
    return await readCounter(join(folder, 'Personal.nidan'))
  } finally {
    spawnSync('umount', [folder])
    await rm(copy, { force: true })
  }
}

async function cutOnce(disk: LoopDisk, context: RigContext, number: number, tally: Tally): Promise<void> {
  const path = join(disk.folder, 'Personal.nidan')
  const before = numberOf(await readCounter(path))
  const driver = await startDriver(path)
  try {
    await driver.ask('open')
    driver.tell(`count ${before + 1}`)
    await sleep(context.randomOf(number).below(LONGEST_LIFE_MS))
    driver.kill('SIGSTOP')
    // Lines that were written before the stop may still be in the pipe.
    await sleep(20)
    const acknowledged = lastCounted(driver.lines) ?? before
    const state = await stateAfterCut(disk, context)
    const found = numberOf(state)
    if (found === acknowledged || found === acknowledged + 1) tally.passed()
    else tally.failed('lost at a power cut on ext4', `${acknowledged} was acknowledged, after the cut the file ${shown(state)}`)
  } finally {
    await driver.dispose()
  }
}

/** Where there are no loop devices the rig's other part still counts, and this one says so. */
export async function tortureLoopDisk(context: RigContext, tally: Tally): Promise<void> {
  const disk = await makeDisk(context)
  if (typeof disk === 'string') {
    tally.note(`ext4 on a loop device: SKIPPED: ${disk}`)
    return
  }
  try {
    const path = join(disk.folder, 'Personal.nidan')
    await writeCounterVault(path, context.randomOf(-1))
    spawnSync('sync', ['-f', path])
    const cuts = context.isShort ? SHORT_CUTS : CUTS
    for (let number = 0; number < cuts; number += 1) await cutOnce(disk, context, number, tally)
    tally.note(`ext4 on a loop device: ${cuts} cuts`)
  } finally {
    unmount(disk.folder)
  }
}
