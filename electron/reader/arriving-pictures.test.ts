// Pictures that come in parts: whole ones only, each once, and nothing that was not announced.
import { expect, it } from 'vitest'
import type { AnnouncedImage } from '../../shared/ipc/host-contract.ts'
import { createArrivingPictures } from './arriving-pictures.ts'

const file = (pictureId: number, byteLength: number): AnnouncedImage => ({ kind: 'file', name: `file ${String(pictureId)}`, pictureId, byteLength })
const part = (pictureId: number, ...bytes: number[]): unknown => ({ kind: 'picture-part', pictureId, bytes: Uint8Array.from(bytes) })

/** Whether it is settled once everything that was due has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  return await Promise.race([promise.then(() => true), new Promise<false>((resolve) => setImmediate(resolve, false))])
}

it('a picture is whole with its last part, while another one still arrives', async () => {
  const arriving = createArrivingPictures()
  arriving.expect([file(1, 3), file(2, 2)])
  const first = arriving.whole(file(1, 3))
  const second = arriving.whole(file(2, 2))
  arriving.take(part(1, 7, 8))
  expect(await isSettled(first)).toBe(false)
  arriving.take(part(1, 9))
  expect(await first).toEqual({ kind: 'file', name: 'file 1', data: Uint8Array.of(7, 8, 9) })
  expect(await isSettled(second)).toBe(false)
  arriving.take(part(2, 1, 2))
  expect((await second).data).toEqual(Uint8Array.of(1, 2))
})

it('one that came before anybody waited for it is there at once, and so is an empty one', async () => {
  const arriving = createArrivingPictures()
  arriving.expect([file(1, 1), file(2, 0)])
  arriving.take(part(1, 5))
  expect((await arriving.whole(file(1, 1))).data).toEqual(Uint8Array.of(5))
  expect((await arriving.whole(file(2, 0))).data).toHaveLength(0)
})

it('a part of nothing, one that is too long and other messages change nothing', async () => {
  const arriving = createArrivingPictures()
  arriving.expect([file(1, 2)])
  for (const message of [part(9, 1), part(1, 1, 2, 3), { kind: 'picture-part', pictureId: 1, bytes: 'text' }, null]) arriving.take(message)
  arriving.take(part(1, 4, 5))
  expect((await arriving.whole(file(1, 2))).data).toEqual(Uint8Array.of(4, 5))
})

it('is given out once', async () => {
  const arriving = createArrivingPictures()
  arriving.expect([file(1, 0)])
  await arriving.whole(file(1, 0))
  await expect(arriving.whole(file(1, 0))).rejects.toThrow('nobody announced')
})
