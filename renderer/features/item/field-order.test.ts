// Holds where fields can be moved to, and that nothing else moves.
import { describe, expect, it } from 'vitest'
import type { FieldKind } from '../../../shared/model/item.ts'
import { placeOf, withFieldAt } from './field-order.ts'

const field = (id: string, kind: FieldKind, isRemoved = false) => ({ id, kind, isRemoved })
const FIELDS = [
  field('user', 'username'), field('a', 'otp'), field('site', 'website'), field('b', 'otp'), field('gone', 'otp', true), field('c', 'otp'), field('pass', 'password')
]
const ids = (fields: readonly { id: string }[]): string => fields.map(({ id }) => id).join(' ')

describe('a field', () => {
  it.each([
    ['a', 2, 'user b site a gone c pass'],
    ['a', 3, 'user b site c gone a pass'],
    ['c', 1, 'user c site a gone b pass'],
    ['c', 99, 'user a site b gone c pass'],
    ['a', 0, 'user a site b gone c pass'],
    ['pass', 1, 'pass a site b gone c user'],
    ['nobody', 1, 'user a site b gone c pass']
  ])('%s moved to place %i of its group gives %s', (id, position, order) => {
    expect(ids(withFieldAt(FIELDS, id, position))).toBe(order)
  })
  it('that does not move leaves the very same list, so that nothing counts as changed', () => {
    expect(withFieldAt(FIELDS, 'a', 1)).toBe(FIELDS)
  })
  it('knows its place among those of its group that are not removed', () => {
    expect([placeOf(FIELDS, 'c'), placeOf(FIELDS, 'site'), placeOf(FIELDS, 'gone'), placeOf(FIELDS, 'nobody')]).toEqual([
      { position: 3, count: 3 }, { position: 1, count: 1 }, null, null
    ])
  })
})
