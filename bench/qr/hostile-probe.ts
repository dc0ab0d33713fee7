// A process of its own for two figures: the processor time that each hostile file takes, and the memory over all of them. Prints one JSON line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { checkoutFolder } from '../../e2e/fixtures/surroundings.ts'
import { createFileDecoder } from '../../electron/reader/pictures/file-decoder.ts'
import { openQrReader } from '../../electron/reader/qr/open-reader.ts'
import { createPictureReader } from '../../electron/reader/read-picture.ts'

const nowMs = (): number => performance.now()
/** As the reading gives it to a file. */
const BUDGET_MS = 7_000

const decoder = createFileDecoder({ startThread: (options) => new Worker(join(checkoutFolder(), 'out/main/decoding-thread.js'), options) })
const read = createPictureReader({ reader: await openQrReader({ nowMs }), decoder, nowMs })
const idleMb = process.memoryUsage.rss() / 2 ** 20
const workMs: number[] = []
for (const file of process.argv.slice(2)) {
  const data = new Uint8Array(readFileSync(file))
  const from = process.cpuUsage()
  await read({ kind: 'file', name: 'picture', data }, { budgetMs: BUDGET_MS, onCode: () => undefined })
  const { user, system } = process.cpuUsage(from)
  workMs.push((user + system) / 1_000)
}
decoder.dispose()
process.stdout.write(`${JSON.stringify({ workMs, overIdleMb: process.resourceUsage().maxRSS / 1_024 - idleMb })}\n`)
