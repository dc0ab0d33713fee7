// What counts as a pasted picture: a picture without a text beside it.
import { expect, it } from 'vitest'
import { holdsOnlyPicture, pastedFiles } from './pasted-picture.ts'

const PNG = { kind: 'file', type: 'image/png' }

it.each([
  ['a picture', '', [PNG], true],
  ['a picture beside its text', 'a text', [{ kind: 'string', type: 'text/plain' }, PNG], false],
  ['a text', 'a text', [{ kind: 'string', type: 'text/plain' }], false],
  ['a file that is no picture', '', [{ kind: 'file', type: 'application/pdf' }], false],
  ['nothing', '', [], false]
])('%s', (_name, text, items, expected) => {
  expect(holdsOnlyPicture({ getData: () => text, items })).toBe(expected)
})

it('a paste without a clipboard is none', () => {
  expect(holdsOnlyPicture(null)).toBe(false)
})

it.each([
  ['a picture out of a program', ['image.png'], 0],
  ['a copied file', ['code.webp'], 1],
  ['several copied files', ['image.png', 'other.pdf'], 2],
  ['nothing', [], 0]
])('%s', (_name, names, count) => {
  const files = names.map((name) => new File([], name))
  expect(pastedFiles({ files: files as unknown as FileList })).toHaveLength(count)
  expect(pastedFiles(null)).toEqual([])
})
