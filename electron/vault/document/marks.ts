// Owns names that are set or not on an item, tags and second steps, as registers one by one (VAULT-FORMAT §8.3). Changes nothing in place.
import type { Stamp } from './clock.ts'
import { MARKS, type Field, type Item, type Marks } from './document.ts'
import { setRegister } from './registers.ts'

interface Register<T> {
  [member: string]: unknown
  value: T
  at: Stamp
}

/** A register that not every item has: nothing is written while the value is the one that a missing register stands for. */
function withOptional<T>(register: Register<T> | undefined, value: T, at: Stamp, missing: NoInfer<T>): Register<T> | undefined {
  if (register !== undefined) return setRegister(register, value, at)
  return Object.is(value, missing) ? undefined : { value, at }
}

export interface Placing {
  readonly category: string
  readonly archived: boolean
  readonly tags: readonly string[]
  readonly secondSteps: readonly string[]
}

/** What the item is for and where it is found, with what a missing member stands for. */
export function placingOf({ category, archived, tags, secondSteps }: Item): Placing {
  return { category: category?.value ?? 'login', archived: archived?.value ?? false, tags: setMarks(tags), secondSteps: setMarks(secondSteps) }
}

/** The members of `item` that say so, changed where `wanted` says otherwise. */
export function withPlacing(item: Item, wanted: Partial<Placing>, at: Stamp): Pick<Item, 'category' | 'archived' | (typeof MARKS)[number]> {
  const { category, archived, tags, secondSteps } = { ...placingOf(item), ...wanted }
  const members = {
    category: withOptional(item.category, category, at, 'login'),
    archived: withOptional(item.archived, archived, at, false),
    tags: withMarks(item.tags, tags, at),
    secondSteps: withMarks(item.secondSteps, secondSteps, at)
  }
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined))
}

/** When the moment of a field is another; a field without one gets no member. */
export function withDate(field: Pick<Field, 'dated'>, datedMs: number | null, at: Stamp): Pick<Field, 'dated'> {
  const dated = withOptional(field.dated, datedMs, at, null)
  return dated === undefined ? {} : { dated }
}

/** Every stamp of these members, for those who ask whether anything was changed. */
export function placingStamps({ category, archived, ...item }: Item): Stamp[] {
  return [category, archived, ...MARKS.flatMap((member) => Object.values(item[member] ?? {}))].flatMap((register) => (register === undefined ? [] : [register.at]))
}

/** The names that are set, in the order of their UTF-16 code units. */
export function setMarks(marks: Marks | undefined): string[] {
  return marks === undefined ? [] : Object.entries(marks).flatMap(([name, { value }]) => (value && name !== '__proto__' ? [name] : [])).sort()
}

/**
 * The same registers with exactly `wanted` set. One that stays as it is keeps its stamp; one that is taken off stays as `false`, so that
 * a copy that still has it does not bring it back. Undefined where there never was a name and none is wanted.
 */
export function withMarks(marks: Marks | undefined, wanted: readonly string[], at: Stamp): Marks | undefined {
  const next = new Map(Object.entries(marks ?? {}))
  const isWanted = new Set(wanted)
  for (const [name, register] of next) if (!isWanted.has(name)) next.set(name, setRegister(register, false, at))
  for (const name of isWanted) {
    const register = next.get(name)
    next.set(name, register === undefined ? { value: true, at } : setRegister(register, true, at))
  }
  return next.size === 0 ? undefined : Object.fromEntries(next)
}
