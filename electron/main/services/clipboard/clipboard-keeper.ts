// Owns what of ours stands on the clipboard and for how long. Remembers a salted hash, never the value; never clears what others put there.
import { randomBytes } from 'node:crypto'
import { isSaltedDigest, saltedDigest } from './salted-digest.ts'

export interface TextClipboard {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
  clear(): Promise<void>
}

/** Clears after this program died, where what it copied would outlive it. */
export interface Janitor {
  watch(copied: { salt: Buffer; digest: Buffer; clearsAtMs: number }): void
  dismiss(): void
}

export interface ClipboardKeeperParts {
  clipboard: TextClipboard
  /** Runs `action` after `delayMs`; answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
  nowMs: () => number
  /** When our content will be cleared (Unix ms), null when nothing of ours is there any more. */
  onChange: (clearsAtMs: number | null) => void
  /** Null where the system drops what a dead program copied. */
  janitor: Janitor | null
}

const RETRY_MS = 1_000

export interface ClipboardKeeper {
  /** Puts a secret on the clipboard and clears it after `clearAfterMs`, if it still stands there then. */
  copy(value: string, clearAfterMs: number): Promise<void>
  /** Clears now if the content is still ours; used at lock, quit and by hand. Rejects when it could not, and tries again every second. */
  clearIfOurs(): Promise<void>
}

export function createClipboardKeeper({ clipboard, schedule, nowMs, onChange, janitor }: ClipboardKeeperParts): ClipboardKeeper {
  let ours: { salt: Buffer; digest: Buffer } | null = null
  let cancelTimer: () => void = () => undefined
  let writing: Promise<void> = Promise.resolve()

  const clearIfOurs = async (): Promise<void> => {
    cancelTimer()
    const expected = ours
    if (expected === null) return
    // What is on its way to the clipboard would stand there after the clear, with nobody to clear it.
    await writing
    if (ours !== expected) return
    cancelTimer()
    const stands = async (): Promise<boolean> => isSaltedDigest(await clipboard.readText(), expected.salt, expected.digest)
    try {
      const isThere = await stands()
      // A newer copy came while the clipboard was read: it has its own time.
      if (ours !== expected) return
      if (isThere) await clipboard.clear()
      // A clear may be ignored without an error.
      if (isThere && (await stands()) && ours === expected) throw new Error('the clipboard was not cleared')
    } catch (error) {
      // Another program holds it just now (usual on Windows): it stays ours to clear, also when this was a lock and not the time.
      if (ours === expected) cancelTimer = schedule(clearWhenDue, RETRY_MS)
      throw error
    }
    if (ours !== expected) return
    ours = null
    janitor?.dismiss()
    onChange(null)
  }
  const clearWhenDue = (): void => {
    // A failure has planned the next attempt.
    clearIfOurs().catch(() => undefined)
  }

  return {
    clearIfOurs,
    async copy(value, clearAfterMs) {
      cancelTimer()
      const salt = randomBytes(16)
      const digest = saltedDigest(value, salt)
      ours = { salt, digest }
      const written = clipboard.writeText(value).then(() => {
        cancelTimer = schedule(clearWhenDue, clearAfterMs)
        const clearsAtMs = nowMs() + clearAfterMs
        janitor?.watch({ salt, digest, clearsAtMs })
        onChange(clearsAtMs)
      })
      writing = written.catch(() => undefined)
      await written
    }
  }
}
