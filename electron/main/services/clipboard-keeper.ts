// Owns what of ours stands on the clipboard and for how long. Remembers a salted hash, never the value; never clears what others put there.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface TextClipboard {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
  clear(): Promise<void>
}

export interface ClipboardKeeperParts {
  clipboard: TextClipboard
  /** Runs `action` after `delayMs`; answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
  nowMs: () => number
  /** When our content will be cleared (Unix ms), null when nothing of ours is there any more. */
  onChange: (clearsAtMs: number | null) => void
}

const RETRY_MS = 1_000

export interface ClipboardKeeper {
  /** Puts a secret on the clipboard and clears it after `clearAfterMs`, if it still stands there then. */
  copy(value: string, clearAfterMs: number): Promise<void>
  /** Clears now if the content is still ours; used at lock, quit and by hand. */
  clearIfOurs(): Promise<void>
}

export function createClipboardKeeper({ clipboard, schedule, nowMs, onChange }: ClipboardKeeperParts): ClipboardKeeper {
  let ours: { salt: Buffer; digest: Buffer } | null = null
  let cancelTimer: () => void = () => undefined

  const clearIfOurs = async (): Promise<void> => {
    cancelTimer()
    const expected = ours
    if (expected === null) return
    const current = await clipboard.readText()
    // A newer copy came while the clipboard was read: it has its own time.
    if (ours !== expected) return
    if (current !== '' && timingSafeEqual(saltedDigest(current, expected.salt), expected.digest)) await clipboard.clear()
    ours = null
    onChange(null)
  }
  const clearWhenDue = (): void => {
    clearIfOurs().catch(() => {
      // Another program holds it just now (usual on Windows): it stays ours to clear.
      cancelTimer = schedule(clearWhenDue, RETRY_MS)
    })
  }

  return {
    clearIfOurs,
    async copy(value, clearAfterMs) {
      cancelTimer()
      const salt = randomBytes(16)
      ours = { salt, digest: saltedDigest(value, salt) }
      await clipboard.writeText(value)
      cancelTimer = schedule(clearWhenDue, clearAfterMs)
      onChange(nowMs() + clearAfterMs)
    }
  }
}

function saltedDigest(value: string, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(value, 'utf8').digest()
}
