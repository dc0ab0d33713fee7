// Owns running another program to its end and what came of it. Never goes through a shell.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

export interface ProgramResult {
  /** Null when the program was ended by a signal or could not be started. */
  readonly code: number | null
  /** Both streams in the order they came; empty when they went to the terminal. */
  readonly output: string
  readonly durationMs: number
}

export interface ProgramOptions {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** `terminal`: the person sees the output as it comes; `collect`: it is returned. */
  readonly output: 'terminal' | 'collect'
}

/** Runs a program and waits for its end; a program that cannot be started is a result too, not an exception. */
export function runProgram(options: ProgramOptions): Promise<ProgramResult> {
  const startedMs = performance.now()
  return new Promise((settle) => {
    let output = ''
    const finish = (code: number | null): void => {
      settle({ code, output, durationMs: performance.now() - startedMs })
    }
    const collect = options.output === 'collect'
    const child = spawn(options.program, [...options.args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: collect ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    })
    const append = (bytes: Buffer): void => {
      output += bytes.toString('utf8')
    }
    child.stdout?.on('data', append)
    child.stderr?.on('data', append)
    child.on('error', (error) => {
      output += error.message
      finish(null)
    })
    child.on('close', finish)
  })
}
