// Owns attaching strace to a driver: which system calls a save makes, and what happens at one of them. Needs one thread for files in that process.
import { spawn, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Driver } from '../driver/start-driver.ts'

/** Everything that Node does to files; each is traced, so that none of a save is overlooked. */
const FILE_CALLS = ['openat', 'read', 'pread64', 'write', 'pwrite64', 'writev', 'pwritev', 'fsync', 'fdatasync', 'close', 'link', 'linkat', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'statx', 'access', 'faccessat', 'faccessat2', 'ftruncate', 'fchmod', 'utimensat', 'copy_file_range', 'sendfile', 'getdents64', 'readlink', 'readlinkat']

export interface SystemCall {
  readonly name: string
  /** Of this name in this thread since strace was attached; what strace calls `when`. */
  readonly when: number
  /** The call as strace shows it, without its data. */
  readonly shown: string
}

export interface Tracer {
  /** Lets the process go and gives all that was seen. */
  detach(): Promise<string>
}

/** Comes back when the process is under strace. `inject`: as in `rename:signal=KILL:when=1`. */
export async function attachTracer(driver: Driver, log: string, inject?: string): Promise<Tracer> {
  const child = spawn('strace', ['-f', '-y', '-s', '16', '-o', log, '-p', String(driver.pid), '-e', `trace=${FILE_CALLS.join(',')}`, ...(inject === undefined ? [] : ['-e', `inject=${inject}`])], {
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve()
    })
  })
  await new Promise<void>((resolve, reject) => {
    let complaints = ''
    child.stderr.on('data', (bytes: Buffer) => {
      complaints += bytes.toString('utf8')
      // The main thread is named first, the others with it: all are attached by then.
      if (complaints.includes('attached')) resolve()
    })
    child.on('close', () => {
      reject(new Error(`strace ended: ${complaints}`))
    })
    child.on('error', reject)
  })
  return {
    detach: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      await ended
      return await readFile(log, 'utf8').catch(() => '')
    }
  }
}

/**
 * The calls of the thread that works on files in `folder`, in their order. Calls of other threads, and writes that only wake another thread,
 * have no file in them; they count for `when` and are no place for a fault.
 */
export function callsOf(log: string, folder: string): SystemCall[] {
  const lines = log.split('\n').flatMap((line) => {
    const [, thread = '', name = '', rest = ''] = /^(\d+)\s+(\w+)\((.*)$/u.exec(line) ?? []
    return name === '' ? [] : [{ thread, name, rest }]
  })
  const worker = lines.find(({ rest }) => rest.includes(folder))?.thread
  const counts = new Map<string, number>()
  return lines
    .filter(({ thread }) => thread === worker)
    .flatMap(({ name, rest }) => {
      const when = (counts.get(name) ?? 0) + 1
      counts.set(name, when)
      // An eventfd that wakes the main thread, and /proc: both are no part of a save on a disk.
      return rest.includes(folder) ? [{ name, when, shown: `${name}(${namesIn(rest, folder)})` }] : []
    })
}

/** File names without their folder, and with the random part of a temporary file taken out. */
function namesIn(text: string, folder: string): string {
  const names = [...text.matchAll(/["<]([^">]+)[">]/gu)].flatMap(([, path = '']) => (path.startsWith(folder) ? [path === folder ? 'folder' : basename(path)] : []))
  return [...new Set(names)].join(', ').replaceAll(/[0-9a-f]{16}/gu, '…')
}

/** A sentence when strace is missing or may not look at other processes. */
export function tracingObstacle(): Promise<string | null> {
  if (process.platform !== 'linux') return Promise.resolve('strace is a program of Linux')
  if (spawnSync('strace', ['-V']).status !== 0) return Promise.resolve('strace is missing (node scripts/system-packages.mjs --purpose test)')
  const target = spawn('sleep', ['10'])
  const result = spawnSync('timeout', ['-s', 'INT', '0.5', 'strace', '-p', String(target.pid)], { encoding: 'utf8' })
  target.kill()
  return Promise.resolve(result.stderr.includes('attached') ? null : 'strace may not attach to other processes here (kernel.yama.ptrace_scope)')
}
