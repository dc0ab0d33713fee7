// Owns giving out the codes of a counter (HOTP): the counter is on disk before its code leaves, so that no code is given out twice.
import { AppError } from '../../shared/errors.ts'
import type { CounterCode } from '../../shared/model/otp.ts'
import { codeOfStep } from '../otp/code.ts'
import { counterOf, withCounter } from './document/counter.ts'
import type { OtpValue } from './document/document.ts'
import { seedOf } from './otp-value.ts'
import type { OpenSession } from './open-session.ts'

interface CounterField {
  readonly itemId: string
  readonly fieldId: string
}

/** Throws what saving throws; then nothing was given out. */
export async function nextCounterCode(vault: OpenSession, { itemId, fieldId }: CounterField): Promise<CounterCode> {
  let given: CounterCode | null = null
  await vault.change(itemId, (document) => {
    const { otp, counter } = counterOf(document, itemId, fieldId)
    const changed = withCounter(document, itemId, fieldId, counter + 1)
    given = { code: codeOfStep(seedOf(otp), counter), counter }
    return changed
    // In the file, because another computer that opens it would give out the same code once more.
  }, { inFileOnly: true })
  vault.markUsed(itemId)
  return givenOut<CounterCode>(given)
}

/** The code that was given out last, once more: what is on display is copied, and no further one is used up. */
export function lastCounterCode(vault: OpenSession, { itemId, fieldId }: CounterField, shownCounter: number): CounterCode {
  const { otp, counter } = counterOf(vault.document(), itemId, fieldId)
  if (shownCounter !== counter - 1) throw new AppError('request-invalid')
  vault.markUsed(itemId)
  return { code: codeOfStep(seedOf(otp), shownCounter), counter: shownCounter }
}

/** RFC 4226 §7.4: how far a counter may have run on elsewhere and still be found. A larger window makes a chance hit likelier. */
const LOOK_AHEAD = 100

/**
 * Finds the two codes, given out one after the other, among the next hundred and goes on behind them (RFC 4226 §E.4: one code alone could
 * be met by chance). Never backwards: those codes are used up. Throws `otp-resync-not-found`, and what saving throws.
 */
export async function resyncCounter(vault: OpenSession, { itemId, fieldId }: CounterField, codes: readonly [string, string]): Promise<number> {
  let next: number | null = null
  await vault.change(itemId, (document) => {
    const { otp, counter } = counterOf(document, itemId, fieldId)
    next = counterBehind(otp, counter, codes.map((code) => code.replace(/[\s-]/gu, '')))
    return withCounter(document, itemId, fieldId, next)
  })
  return givenOut<number>(next)
}

function counterBehind(otp: OtpValue, from: number, [first, second]: readonly string[]): number {
  const seed = seedOf(otp)
  const last = Math.min(from + LOOK_AHEAD, Number.MAX_SAFE_INTEGER - 1)
  for (let counter = from; counter < last; counter += 1) {
    if (codeOfStep(seed, counter) === first && codeOfStep(seed, counter + 1) === second) return counter + 2
  }
  throw new AppError('otp-resync-not-found')
}

/** Its own function, because the compiler does not see that the edit has run. */
function givenOut<T>(given: T | null): T {
  if (given === null) throw new AppError('internal')
  return given
}
