// Owns the tags of all items as the sidebar shows them: one row a level, with how many items lie in it. Pure.
import type { ItemSummary } from '../../shared/model/item.ts'
import { tagLevels } from '../../shared/model/tags.ts'

export interface TagRow {
  tag: string
  /** Its last level. */
  name: string
  /** 0 at the top. */
  depth: number
  count: number
}

type Tagged = Pick<ItemSummary, 'tags' | 'trashed' | 'archived'>

function isListed({ trashed, archived }: Tagged): boolean {
  return !trashed && archived !== true
}

/** Every tag of an item that is listed, each once. */
export function tagsOf(items: readonly Tagged[]): string[] {
  return [...new Set(items.filter(isListed).flatMap(({ tags = [] }) => tags))].sort()
}

/** Levels in the order of the language; a level is counted once for an item, however many of its tags lie in it. */
export function tagRows(items: readonly Tagged[], collator: Intl.Collator): TagRow[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    if (!isListed(item) || item.tags === undefined) continue
    for (const level of new Set(item.tags.flatMap(tagLevels))) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const compare = (a: string, b: string): number => {
    const [ofA, ofB] = [a.split('/'), b.split('/')]
    const index = ofA.findIndex((name, at) => name !== ofB[at])
    // The one that is part of the other stands above it.
    if (index < 0) return ofA.length - ofB.length
    return collator.compare(ofA[index] ?? '', ofB[index] ?? '') || (a < b ? -1 : 1)
  }
  return [...counts].sort(([a], [b]) => compare(a, b)).map(([tag, count]) => {
    const names = tag.split('/')
    return { tag, name: names.at(-1) ?? tag, depth: names.length - 1, count }
  })
}
