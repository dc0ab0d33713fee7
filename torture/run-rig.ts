// Owns one run of a rig: its folder, its clock, its lines, and the last line that counts. Never lets a rig's own crash pass for success.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandomSource } from './random-source.ts'
import type { Rig, RigReport } from './rig.ts'

const SHOWN_FAILURES = 20

export interface RunOptions {
  readonly seed: number
  /** How long it goes on after its least number of cases; 0: not at all. */
  readonly minutes: number
  readonly isShort?: boolean
  readonly onlyCase?: number | null
  readonly nowMs: () => number
  readonly print: (line: string) => void
}

export interface RunResult {
  readonly name: string
  readonly runs: number
  readonly failed: number
  readonly failures: readonly string[]
  /** Why it did not run at all. */
  readonly skipped: string | null
}

export async function runRig(rig: Rig, { seed, minutes, isShort = false, onlyCase = null, nowMs, print }: RunOptions): Promise<RunResult> {
  const { name } = rig
  const obstacle = await rig.obstacle()
  if (obstacle !== null) {
    print(`${name}: skipped: ${obstacle}`)
    return { name, runs: 0, failed: 0, failures: [], skipped: obstacle }
  }
  const folder = await mkdtemp(join(tmpdir(), `torture-${name}-`))
  const endMs = nowMs() + minutes * 60_000
  const say = (line: string): void => {
    print(`${name}: ${line}`)
  }
  say(`seed ${seed}`)
  try {
    const report = await rig
      .run({ seed, isShort, onlyCase, folder, say, randomOf: (number) => createRandomSource(seed, number), isTimeUp: () => nowMs() >= endMs })
      .catch((error: unknown): RigReport => ({ runs: 1, failures: [`the rig itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`], notes: [] }))
    for (const note of report.notes) say(note)
    for (const failure of report.failures.slice(0, SHOWN_FAILURES)) say(`FAILED ${failure}`)
    print(lastLine(name, report.runs, report.failures.length))
    return { name, runs: report.runs, failed: report.failures.length, failures: report.failures, skipped: null }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function lastLine(name: string, runs: number, failed: number): string {
  return `${name}: ${runs} runs, ${failed} failed`
}
