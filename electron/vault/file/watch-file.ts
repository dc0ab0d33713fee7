// Owns noticing that another program touched the vault file: the system's notices, and a look now and then where there are none. Reads no content.
import { watch, type FSWatcher } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

/** A sync program writes, renames and touches in a burst; its last step counts. */
const SETTLE_MS = 400
/** Network folders give no notices. */
const LOOK_EVERY_MS = 5_000

/** Answers with the function that ends the watching. */
export function watchFile(path: string, onTouched: () => void): () => void {
  let settle: NodeJS.Timeout | undefined
  const touched = (): void => {
    clearTimeout(settle)
    settle = setTimeout(onTouched, SETTLE_MS)
  }
  // The folder, because a file that is replaced takes its watcher with it.
  const watcher = watchFolder(dirname(path), (name) => {
    if (name === null || name === basename(path)) touched()
  })
  let last: string | null = null
  const look = async (): Promise<void> => {
    const facts = await stat(path).then(
      ({ ino, size, mtimeMs }) => `${String(ino)} ${String(size)} ${String(mtimeMs)}`,
      () => 'gone'
    )
    if (last !== null && last !== facts) touched()
    last = facts
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => {
    clearTimeout(settle)
    clearInterval(timer)
    watcher?.close()
  }
}

function watchFolder(folder: string, onName: (name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      onName(name)
    })
    // A folder that goes away, or a system without notices left: looking now and then goes on.
    watcher.on('error', () => {
      watcher.close()
    })
    return watcher
  } catch {
    return null
  }
}
