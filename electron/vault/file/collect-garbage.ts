// Owns when the memory is given back that an unlock or a save leaves behind: file and document, several times over, also in plain text. Nobody waits for it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Long after the answer, and not again and again while somebody types. */
const QUIET_MS = 500

/** Collects garbage once nothing has been done for half a second since the last call. Left to itself, V8 sees no reason to while a process is idle. */
export function createCollectSoon(collect?: () => void): () => void {
  let timer: NodeJS.Timeout | null = null
  let work = collect
  const run = (): void => {
    work ??= collector()
    work()
  }
  return () => {
    if (timer === null) timer = setTimeout(run, QUIET_MS).unref()
    else timer.refresh()
  }
}

/** What the V8 flag `expose-gc` shows to contexts that are made after it was set. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
