// Owns the rig "parsers": random inputs for everything that reads bytes of strangers. A parser refuses or understands; it never crashes,
// never hangs, never changes anything silently.
import { noObstacle, type Rig, type RigContext } from '../rig.ts'
import { createTally, type Tally } from '../tally.ts'
import { endsWithin } from '../time-limit.ts'
import { addressSubject } from './address-subject.ts'
import { crashOf, type Attempt, type Subject } from './subject.ts'
import { transferSubject } from './transfer-subject.ts'
import { vaultSubjects } from './vault-subjects.ts'

const CASES = 1_250_000
const SHORT_CASES = 12_000
const SLOW_MS = 50
const BATCH = 1_000
/** For a whole batch, which takes a second or less. */
const HANG_MS = 30_000
const DRAWS = 1_000
const TELL_EVERY = 50_000

async function allSubjects(seed: number): Promise<Subject[]> {
  // Another reader of strangers' bytes is one more entry here.
  return [addressSubject, transferSubject, ...(await vaultSubjects(seed))]
}

function chosen(subjects: readonly Subject[], share: number): Subject {
  const total = subjects.reduce((sum, subject) => sum + subject.share, 0)
  let left = share * total
  return subjects.find((subject) => (left -= subject.share) < 0) ?? addressSubject
}

/** What one attempt took, in milliseconds, and what it threw. */
function timed(attempt: Attempt): { tookMs: number; thrown: unknown } {
  const startedMs = performance.now()
  try {
    attempt.parse()
    return { tookMs: performance.now() - startedMs, thrown: null }
  } catch (error) {
    return { tookMs: performance.now() - startedMs, thrown: error ?? new Error('nothing was thrown') }
  }
}

/** The machine may have been busy with something else: slow is what is slow every time. */
function isSlow(subject: Subject, { randomOf }: RigContext, number: number): boolean {
  return Array.from({ length: 3 }, () => timed(prepared(subject, randomOf, number))).every(({ tookMs }) => tookMs > SLOW_MS)
}

function prepared(subject: Subject, randomOf: RigContext['randomOf'], number: number): Attempt {
  const random = randomOf(number)
  // The draw that chose the subject.
  random.below(DRAWS)
  return subject.prepare(random)
}

function runCase(subject: Subject, context: RigContext, number: number, tally: Tally): 'accepted' | 'refused' {
  const attempt = prepared(subject, context.randomOf, number)
  const { tookMs, thrown } = timed(attempt)
  const crash = thrown === null ? null : crashOf(subject, thrown)
  const fail = (what: string): void => {
    tally.failed(`${subject.name}: ${what}`, `--case ${number} ${attempt.shown}`)
  }
  if (crash !== null) fail(crash)
  else if (tookMs > SLOW_MS && isSlow(subject, context, number)) fail(`takes more than ${SLOW_MS} ms`)
  else {
    const [finding] = thrown === null ? attempt.findings() : []
    if (finding === undefined) tally.passed()
    else fail(finding)
  }
  return thrown === null ? 'accepted' : 'refused'
}

interface Series {
  readonly subjects: readonly Subject[]
  readonly context: RigContext
  readonly tally: Tally
  readonly counts: Map<string, number>
}

/** Runs the cases `from` to `to` - 1. A case that never ends is cut off and counted, and the rest goes on behind it. */
function runCases({ subjects, context, tally, counts }: Series, from: number, to: number): void {
  let number = from
  const runAll = (): void => {
    for (; number < to; number += 1) {
      const subject = chosen(subjects, context.randomOf(number).below(DRAWS) / DRAWS)
      const key = `${subject.name} ${runCase(subject, context, number, tally)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  while (number < to && !endsWithin(HANG_MS, runAll)) {
    tally.failed('a parser hangs', `--case ${number}`)
    number += 1
  }
}

export const parsersRig: Rig = {
  name: 'parsers',
  about: 'random inputs for the readers of addresses, containers and documents: no crash, no hang, no silent change',
  obstacle: noObstacle,
  run: async (context) => {
    const { isShort, isTimeUp, onlyCase, say, seed } = context
    const series: Series = { subjects: await allSubjects(seed), context, tally: createTally(), counts: new Map() }
    const { tally, counts } = series
    const least = isShort ? SHORT_CASES : CASES
    if (onlyCase !== null) runCases(series, onlyCase, onlyCase + 1)
    for (let from = 0; onlyCase === null && (from < least || !isTimeUp()); from += BATCH) {
      runCases(series, from, from + BATCH)
      if ((from + BATCH) % TELL_EVERY === 0) say(`${tally.runs()} runs, ${tally.failures()} failed`)
    }
    tally.note([...counts].map(([key, count]) => `${key}: ${count}`).sort().join(', '))
    return tally.report()
  }
}
