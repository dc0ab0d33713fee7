// Owns what a merged login is made of: the versions that were changed without knowing of each other (VAULT-FORMAT §8.5). A deletion takes
// away exactly those that are older than it, in whatever order copies meet. Changes nothing in place.
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Item } from '../document/document.ts'
import { haveSameBytes } from '../document/kept-bytes.ts'
import { isItem } from '../document/shape.ts'
import { canonicalText } from './canonical-text.ts'
import { joinItems, latestStampOf } from './join-items.ts'

const MEMBER = 'versions'

function bare(item: Item): Item {
  if (!Object.hasOwn(item, MEMBER)) return item
  const { [MEMBER]: _versions, ...rest } = item
  return rest
}

/**
 * The versions that a login is made of; itself when it is one. An edit writes on top of all of them: then what is noted no longer makes
 * up the login and does not count.
 */
export function versionsOf(item: Item): Item[] {
  const self = bare(item)
  const noted: unknown = item[MEMBER]
  if (self === item || !Array.isArray(noted) || noted.length < 2 || !noted.every(isItem)) return [self]
  const versions = noted.map(bare)
  return canonicalText(versions.reduce(joinItems)) === canonicalText(self) ? versions : [self]
}

/** Without those of which another one holds everything. Sorted, so that every copy writes the same. */
function furthest(versions: readonly Item[]): Item[] {
  if (versions.length === 1) return [...versions]
  const byText = new Map(versions.map((version) => [canonicalText(version), version]))
  const texts = [...byText.keys()].sort()
  const isWithin = (text: string, other: string): boolean => {
    const [a, b] = [byText.get(text), byText.get(other)]
    return text !== other && a !== undefined && b !== undefined && canonicalText(joinItems(a, b)) === other
  }
  return texts.filter((text) => !texts.some((other) => isWithin(text, other))).flatMap((text) => byText.get(text) ?? [])
}

/** One login of versions, or null of none. */
function itemOfVersions(versions: readonly Item[]): Item | null {
  const kept = versions.length === 0 ? [] : furthest(versions)
  const [first] = kept
  if (first === undefined) return null
  return kept.length === 1 ? first : { ...kept.reduce(joinItems), [MEMBER]: kept }
}

/** The same for the usual case, with a third of the comparing. */
function itemOfTwo(a: Item, b: Item): Item {
  const joined = joinItems(a, b)
  const [text, textOfA, textOfB] = [canonicalText(joined), canonicalText(a), canonicalText(b)]
  if (text === textOfA) return a
  if (text === textOfB) return b
  return { ...joined, [MEMBER]: textOfA < textOfB ? [a, b] : [b, a] }
}

/** The same object as `a` when `b` brings nothing: what did not change is not written, shown or counted as changed. */
export function mergeItems(a: Item, b: Item): Item {
  // Nearly all items of two copies are alike to the letter.
  if (haveSameBytes(a, b) || JSON.stringify(a) === JSON.stringify(b)) return a
  const isPlain = !Object.hasOwn(a, MEMBER) && !Object.hasOwn(b, MEMBER)
  const merged = isPlain ? itemOfTwo(a, b) : itemOfVersions([...versionsOf(a), ...versionsOf(b)])
  return merged === null || merged === a || canonicalText(merged) === canonicalText(a) ? a : merged
}

/** What a deletion for good leaves of a login: the versions with a change that is later than it. Null when there is none. */
export function afterDeletion(item: Item, deletedAt: Stamp | null): Item | null {
  const isPlain = !Object.hasOwn(item, MEMBER)
  const lives = (version: Item): boolean => deletedAt === null || compareStamps(latestStampOf(version), deletedAt) > 0
  if (isPlain) return lives(item) ? item : null
  const left = itemOfVersions(versionsOf(item).filter(lives))
  return left !== null && canonicalText(left) === canonicalText(item) ? item : left
}
