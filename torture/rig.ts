// Owns what a rig is: something that tortures one promise of the product and counts. Knows no rig and prints nothing by itself.
import type { RandomSource } from './random-source.ts'

export interface RigContext {
  /** The same seed gives the same inputs and plans; what the system's scheduler does is not in it. */
  readonly seed: number
  /** A source of its own for each case, so that one case can be run again alone. */
  readonly randomOf: (caseNumber: number) => RandomSource
  /** The rig ends after the case in which this becomes true, and after its least number of cases. */
  readonly isTimeUp: () => boolean
  /** A small part of every kind of case, for the unit tests. */
  readonly isShort: boolean
  /** When it is given: this case and no other. */
  readonly onlyCase: number | null
  /** An empty folder, removed afterwards. */
  readonly folder: string
  readonly say: (line: string) => void
}

export interface RigReport {
  readonly runs: number
  readonly failures: readonly string[]
  /** What the rig has to say of itself: coverage, medians, what was refused. */
  readonly notes: readonly string[]
}

export interface Rig {
  readonly name: string
  readonly about: string
  /** Null when it can run here, else what is missing, as a sentence. */
  readonly obstacle: () => Promise<string | null>
  readonly run: (context: RigContext) => Promise<RigReport>
}

/** For rigs that need nothing but Node. */
export const noObstacle = (): Promise<null> => Promise.resolve(null)
