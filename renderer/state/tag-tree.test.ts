// Holds the tags of the sidebar: levels below each other, counted once an item.
import { describe, expect, it } from 'vitest'
import { tagSchema } from '../../shared/model/tag-schema.ts'
import { readTag } from '../../shared/model/tags.ts'
import { tagRows, tagsOf } from './tag-tree.ts'

const item = (tags: string[], more: { trashed?: boolean; archived?: boolean } = {}) => ({ tags, trashed: false, ...more })
const ITEMS = [item(['home/bank', 'home/garden']), item(['home']), item(['homework']), item(['secret'], { trashed: true }), item(['old'], { archived: true }), { trashed: false }]

describe('the tags of a vault', () => {
  it('are a tree, and what is in the trash or the archive has none in it', () => {
    expect(tagRows(ITEMS, new Intl.Collator('en')).map(({ tag, name, depth, count }) => [tag, name, depth, count])).toEqual([
      ['home', 'home', 0, 2],
      ['home/bank', 'bank', 1, 1],
      ['home/garden', 'garden', 1, 1],
      ['homework', 'homework', 0, 1]
    ])
  })

  it('are offered as they are written', () => {
    expect(tagsOf(ITEMS)).toEqual(['home', 'home/bank', 'home/garden', 'homework'])
  })
})

describe('a tag as it is typed', () => {
  it.each([
    [' home / bank ', 'home/bank'],
    ['//a//b/', 'a/b'],
    ['two   words', 'two words'],
    ['か\u3099', 'が'],
    [' / ', ''],
    ['__proto__', ''],
    ['x'.repeat(300), 'x'.repeat(200)]
  ])('%j is kept as %j', (text, tag) => {
    expect(readTag(text)).toBe(tag)
    if (tag !== '') expect(tagSchema.safeParse(tag).success).toBe(true)
  })
})
