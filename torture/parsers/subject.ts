// Owns what a parser under torture is to this rig: inputs, one attempt, and a verdict. Knows no parser.
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { RandomSource } from '../random-source.ts'

export interface Attempt {
  /** What somebody needs to try it again by hand. */
  readonly shown: string
  /** Accepts, or throws an AppError of one of `refusals`. Everything else it does is a finding. */
  readonly parse: () => void
  /** Looks at what was accepted; each line is a finding. */
  readonly findings: () => readonly string[]
}

export interface Subject {
  readonly name: string
  /** Of the cases of the rig. */
  readonly share: number
  readonly refusals: ReadonlySet<ErrorCode>
  readonly prepare: (random: RandomSource) => Attempt
}

/** Null when the error is a refusal that this parser may give. */
export function crashOf({ refusals }: Subject, error: unknown): string | null {
  if (error instanceof AppError) return refusals.has(error.code) ? null : `refuses with ${error.code}`
  return error instanceof Error ? `crashes with ${error.name}: ${error.message.slice(0, 80)}` : 'throws what is no error'
}
