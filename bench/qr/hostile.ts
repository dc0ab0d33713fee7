// Owns the rows of hostile picture files: what the worst of them costs. Reads none of them itself.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutFolder } from '../../e2e/fixtures/surroundings.ts'
import { rowOf, type Row } from '../figures.ts'
import { HOSTILE_FILES, longGif } from './hostile-files.ts'

/** The largest of these is worth 2 s of processor time, an animation of this size 3.5 s; half a second passes until it is given up. */
const LIMITS = { workMs: 4_000, memoryMb: 512 }

export async function hostileRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-hostile-'))
  try {
    const makers = [...HOSTILE_FILES.map(([name, make]) => ({ name, make })), { name: 'a GIF of 900 frames', make: longGif }]
    const files: string[] = []
    for (const [index, { make }] of makers.entries()) {
      const file = join(folder, String(index))
      await writeFile(file, await make())
      files.push(file)
    }
    const checkout = checkoutFolder()
    const args = ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), join(checkout, 'bench/qr/hostile-probe.ts'), ...files]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error('the hostile files could not be measured')
    const { workMs, overIdleMb } = JSON.parse(stdout) as { workMs: number[]; overIdleMb: number }
    const most = Math.max(...workMs)
    return [
      rowOf('hostile files, processor time', 'ms', workMs),
      rowOf('hostile files, processor time of the worst', 'ms', [most], { limit: LIMITS.workMs, note: makers[workMs.indexOf(most)]?.name ?? '' }),
      rowOf('hostile files, memory of the process over its idle', 'MB', [overIdleMb], { limit: LIMITS.memoryMb })
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
