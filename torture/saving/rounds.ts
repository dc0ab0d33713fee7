// Owns small things that the rounds of several saving rigs share: an empty folder, a choice that is spread over a list, mounts that go away again.
import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'

export async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

/** At most about `most` of the list in even steps, and everything that `always` names. In the list's order. */
export function spreadOver<T>(list: readonly T[], most: number, always: (one: T) => boolean): T[] {
  const step = Math.max(1, Math.ceil(list.length / most))
  return list.filter((one, index) => index % step === 0 || always(one))
}

export function mount(...args: readonly string[]): void {
  const result = spawnSync('mount', [...args], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`mount ${args.join(' ')}: ${result.stderr}`)
}

export function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder])
}

/** A sentence when this process may not mount. */
export function mountObstacle(): Promise<string | null> {
  if (process.platform !== 'linux') return Promise.resolve('tmpfs and bind mounts are Linux')
  if (process.getuid?.() !== 0) return Promise.resolve('mounting needs root')
  const result = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' })
  return Promise.resolve(result.status === 0 ? null : `nothing can be mounted here: ${result.stderr.trim()}`)
}
