// Dropped files on their way to the main process: the bounds hold before a byte is read.
import { describe, expect, it } from 'vitest'
import { droppedPicturesSchema } from '../../shared/model/dropped-pictures.ts'
import { readDroppedFiles, type DroppedFile } from './dropped-files.ts'

const MIB = 1024 * 1024

function dropped(name: string, bytes: Uint8Array, size = bytes.length): DroppedFile & { reads: number } {
  const file = {
    name,
    size,
    reads: 0,
    arrayBuffer: () => {
      file.reads += 1
      return Promise.resolve(new Uint8Array(bytes).buffer)
    }
  }
  return file
}

describe('files that were dropped', () => {
  it('become bytes with their names', async () => {
    const result = await readDroppedFiles([dropped('a.png', Uint8Array.of(1, 2)), dropped('b.jpg', Uint8Array.of(3))])
    expect(result).toEqual({
      ok: true,
      value: { pictures: [{ name: 'a.png', data: Uint8Array.of(1, 2) }, { name: 'b.jpg', data: Uint8Array.of(3) }] }
    })
  })

  it.each([
    ['21 files', Array.from({ length: 21 }, (_, i) => dropped(`${String(i)}.png`, Uint8Array.of(1))), 'image-too-many'],
    ['two files of 17 MiB', [dropped('a.png', new Uint8Array(0), 17 * MIB), dropped('b.png', new Uint8Array(0), 17 * MIB)], 'image-too-large'],
    ['nothing', [], 'image-unreadable']
  ])('%s are refused and none is read', async (_name, files, code) => {
    expect(await readDroppedFiles(files)).toEqual({ ok: false, code })
    expect(files.every(({ reads }) => reads === 0)).toBe(true)
  })

  it('a folder, which cannot be read, is named unreadable', async () => {
    const folder: DroppedFile = { name: 'folder', size: 4_096, arrayBuffer: () => Promise.reject(new DOMException('not a file', 'NotFoundError')) }
    expect(await readDroppedFiles([folder])).toEqual({ ok: false, code: 'image-unreadable' })
  })
})

describe('what main takes from a view', () => {
  it.each([
    ['a path instead of bytes', { pictures: [{ name: 'a', path: '/etc/passwd' }] }],
    ['a path beside the bytes', { pictures: [{ name: 'a', data: Uint8Array.of(1), path: '/etc/passwd' }] }],
    ['21 pictures', { pictures: Array.from({ length: 21 }, () => ({ name: 'a', data: Uint8Array.of(1) })) }],
    ['more than 32 MiB together', { pictures: [{ name: 'a', data: new Uint8Array(32 * MIB) }, { name: 'b', data: Uint8Array.of(1) }] }],
    ['no picture', { pictures: [] }]
  ])('%s is refused', (_name, input) => {
    expect(droppedPicturesSchema.safeParse(input).success).toBe(false)
  })

  it('32 MiB are taken', () => {
    expect(droppedPicturesSchema.safeParse({ pictures: [{ name: 'a', data: new Uint8Array(32 * MIB) }] }).success).toBe(true)
  })
})
