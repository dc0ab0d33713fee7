// Owns counting the cases of a rig. Keeps the first failures of each kind whole and only counts the rest.
import type { RigReport } from './rig.ts'

const KEPT_OF_A_KIND = 3

export interface Tally {
  passed(): void
  /** `kind` groups; `detail` is what somebody needs to run it again. */
  failed(kind: string, detail: string): void
  note(line: string): void
  runs(): number
  failures(): number
  report(): RigReport
}

export function createTally(): Tally {
  let runs = 0
  let failures = 0
  const kinds = new Map<string, { count: number; details: string[] }>()
  const notes: string[] = []
  return {
    passed: () => {
      runs += 1
    },
    failed: (kind, detail) => {
      runs += 1
      failures += 1
      const found = kinds.get(kind) ?? { count: 0, details: [] }
      found.count += 1
      if (found.details.length < KEPT_OF_A_KIND) found.details.push(detail)
      kinds.set(kind, found)
    },
    note: (line) => notes.push(line),
    runs: () => runs,
    failures: () => failures,
    report: () => ({
      runs,
      failures: [...kinds].flatMap(([kind, { count, details }]) => [
        ...details.map((detail) => `${kind}: ${detail}`),
        ...Array.from({ length: count - details.length }, () => kind)
      ]),
      notes
    })
  }
}
