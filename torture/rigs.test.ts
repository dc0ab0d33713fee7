import { describe, expect, it } from 'vitest'
import { RIGS } from './rigs.ts'
import { runRig } from './run-rig.ts'

// A small part of each rig, with the seed of the day: a failure prints the seed, and `npm run torture -- NAME --seed S` makes it again.
const SEED = Math.floor(Date.now() / 86_400_000)
const LIMIT_MS = 120_000

describe('the short form of the rig', () => {
  it.for(RIGS)(
    '$name finds nothing',
    { timeout: LIMIT_MS },
    async (rig, { skip }) => {
      const lines: string[] = []
      const result = await runRig(rig, { seed: SEED, minutes: 0, isShort: true, nowMs: () => performance.now(), print: (line) => lines.push(line) })
      if (result.skipped !== null) skip(result.skipped)
      expect([result.failures, result.failed === 0 ? '' : lines.join('\n')]).toEqual([[], ''])
    }
  )
})
