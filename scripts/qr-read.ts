// Owns `npm run -s qr:read -- FILE…`: one JSON line a picture. Prints what codes say; it is a tool for pictures, not part of the program.
import { readFile } from 'node:fs/promises'
import { threadFromSource } from '../bench/qr/thread-from-source.ts'
import { createFileDecoder } from '../electron/reader/pictures/file-decoder.ts'
import { openQrReader } from '../electron/reader/qr/open-reader.ts'
import { codeOf } from '../shared/errors.ts'

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write('usage: npm run -s qr:read -- FILE…\n')
  process.exitCode = 2
}

// Nobody waits at a screen: a busy machine must not make the answer shorter.
const BUDGET_MS = 20_000
const reader = await openQrReader({ nowMs: () => performance.now(), budgetMs: BUDGET_MS })
const decoder = createFileDecoder({ startThread: threadFromSource, limits: { workMs: BUDGET_MS, fileWorkMs: BUDGET_MS } })
for (const file of files) {
  const from = performance.now()
  const ms = (): number => Math.round((performance.now() - from) * 10) / 10
  try {
    const data = new Uint8Array(await readFile(file))
    const texts = new Set<string>()
    // Frames of an animation, pages of a document.
    for await (const picture of decoder.pictures(data)) {
      for (const { text } of await reader.readCodes(picture)) texts.add(text)
    }
    process.stdout.write(`${JSON.stringify({ file, codes: [...texts], ms: ms() })}\n`)
  } catch (error) {
    // A file that is not there is the caller's mistake; a picture that cannot be read is an answer.
    const code = codeOf(error)
    process.stdout.write(`${JSON.stringify({ file, codes: [], ms: ms(), error: code === 'internal' ? 'file-unreadable' : code })}\n`)
    if (code === 'internal') process.exitCode = 1
  }
}
decoder.dispose()
