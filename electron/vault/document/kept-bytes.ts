// Owns items that stay the bytes they were read from until somebody looks at them: ten thousand logins as objects take ten times the memory and most
// of the time of an unlock. Reads only bytes that were checked as they came in, and never gives up what it holds but for the same in other bytes.
import type { Item } from './document.ts'

/** A run of bytes that items stand in; all of a document share one. */
export interface ItemBytes {
  readonly bytes: Buffer
  /** No byte above 127: a text of one byte a sign. */
  readonly isAscii: boolean
}

interface Kept {
  /** Null once the item is an object. */
  source: ItemBytes | null
  start: number
  end: number
  item: Item | null
  /** Of `RARE_MEMBERS`, which are asked for of every item at every save or merge, those that it does not have. */
  readonly absent: readonly string[]
}

const KEPT = Symbol('kept')
const RARE_MEMBERS: readonly string[] = ['attachments', 'versions']
const NO_MEMBERS: readonly string[] = []

/** What the bytes say. Throws what JSON.parse throws, which quotes them: its caller must not pass that on. */
export function parseBytes({ bytes, isAscii }: ItemBytes, start: number, end: number): unknown {
  return JSON.parse(bytes.toString(isAscii ? 'latin1' : 'utf8', start, end))
}

function asObject(kept: Kept): Item {
  if (kept.item === null) {
    kept.item = itemIn(kept)
    // From now on it is an object like any other; its bytes may go with those of the others.
    kept.source = null
  }
  return kept.item
}

function itemIn({ source, start, end }: Kept): Item {
  // There are bytes as long as there is no object; they were checked when they were read.
  return parseBytes(source as ItemBytes, start, end) as Item
}

function lacks({ absent }: Kept, member: string | symbol): boolean {
  return typeof member === 'string' && absent.includes(member)
}

/** An object of a document is never changed in place: what would change one is refused. */
const traps: ProxyHandler<Kept> = {
  get: (kept, member) => {
    if (member === KEPT) return kept
    if (lacks(kept, member)) return undefined
    return Reflect.get(asObject(kept), member) as unknown
  },
  has: (kept, member) => !lacks(kept, member) && Reflect.has(asObject(kept), member),
  ownKeys: (kept) => Reflect.ownKeys(asObject(kept)),
  getOwnPropertyDescriptor: (kept, member) => (lacks(kept, member) ? undefined : Reflect.getOwnPropertyDescriptor(asObject(kept), member)),
  set: () => false,
  defineProperty: () => false,
  deleteProperty: () => false,
  setPrototypeOf: () => false,
  preventExtensions: () => false
}

/**
 * Of bytes that were checked to be an item. `members`: all that it has beside what every item has, and perhaps more. Its arguments stand one by one:
 * this is called for every item of an unlock, and an object for them would be garbage ten thousand times.
 */
export function keptItem(source: ItemBytes, start: number, end: number, members: readonly string[] = NO_MEMBERS): Item {
  const absent = members.length === 0 ? RARE_MEMBERS : RARE_MEMBERS.filter((member) => !members.includes(member))
  const kept: Kept = { source, start, end, item: null, absent }
  // It has every member of an item, through the traps.
  return new Proxy(kept, traps) as unknown as Item
}

function keptOf(item: Item): Kept | undefined {
  return (item as { [KEPT]?: Kept })[KEPT]
}

/** The same item as an object that nobody keeps: for a look at many of them. */
export function plainItem(item: Item): Item {
  const kept = keptOf(item)
  return kept === undefined ? item : (kept.item ?? itemIn(kept))
}

/** Where an item that nobody looked at stands, or null. */
export function placeOf(item: Item): { readonly source: ItemBytes; readonly start: number; readonly end: number } | null {
  const kept = keptOf(item)
  return kept === undefined || kept.source === null ? null : { source: kept.source, start: kept.start, end: kept.end }
}

/** True for an item that was read from bytes, and so was checked. */
export function wasRead(item: unknown): boolean {
  return typeof item === 'object' && item !== null && keptOf(item as Item) !== undefined
}

/** The same bytes stand there: those that they were read from are not needed for it any more. */
export function moveBytes(item: Item, source: ItemBytes, start: number): void {
  const kept = keptOf(item)
  if (kept === undefined || kept.source === null) return
  kept.end += start - kept.start
  kept.start = start
  kept.source = source
}

/** The same to the letter, as far as that can be told without making objects of them. */
export function haveSameBytes(a: Item, b: Item): boolean {
  if (a === b) return true
  const [ofA, ofB] = [placeOf(a), placeOf(b)]
  if (ofA === null || ofB === null || ofA.end - ofA.start !== ofB.end - ofB.start) return false
  return ofA.source.bytes.compare(ofB.source.bytes, ofB.start, ofB.end, ofA.start, ofA.end) === 0
}
