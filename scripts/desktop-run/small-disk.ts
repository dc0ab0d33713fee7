// Owns a disk that is soon full: a file system in memory of a few pages, for the tests of saving. Mounts nothing unless root runs it.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RunPlace } from './ordinary-user.ts'

/** A few vaults of the smallest size. */
const SIZE_KIB = 256

export interface SmallDisk {
  readonly folder: string
  dispose(): void
}

/** Null where nothing can be mounted: the tests that need it say so and are skipped. */
export function mountSmallDisk({ folder, user }: Pick<RunPlace, 'folder' | 'user'>): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const disk = join(folder, 'small-disk')
  mkdirSync(disk)
  const owner = user === null ? '' : `,uid=${String(user.uid)},gid=${String(user.gid)}`
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(SIZE_KIB)}k,mode=700${owner}`, 'tmpfs', disk]).status !== 0) return null
  return {
    folder: disk,
    dispose: () => {
      spawnSync('umount', ['--lazy', disk])
    }
  }
}
