// Owns one running driver: its commands, its answers, its end. Never leaves one running behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { SAMPLE_PASSWORD } from '../sample-vault.ts'
import { buildDriver } from './build-driver.ts'

const ANSWER_LIMIT_MS = 60_000

export interface Driver {
  readonly pid: number
  /** Everything it has answered so far. */
  readonly lines: readonly string[]
  /** Sends a command and gives the next answer; null when the process ended before it came. */
  ask(command: string): Promise<string | null>
  /** Sends a command and does not wait. */
  tell(command: string): void
  /** The next answer that nobody took yet. */
  next(): Promise<string | null>
  kill(signal: NodeJS.Signals): void
  /** The signal that ended it, or null for an end of its own. */
  readonly ended: Promise<NodeJS.Signals | null>
  /** Ends it by force, when it still runs, and waits for its end. */
  dispose(): Promise<void>
}

/** The last number of a `count` that was acknowledged; null when none was. */
export function lastCounted(lines: readonly string[]): number | null {
  const last = lines.findLast((line) => line.startsWith('saved value-'))
  return last === undefined ? null : Number(last.slice('saved value-'.length))
}

/** Comes back when the driver has said `ready`. With an `ownFolder` it keeps backups there, and changes that cannot be saved. One thread for files: the n-th call of a save is then the n-th of that thread. */
export async function startDriver(path: string, ownFolder?: string): Promise<Driver> {
  const child = spawn(process.execPath, [await buildDriver(), path, SAMPLE_PASSWORD, ...(ownFolder === undefined ? [] : [ownFolder])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1' }
  })
  const driver = driverOf(child)
  let complaints = ''
  child.stderr.on('data', (bytes: Buffer) => {
    complaints = (complaints + bytes.toString('utf8')).slice(-2_000)
  })
  const first = await driver.next()
  if (first !== 'ready') throw new Error(`the driver did not start: ${first ?? complaints}`)
  return driver
}

function driverOf(child: ChildProcess): Driver {
  const { stdin, stdout, pid } = child
  if (stdin === null || stdout === null || pid === undefined) throw new Error('the driver could not be started')
  const lines: string[] = []
  const waiting: ((line: string | null) => void)[] = []
  let taken = 0
  const hand = (line: string | null): void => {
    waiting.shift()?.(line)
  }
  createInterface({ input: stdout }).on('line', (line) => {
    lines.push(line)
    if (waiting.length > 0) {
      taken += 1
      hand(line)
    }
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('close', (_code, signal) => {
      while (waiting.length > 0) hand(null)
      resolve(signal)
    })
  })
  // A pipe whose other end was killed.
  stdin.on('error', () => undefined)
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  const next = (): Promise<string | null> => {
    const line = lines[taken]
    if (line !== undefined) {
      taken += 1
      return Promise.resolve(line)
    }
    if (hasEnded()) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the driver does not answer; its last line was ${lines.at(-1) ?? 'none'}`))
      }, ANSWER_LIMIT_MS)
      waiting.push((answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
    })
  }
  const tell = (command: string): void => {
    stdin.write(`${command}\n`)
  }
  return {
    pid,
    lines,
    next,
    ask: (command) => {
      tell(command)
      return next()
    },
    tell,
    kill: (signal) => child.kill(signal),
    ended,
    dispose: async () => {
      if (!hasEnded()) child.kill('SIGKILL')
      await ended
    }
  }
}
