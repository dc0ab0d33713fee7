// Holds the joining of two versions of a login to each member that not every copy has. Times of one and two digits: as text the earlier one is the larger.
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../document/clock.ts'
import type { Attachment, Field, Item } from '../document/document.ts'
import { newItem } from '../document/edit.ts'
import { newDocument } from '../document/new-document.ts'
import { joinItems, largerText, laterStamp, latestStampOf } from './join-items.ts'
import { isLost } from './lost-values.ts'
import { mergeDocuments } from './merge-documents.ts'

const at = (ms: number, writer = 'aaaaaaaa'): Stamp => [ms, 0, writer]
const register = <T>(value: T, ms: number): { value: T; at: Stamp } => ({ value, at: at(ms) })
const item = (change: object = {}): Item => ({ ...newItem('Shop', at(1), 1), ...change })
const field = (change: object = {}): Field => ({ kind: 'text', label: register('', 1), order: register(0, 1), value: register('p', 1), ...change })
const attachment = (change: object = {}): Attachment => ({ name: register('a.pdf', 1), sizeBytes: 1, sha256: 'a'.repeat(64), key: 'b'.repeat(64), addedAtMs: 1, ...change })
/** Whoever joins gets the same. */
function joined(a: object, b: object): Item {
  const [one, other] = [joinItems(item(a), item(b)), joinItems(item(b), item(a))]
  expect(other).toEqual(one)
  return one
}

describe('two versions of a login', () => {
  it.each([
    ['category', 'card', 'identity'],
    ['archived', true, false]
  ])('have the later %s, one that only one of them has, and none where neither has one', (member, earlier, later) => {
    expect([joined({ [member]: register(earlier, 9) }, { [member]: register(later, 10) }), joined({ [member]: register(earlier, 9) }, {}), joined({}, {})].map((one) => (member in one ? one[member as 'category'] : 'none'))).toEqual([
      register(later, 10), register(earlier, 9), 'none'
    ])
  })

  it.each(['tags', 'secondSteps'] as const)('have each of the %s as it was set last, and none where neither has any', (member) => {
    const a = { [member]: { app: register(true, 9), only: register(true, 3) } }
    const b = { [member]: { app: register(false, 10), other: register(true, 4) } }
    expect(joined(a, b)[member]).toEqual({ app: register(false, 10), only: register(true, 3), other: register(true, 4) })
    expect(joined(a, {})[member]).toEqual(a[member])
    expect(member in joined({}, {})).toBe(false)
  })

  it.each(['removed', 'dated'] as const)('have a field as it was %s last', (member) => {
    const fields = (change: object): object => ({ fields: { f: field(change) } })
    const [earlier, later] = member === 'removed' ? [true, false] : [5, 6]
    expect(joined(fields({ [member]: register(earlier, 9) }), fields({ [member]: register(later, 10) })).fields['f']?.[member]).toEqual(register(later, 10))
    expect(joined(fields({ [member]: register(earlier, 9) }), fields({})).fields['f']?.[member]).toEqual(register(earlier, 9))
    expect(member in (joined(fields({}), fields({})).fields['f'] ?? {})).toBe(false)
  })

  it('have the attachments of both, each with its later name and removal; none where neither has any', () => {
    const of = (change: object): object => ({ attachments: { x: attachment(change) } })
    const both = joined(of({ name: register('old.pdf', 9), removed: register(true, 9) }), of({ name: register('new.pdf', 10), removed: register(false, 10) }))
    expect(both.attachments?.['x']).toMatchObject({ name: { value: 'new.pdf' }, removed: register(false, 10) })
    expect(Object.keys(joined(of({}), { attachments: { y: attachment() } }).attachments ?? {}).sort()).toEqual(['x', 'y'])
    expect(joined(of({}), {}).attachments).toEqual({ x: attachment() })
    expect('attachments' in joined({}, {})).toBe(false)
  })
})

describe('what a version was touched by last', () => {
  it.each<[string, object]>([
    ['a date of a field', { fields: { f: field({ dated: register(5, 20) }) } }],
    ['a field that was removed', { fields: { f: field({ removed: register(true, 20) }) } }],
    ['the name of an attachment', { attachments: { x: attachment({ name: register('b', 20) }) } }],
    ['an attachment that was removed', { attachments: { x: attachment({ removed: register(true, 20) }) } }],
    ['its category', { category: register('card', 20) }],
    ['a tag', { tags: { home: register(true, 20) } }],
    ['its title', { title: register('Shop', 20) }]
  ])('is %s, when that came last', (_what, change) => {
    expect([latestStampOf(item(change)), latestStampOf(item())]).toEqual([at(20), at(1)])
  })

  it('is the first of two that are alike', () => {
    const [a, b] = [at(3), at(3)]
    expect([laterStamp(a, b) === a, laterStamp(at(2), b) === b]).toEqual([true, true])
    const [one, two] = [{ x: 1 }, { x: 1 }]
    expect(largerText(one, two) === one).toBe(true)
  })
})

describe('a value that lost', () => {
  const versionOf = (password: string, ms: number, writer: string): Item => item({ title: { value: password, at: at(ms, writer) } })
  const titleOf = (version: Item): Item['title'] => version.title

  it('is one that another, which did not know of it, stands before', () => {
    const base = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' })
    const [here, there] = [versionOf('here', 5, 'aaaaaaaa'), versionOf('there', 6, 'bbbbbbbb')]
    const both = mergeDocuments({ ...base, items: { i: here } }, { ...base, items: { i: there } }).items['i'] ?? here
    expect([isLost(both, titleOf, here.title), isLost(both, titleOf, there.title), isLost(both, () => null, here.title), isLost(here, titleOf, here.title)]).toEqual([true, false, false, false])
    // The same words were set on both sides: nobody lost any.
    const alike = mergeDocuments({ ...base, items: { i: versionOf('same', 5, 'aaaaaaaa') } }, { ...base, items: { i: versionOf('same', 6, 'bbbbbbbb') } }).items['i'] ?? here
    expect(isLost(alike, titleOf, { value: 'same', at: at(5, 'aaaaaaaa') })).toBe(false)
  })
})
