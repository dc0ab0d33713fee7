// Threads of the reader: codes of a display that hangs count, and one that ends or hangs takes no other with it. The threads are made here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import { createPictureWorkers, type PictureWorkers } from './picture-workers.ts'
import { scanImages, type Reading } from './scan-images.ts'

/** Does what the name of its picture says, and finds one code on each: its name as an address. */
const THREAD = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ picture: { name, data } }) => {
  const place = { x: 0, y: 0, width: 0.5, height: 0.5 }
  parentPort.postMessage({ kind: 'code', code: { text: 'otpauth://totp/' + name + '?secret=JBSWY3DPEHPK3PXP', place } })
  setTimeout(() => {
    if (name.startsWith('hangs')) for (;;);
    if (name.startsWith('ends')) process.exit(1)
    if (name.startsWith('throws')) throw new Error('broken')
    parentPort.postMessage({ kind: 'done', image: { name, widthPx: data.length, heightPx: 1, problem: null } })
  }, 30)
})
`
const folder = mkdtempSync(join(tmpdir(), 'nidan-workers-'))
const entry = join(folder, 'thread.mjs')
writeFileSync(entry, THREAD)

let workers: PictureWorkers
afterEach(() => workers.dispose())
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const display = (name: string): ReaderImage => ({ kind: 'pixels', name, order: 'bgra', widthPx: 1, heightPx: 1, data: new Uint8Array(4) })

function scan(names: readonly string[], { parallel = 2, onOtp = (): void => undefined } = {}): Promise<Reading> {
  workers = createPictureWorkers({ entry: pathToFileURL(entry), hangsAfterMs: 1_000 })
  workers.prepare(parallel)
  return scanImages({ readPicture: workers.readPicture, parallel, nowMs: () => performance.now(), onOtp }, names.map(display))
}

it('every picture is read, and stands at its place whichever is ready first', async () => {
  const { images, otpTexts } = await scan(['a', 'b', 'c', 'd', 'e'])
  expect(images).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, widthPx: 4, heightPx: 1, problem: null })))
  expect(otpTexts.map(({ place }) => place.image).sort()).toEqual([0, 1, 2, 3, 4])
})

it.each([
  ['hangs', 'scan-timed-out'],
  ['ends', 'scan-reader-ended'],
  ['throws', 'scan-reader-ended']
])('a display whose thread %s is named, its codes and the others count', async (name, problem) => {
  const { images, otpTexts } = await scan([name, 'a', 'b'])
  expect(images.map((image) => image.problem)).toEqual([problem, null, null])
  expect(otpTexts).toHaveLength(3)
})

it('the thread of a display that hung is replaced for the next one', async () => {
  const { images } = await scan(['hangs 1', 'hangs 2', 'a'], { parallel: 1 })
  expect(images.map((image) => image.problem)).toEqual(['scan-timed-out', 'scan-timed-out', null])
})

it('a code is told while its display is still being read', async () => {
  const fromMs = performance.now()
  let toldMs = Number.POSITIVE_INFINITY
  await scan(['hangs'], { onOtp: () => { toldMs = performance.now() - fromMs } })
  // It hangs for a second.
  expect(toldMs + 700).toBeLessThan(performance.now() - fromMs)
})
