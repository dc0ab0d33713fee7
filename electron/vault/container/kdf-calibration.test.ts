import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrateKdf, costForMachine, worthwhileRaise } from './kdf-calibration.ts'
import { DEFAULT_KDF_POLICY, isKdfCostWithinBounds, type KdfCost } from './kdf.ts'

const MIB = 1_024
const GIB = 1_024 ** 3
const { floor } = DEFAULT_KDF_POLICY
const PROBE: KdfCost = { memoryKiB: 64 * MIB, passes: 3, lanes: 4 }

/** A machine that needs `msPerGiB` for a pass over a gibibyte. */
const machine = (msPerGiB: number, totalMemoryBytes = 16 * GIB) => ({
  totalMemoryBytes,
  measureMs: ({ memoryKiB, passes }: KdfCost): Promise<number> => Promise.resolve((memoryKiB * passes * msPerGiB) / (1_024 * MIB))
})

describe('calibration', () => {
  it.each([
    ['a fast one takes more memory first, up to 512 MiB', 300, { memoryKiB: 512 * MIB, passes: 5, lanes: 4 }],
    ['one of the usual kind ends near three quarters of a second', 900, { memoryKiB: 272 * MIB, passes: 3, lanes: 4 }],
    ['a slow one stays at the floor', 9_000, PROBE]
  ])('%s', async (_name, msPerGiB, expected) => {
    expect(await calibrateKdf(machine(msPerGiB), floor)).toEqual(expected)
  })

  it('takes an eighth of a small machine’s memory and makes up for it in passes', async () => {
    expect(await calibrateKdf(machine(300, GIB), floor)).toEqual({ memoryKiB: 128 * MIB, passes: 16, lanes: 4 })
  })

  it('counts the second of two runs', async () => {
    const took = [2_000, 141]
    const measured: KdfCost[] = []
    const cost = await calibrateKdf(
      {
        totalMemoryBytes: 16 * GIB,
        measureMs: (one) => {
          measured.push(one)
          return Promise.resolve(took.shift() ?? 0)
        }
      },
      floor
    )
    expect([measured, cost.memoryKiB]).toEqual([[PROBE, PROBE], 336 * MIB])
  })

  it('never leaves the bounds of the format, whatever the machine says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 2 ** 45 }), (tookMs, totalMemoryBytes) => {
        const cost = costForMachine({ cost: PROBE, tookMs }, floor, totalMemoryBytes)
        expect([isKdfCostWithinBounds(cost), cost.memoryKiB >= floor.memoryKiB, cost.passes >= floor.passes]).toEqual([true, true, true])
      })
    )
  })
})

describe('a raise', () => {
  it.each([
    ['is offered where the file is quick on this machine', PROBE, 100, { memoryKiB: 480 * MIB, passes: 3, lanes: 4 }],
    ['is not offered where it takes its time', PROBE, 400, null],
    ['is offered below the floor even where it takes its time', { memoryKiB: 19 * MIB, passes: 1, lanes: 1 }, 5_000, PROBE],
    ['is not offered where there is nothing to win', { memoryKiB: 512 * MIB, passes: 8, lanes: 4 }, 350, null]
  ])('%s', (_name, cost, tookMs, expected) => {
    expect(worthwhileRaise({ cost, tookMs }, floor, 16 * GIB)).toEqual(expected)
  })

  it('never takes memory away, also on a smaller machine', () => {
    expect(worthwhileRaise({ cost: { memoryKiB: 256 * MIB, passes: 3, lanes: 4 }, tookMs: 100 }, floor, GIB)?.memoryKiB).toBe(256 * MIB)
  })

  it('stays within the work that a reader accepts', () => {
    const cost = { memoryKiB: 1_024 * MIB, passes: 1, lanes: 4 }
    const raised = worthwhileRaise({ cost, tookMs: 10 }, floor, 16 * GIB)
    expect(raised === null || isKdfCostWithinBounds(raised)).toBe(true)
  })
})
