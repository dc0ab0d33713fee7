// Owns the log file. Lines say what failed and where; a value, a title or an address never belongs into one.
import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

const MAX_BYTES = 1024 * 1024

/** Answers with a function that appends one line; writing fails silently, because a full disk must not stop a lock. */
export function createLog(path: string, nowIso: () => string): (line: string) => void {
  let writing: Promise<void> = mkdir(dirname(path), { recursive: true, mode: 0o700 }).then(
    () => undefined,
    () => undefined
  )
  return (line) => {
    writing = writing.then(() => append(path, `${nowIso()} ${line}\n`)).catch(() => undefined)
  }
}

async function append(path: string, text: string): Promise<void> {
  const size = await stat(path).then(
    (s) => s.size,
    () => 0
  )
  if (size > MAX_BYTES) await rename(path, `${path}.1`)
  await appendFile(path, text, { mode: 0o600 })
}
