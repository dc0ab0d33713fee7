// Pictures on their way to the reader: all bytes, in order, in parts that are small and their own.
import { expect, it } from 'vitest'
import type { PicturePart, ReaderImage } from '../../../../shared/ipc/host-contract.ts'
import { createPictureSender } from './picture-parts.ts'

const PART = 1 << 19

function file(name: string, byteLength: number): ReaderImage {
  return { kind: 'file', name, data: Uint8Array.from({ length: byteLength }, (_, index) => (index * 7 + index / PART) & 255) }
}

async function sent(images: readonly ReaderImage[]) {
  let rests = 0
  const sender = createPictureSender({
    rest: () => {
      rests += 1
      return Promise.resolve()
    }
  })
  const announced = sender.announce(images)
  const parts: PicturePart[] = []
  const rooms: Uint8Array[] = []
  await sender.send(images, announced, (part) => {
    rooms.push(part.bytes)
    parts.push(structuredClone(part))
  })
  const arrived = announced.map(({ pictureId }) => Buffer.concat(parts.filter((part) => part.pictureId === pictureId).map(({ bytes }) => bytes)))
  return { announced, parts, arrived, rooms, rests }
}

it('every byte arrives, of pictures smaller and larger than a part, and of none', async () => {
  const images = [file('small', 5), file('large', 2 * PART + 3), file('exact', PART), file('empty', 0)]
  const { announced, parts, arrived, rests } = await sent(images)
  expect(announced.map(({ name, byteLength }) => [name, byteLength])).toEqual(images.map(({ name, data }) => [name, data.length]))
  for (const [index, { data }] of images.entries()) expect(Buffer.compare(arrived[index] ?? Buffer.alloc(1), data)).toBe(0)
  // Others have their turn after each.
  expect([parts.length, rests]).toEqual([5, 5])
})

it('no part has a larger buffer behind it, which would be cloned with it', async () => {
  const { rooms } = await sent([file('large', PART + 9)])
  expect(rooms.every(({ buffer }) => buffer.byteLength <= PART)).toBe(true)
})

it('nothing of a picture stays in the room that parts were made in', async () => {
  const { rooms } = await sent([file('large', 2 * PART)])
  expect(rooms.every((room) => room.every((byte) => byte === 0))).toBe(true)
})

it('two readings share no number', () => {
  const sender = createPictureSender({ rest: () => Promise.resolve() })
  const ids = [...sender.announce([file('a', 1)]), ...sender.announce([file('b', 1)])].map(({ pictureId }) => pictureId)
  expect(new Set(ids).size).toBe(2)
})
