// Owns giving out the codes of a counter (HOTP): the counter is on disk before its code leaves, so that no code is given out twice.
import { AppError } from '../../shared/errors.ts'
import type { CounterCode } from '../../shared/model/otp.ts'
import { codeOfStep } from '../otp/code.ts'
import { counterOf, withCounter } from './document/counter.ts'
import { seedOf } from './otp-value.ts'
import type { OpenSession } from './session.ts'

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
  })
  vault.markUsed(itemId)
  return givenOut(given)
}

/** The code that was given out last, once more: what is on display is copied, and no further one is used up. */
export function lastCounterCode(vault: OpenSession, { itemId, fieldId }: CounterField, shownCounter: number): CounterCode {
  const { otp, counter } = counterOf(vault.document(), itemId, fieldId)
  if (shownCounter !== counter - 1) throw new AppError('request-invalid')
  vault.markUsed(itemId)
  return { code: codeOfStep(seedOf(otp), shownCounter), counter: shownCounter }
}

/** Its own function, because the compiler does not see that the edit has run. */
function givenOut(given: CounterCode | null): CounterCode {
  if (given === null) throw new AppError('internal')
  return given
}
