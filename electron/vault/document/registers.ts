// Owns how a register changes: a new value gets a stamp, the old one goes to the history. Changes nothing in place.
import type { Stamp } from './clock.ts'
import { MAX_HISTORY } from './document-limits.ts'

interface Register<T> {
  [member: string]: unknown
  value: T
  at: Stamp
}

interface RegisterWithHistory<T> extends Register<T> {
  history?: Register<T>[] | undefined
}

/** A register where only the present counts; an equal value keeps its stamp. */
export function setRegister<T>(register: Register<T>, value: T, at: Stamp): Register<T> {
  return Object.is(register.value, value) ? register : { ...register, value, at }
}

/** A register whose earlier values are kept; an empty one leaves nothing worth keeping. */
export function replaceValue<T>(register: RegisterWithHistory<T>, value: NoInfer<T>, at: Stamp): RegisterWithHistory<T> {
  if (isSame(register.value, value)) return register
  const { history = [] } = register
  const earlier = register.value === '' || register.value === null ? history : [...history, { value: register.value, at: register.at }]
  return { ...register, value, at, ...(earlier.length === 0 ? {} : { history: earlier.slice(-MAX_HISTORY) }) }
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
