// Owns how two copies of one register become one (VAULT-FORMAT §8.5). Forgets no value that somebody set; knows no item and no file.
import { compareStamps, type Stamp } from '../document/clock.ts'
import { MAX_HISTORY } from '../document/document-limits.ts'
import { canonicalText } from './canonical-text.ts'

export interface AnyRegister {
  [member: string]: unknown
  value: unknown
  at: Stamp
}

interface WithHistory extends AnyRegister {
  history?: AnyRegister[] | undefined
}

/** The later one. Two writers never share a stamp; if they do after all, every copy must still choose the same. */
export function laterRegister<R extends AnyRegister>(a: R, b: R): R {
  const order = compareStamps(a.at, b.at)
  if (order !== 0) return order > 0 ? a : b
  return compareValues(a, b) >= 0 ? a : b
}

/** The counter of an OTP grows without a stamp (VAULT-FORMAT §8.3), so it decides before anything else that is in the value. */
function compareValues(a: AnyRegister, b: AnyRegister): number {
  const [ofA, ofB] = [sameButCounter(a.value), sameButCounter(b.value)]
  return compareTexts(ofA.text, ofB.text) || ofA.counter - ofB.counter || compareTexts(extrasOf(a), extrasOf(b))
}

/** Histories are united whoever wins, so they must not decide. */
function extrasOf({ value: _value, at: _at, history: _history, ...extras }: AnyRegister): string {
  return canonicalText(extras)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sameButCounter(value: unknown): { text: string; counter: number } {
  if (typeof value !== 'object' || value === null || !('counter' in value)) return { text: canonicalText(value), counter: -1 }
  const { counter, ...rest } = value
  return { text: canonicalText(rest), counter: typeof counter === 'number' ? counter : -1 }
}

/** What tells two entries of a history apart. */
function keyOf({ value, at }: AnyRegister): string {
  return canonicalText([at, sameButCounter(value).text])
}

/**
 * The later value stays, everything else that either side has or had is history: oldest first, each once, the newest hundred. An
 * empty text or null leaves nothing worth keeping.
 */
export function mergeWithHistory<R extends WithHistory>(a: R, b: R): R {
  const winner = laterRegister(a, b)
  const entries = new Map<string, AnyRegister>()
  for (const entry of [...(a.history ?? []), ...(b.history ?? []), asEntry(a), asEntry(b)]) {
    if (entry.value === '' || entry.value === null) continue
    const known = entries.get(keyOf(entry))
    entries.set(keyOf(entry), known === undefined ? entry : laterRegister(known, entry))
  }
  entries.delete(keyOf(winner))
  const history = [...entries.values()].sort(byAge).slice(-MAX_HISTORY)
  if (history.length === 0) return withoutHistory(winner)
  return { ...winner, history }
}

/** Members that a newer writer put beside a present value stay with it; a history keeps values and their times. */
function asEntry({ value, at }: AnyRegister): AnyRegister {
  return { value, at }
}

function byAge(a: AnyRegister, b: AnyRegister): number {
  const order = compareStamps(a.at, b.at)
  return order === 0 ? compareValues(a, b) : order
}

function withoutHistory<R extends WithHistory>(register: R): R {
  if (register.history === undefined || register.history.length === 0) return register
  const { history: _none, ...rest } = register
  return rest as R
}

/** True when `later` was set by somebody who knew `earlier`: its value stands in the history, or is the present one. */
export function knows(later: WithHistory, earlier: AnyRegister): boolean {
  const key = keyOf(earlier)
  return keyOf(later) === key || (later.history ?? []).some((entry) => keyOf(entry) === key)
}
