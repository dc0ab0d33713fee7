// Holds the cells of large type: one for each letter that a person would count.
import { expect, it } from 'vitest'
import { cellsOf, groupsOf } from './large-cells.ts'

it('cuts a password into letters as people count them, with spaces that can be seen', () => {
  expect(cellsOf('a1 é👨‍👩‍👧!').map(({ text, kind }) => `${text}:${kind}`)).toEqual(['a:letter', '1:digit', '␣:letter', 'é:letter', '👨‍👩‍👧:sign', '!:sign'])
})
it.each([
  ['492817', 'totp', '492 817'],
  ['123456', 'motp', '123456'],
  ['umozdicq', 'yandex', 'umozdicq']
] as const)('keeps %s of %s in its groups', (code, type, shown) => {
  expect(groupsOf(code, type).map((group) => group.map(({ text }) => text).join('')).join(' ')).toBe(shown)
})
it.each([
  ['492817', 'totp', [null]],
  ['2BX4K', 'steam', ['digit', 'letter']]
] as const)('tells letters and digits of %s of %s apart only where both are there', (code, type, kinds) => {
  expect([...new Set(groupsOf(code, type).flat().map(({ kind }) => kind))]).toEqual(kinds)
})
