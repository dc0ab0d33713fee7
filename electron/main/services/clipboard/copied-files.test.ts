// What file managers put on the clipboard for a copied file, and what others put there.
import { expect, it } from 'vitest'
import { fileOfWideName, filesOfUriList } from './copied-files.ts'

it.each([
  ['one file', 'file:///home/taro/code.webp\r\n', ['/home/taro/code.webp']],
  ['several, one twice', 'file:///a.png\nfile:///b.png\nfile:///a.png', ['/a.png', '/b.png']],
  ['the form of GNOME', 'copy\nfile:///home/taro/a%20b.png', ['/home/taro/a b.png']],
  ['a remark', '# copied\r\nfile:///a.png', ['/a.png']],
  ['letters of Japanese', 'file:///%E7%94%BB%E5%83%8F.png', ['/画像.png']],
  ['a site', 'https://example.com/a.png', []],
  ['another computer', 'file://server/share/a.png', []],
  ['an encoded separator', 'file:///a%2Fb.png', []],
  ['a text', 'hello', []]
])('%s', (_name, text, paths) => {
  expect(filesOfUriList(text, 'linux')).toEqual(paths)
})

it('a name of Windows ends at its zero', () => {
  expect(fileOfWideName(Buffer.from('C:\\a\\コード.png\0x', 'utf16le'))).toEqual(['C:\\a\\コード.png'])
  expect(fileOfWideName(new Uint8Array())).toEqual([])
})
