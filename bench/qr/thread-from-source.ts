// Owns the decoding thread of the reader as it runs without a build: from its TypeScript source, for scripts and tests. Nothing that ships uses it.
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** A thread's entry cannot be TypeScript; its first line makes the rest of it so. */
const FIRST_LINE = "const { from, entry } = require('node:worker_threads').workerData; import(from).then(({ tsImport }) => tsImport(entry, from))"
const LOADER = new URL('../../node_modules/tsx/dist/esm/api/index.mjs', import.meta.url)
const SOURCE = new URL('../../electron/reader/pictures/decoding-thread.ts', import.meta.url)

export function threadFromSource(options: WorkerOptions): Worker {
  return new Worker(FIRST_LINE, { ...options, eval: true, workerData: { from: LOADER.href, entry: SOURCE.href } })
}
