// Owns which decoders read a picture, and in which order. The only place that knows them all.
import { createGuidedSearch } from './guided-search.ts'
import { createQrReader, type QrReader } from './read-codes.ts'
import { createZxingDecoders } from './zxing-decoder.ts'

/** Well under the time that main waits for all displays of a reading. */
const BUDGET_MS = 3_000

export interface OpenReaderOptions {
  nowMs: () => number
  /** False reads without WebAssembly: slower to the first code, and complete. */
  webAssembly?: boolean
  budgetMs?: number
}

/** Without WebAssembly, or when its binary cannot be loaded, the guided search reads alone. */
export async function openQrReader({ nowMs, webAssembly = true, budgetMs = BUDGET_MS }: OpenReaderOptions): Promise<QrReader> {
  const guided = createGuidedSearch({ nowMs })
  const zxing = webAssembly ? await createZxingDecoders({ nowMs }).catch(() => null) : null
  if (zxing === null) return createQrReader({ decoders: [guided], nowMs, budgetMs })
  return createQrReader({ decoders: [zxing.quick, guided], lastResort: zxing.thorough, nowMs, budgetMs })
}
