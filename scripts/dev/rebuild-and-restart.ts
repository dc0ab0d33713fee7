// Owns the loop of development: build, run, and do both again when a source changes. The views run as they ship, under their own policy.
import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['electron', 'renderer', 'shared', 'resources']
/** An editor writes a file in several steps. */
const SETTLE_MS = 300

export interface LoopParts {
  checkout: string
  build: () => Promise<boolean>
  /** The program and its arguments. */
  command: readonly [string, ...string[]]
  log: (line: string) => void
}

/** Resolves with the program's exit code once it ends by itself (its window was closed). */
export async function rebuildAndRestart({ checkout, build, command, log }: LoopParts): Promise<number> {
  if (!(await build())) return 1
  return await new Promise((resolve) => {
    let child: ChildProcess | null = null
    let timer: NodeJS.Timeout | null = null
    const run = (): void => {
      const [program, ...args] = command
      const started = spawn(program, args, { cwd: checkout, stdio: 'inherit' })
      child = started
      started.once('exit', (code) => {
        // A restart has put another one in its place.
        if (child !== started) return
        for (const watcher of watchers) watcher.close()
        resolve(code ?? 1)
      })
    }
    const again = async (): Promise<void> => {
      log('A source has changed: building again…')
      if (!(await build())) {
        log('The build failed; the program that runs is the one before.')
        return
      }
      const old = child
      child = null
      if (old === null) return
      old.once('exit', run)
      old.kill('SIGTERM')
    }
    const watchers = SOURCES.map((folder) =>
      watch(join(checkout, folder), { recursive: true }, () => {
        if (timer !== null) clearTimeout(timer)
        timer = setTimeout(() => void again(), SETTLE_MS)
      })
    )
    run()
  })
}
