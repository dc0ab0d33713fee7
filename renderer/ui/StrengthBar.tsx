// Owns showing how strong a new master password is. The password is read from its input when typing pauses, and not kept.
import { useEffect, useMemo, useState } from 'react'
import { useFirstT } from '../i18n/language-store.ts'
import { createStrengthMeter, STRENGTHS, type Strength } from './password-strength.ts'

const SETTLE_MS = 120

/** The strength of what stands in the input, asked when typing pauses. The password is read, not kept. */
export function useStrength(read: () => string, vaultName: string) {
  const meter = useMemo(() => createStrengthMeter(), [])
  const [strength, setStrength] = useState<Strength | null>(null)
  const [typed, setTyped] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const timer = window.setTimeout(() => {
      const password = read()
      if (password === '') setStrength(null)
      else void meter.estimate(password, [vaultName]).then((estimated) => { if (isCurrent) setStrength(estimated) })
    }, SETTLE_MS)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
    // `typed` counts key strokes: the password itself is no dependency because it is not in the state.
  }, [typed, vaultName, meter, read])
  return { strength, onType: () => { setTyped((count) => count + 1) } }
}

/** `hint`: what stands below; without it the advice for a new master password. */
export function StrengthBar({ strength, hint }: { strength: Strength | null; hint?: string }) {
  const t = useFirstT()
  const words = strength === null ? '' : t(`create.strength${strength}`)
  return (
    <div className="strength" data-strength={strength ?? undefined}>
      <div className="strength__line">
        <div
          className="strength__bar"
          role="meter"
          aria-label={t('create.strength')}
          aria-valuemin={0}
          aria-valuemax={4}
          aria-valuenow={strength ?? 0}
          aria-valuetext={words}
        >
          {STRENGTHS.slice(1).map((step) => (
            <span key={step} data-reached={(strength !== null && strength >= step) || (strength === 0 && step === 1) || undefined} />
          ))}
        </div>
        <span className="strength__words" role="status">
          {words}
        </span>
      </div>
      <p className="strength__hint">{hint ?? t('create.hint')}</p>
    </div>
  )
}
