// Owns `npm run torture -- NAME|all [--minutes N] [--seed S] [--case C]`: runs rigs one after the other. The exit code is 0 only when nothing failed.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { RIGS } from '../torture/rigs.ts'
import { lastLine, runRig, type RunResult } from '../torture/run-rig.ts'

const USAGE = [
  'usage: npm run torture -- NAME|all [--minutes N] [--seed S] [--case C]',
  '  --minutes  goes on for so long (all: shared among the rigs); without it each rig does its least',
  '  --seed     makes the same inputs and plans again; --case: only this one of them',
  ...RIGS.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`)
].join('\n')

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function wholeNumber(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  if (!/^\d+(\.\d+)?$/u.test(text)) throw new Error(`"${text}" is no number\n${USAGE}`)
  return Number(text)
}

function closingLine({ name, runs, failed, skipped }: RunResult): string {
  return skipped === null ? `  ${lastLine(name, runs, failed)}` : `  ${name}: skipped: ${skipped}`
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, case: { type: 'string' } }
  })
  const rigs = positionals[0] === 'all' ? RIGS : RIGS.filter(({ name }) => positionals.includes(name))
  if (rigs.length === 0 || (positionals[0] !== 'all' && rigs.length !== positionals.length)) throw new Error(USAGE)
  const seed = wholeNumber(values.seed, randomInt(0x7fff_ffff))
  const startedMs = performance.now()
  const endMs = startedMs + wholeNumber(values.minutes, 0) * 60_000
  const onlyCase = values.case === undefined ? null : wholeNumber(values.case, 0)
  const results: RunResult[] = []
  for (const [index, rig] of rigs.entries()) {
    // What one takes more for its least, the others take less.
    const minutes = Math.max(0, endMs - performance.now()) / 60_000 / (rigs.length - index)
    results.push(await runRig(rig, { seed, minutes, onlyCase, nowMs: () => performance.now(), print }))
  }
  if (rigs.length > 1) {
    print(`all: ${((performance.now() - startedMs) / 60_000).toFixed(1)} minutes, seed ${seed}`)
    for (const result of results) print(closingLine(result))
    print(lastLine('all', sumOf(results, 'runs'), sumOf(results, 'failed')))
  }
  // A rig that was asked for by its name and could not run is no success.
  return sumOf(results, 'failed') > 0 || (rigs.length === 1 && results[0]?.skipped !== null) ? 1 : 0
}

function sumOf(results: readonly RunResult[], what: 'runs' | 'failed'): number {
  return results.reduce((sum, result) => sum + result[what], 0)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
)
