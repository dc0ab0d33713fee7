// Owns how strong something that was made is: the lesser of what its recipe gives and of what an attacker would guess first.
import { useEffect, useMemo, useState } from 'react'
import type { Generated } from '../../../shared/model/generator.ts'
import { createStrengthMeter, type Strength } from '../../ui/password-strength.ts'

/** The steps of zxcvbn (10^3, 10^6, 10^8 and 10^10 guesses), in bits. */
const STEPS_BITS = [3, 6, 8, 10].map((exponent) => exponent * Math.log2(10))

export function strengthOfBits(bits: number): Strength {
  return STEPS_BITS.filter((step) => bits >= step).length as Strength
}

/** Null until it was estimated. */
export function useMadeStrength(made: Generated | null): Strength | null {
  const meter = useMemo(() => createStrengthMeter(), [])
  const [estimated, setEstimated] = useState<{ id: string; strength: Strength } | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (made !== null) {
      void meter.estimate(made.value, []).then((guessed) => {
        const least = Math.min(guessed, strengthOfBits(made.bits)) as Strength
        if (isCurrent) setEstimated({ id: made.id, strength: least })
      })
    }
    return () => {
      isCurrent = false
    }
  }, [made, meter])
  // The last one stays while the next is estimated: the bar does not flicker at every step of a slider.
  return made === null ? null : (estimated?.strength ?? null)
}
