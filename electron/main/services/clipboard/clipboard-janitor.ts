// Owns what a second process does for the clipboard of one that died: clears what was copied, if it still stands there. Knows a salted hash, never the value.
import { isSaltedDigest } from './salted-digest.ts'

/** What the janitor is told at its start. */
export interface JanitorCharge {
  readonly parentPid: number
  /** Base64. */
  readonly salt: string
  /** Base64. */
  readonly digest: string
  /** Unix ms; until then the parent clears by itself as long as it lives. */
  readonly clearsAtMs: number
}

export interface JanitorParts {
  readonly charge: JanitorCharge
  readonly readText: () => Promise<string>
  readonly clear: () => Promise<void>
  readonly isAlive: (pid: number) => boolean
  readonly nowMs: () => number
  readonly pause: (ms: number) => Promise<void>
}

const LOOK_EVERY_MS = 500
/** After the time the parent has cleared, or tries again and again: two janitors would only be in each other's way. */
const GRACE_MS = 5_000
/** Another program may hold the clipboard just then (usual on Windows). */
const TRIES = 10

/** Null for what is no charge: then the process has nothing to do. */
export function readCharge(text: string | undefined): JanitorCharge | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value !== 'object' || value === null) return null
    const { parentPid, salt, digest, clearsAtMs } = value as Record<string, unknown>
    if (typeof parentPid !== 'number' || typeof clearsAtMs !== 'number' || typeof salt !== 'string' || typeof digest !== 'string') return null
    return { parentPid, salt, digest, clearsAtMs }
  } catch {
    return null
  }
}

/** Answers once there is nothing more to do: true when it cleared the clipboard. */
export async function keepWatch({ charge, readText, clear, isAlive, nowMs, pause }: JanitorParts): Promise<boolean> {
  while (isAlive(charge.parentPid)) {
    if (nowMs() > charge.clearsAtMs + GRACE_MS) return false
    await pause(LOOK_EVERY_MS)
  }
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      const isOurs = isSaltedDigest(await readText(), Buffer.from(charge.salt, 'base64'), Buffer.from(charge.digest, 'base64'))
      if (isOurs) await clear()
      return isOurs
    } catch {
      await pause(LOOK_EVERY_MS)
    }
  }
  return false
}
