// Owns ways-in.json: per vault where its key file is, and the keychain's sealed secret. What is in it opens nothing without the keychain.
// A broken file is an empty one: the master password opens every vault without it.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'
import type { SessionState } from '../../../../shared/model/session.ts'

/** The system's own store of secrets, as far as it is needed. */
export interface SystemKeychain {
  /** Why nothing may be put into it; null: it protects what is put into it. */
  refusal(): Promise<ErrorCode | null>
  seal(text: string): Promise<Uint8Array>
  /** Throws when the keychain has another key by now, or refuses. */
  open(sealed: Uint8Array): Promise<string>
}

export interface KeptSecret {
  readonly slotId: string
  readonly secret: Uint8Array
  readonly validUntilMs: number
}

export interface OpeningMemory {
  keyFileOf(vaultPath: string): string | null
  rememberKeyFile(vaultPath: string, keyFile: string | null): Promise<void>
  quickUnlockOf(vaultPath: string): SessionState['quickUnlock']
  slotIdOf(vaultPath: string): string | null
  /** Throws `quick-unlock-no-keychain` or `quick-unlock-keychain-failed`. */
  keepSecret(vaultPath: string, kept: KeptSecret): Promise<void>
  /** Throws the `quick-unlock-…` codes. */
  secretOf(vaultPath: string): Promise<Uint8Array<ArrayBuffer>>
  forgetSecret(vaultPath: string): Promise<void>
}

const entrySchema = z.object({
  keyFile: z.string().max(4_096).optional(),
  keychain: z.object({ slotId: z.string(), sealed: z.string(), validUntilMs: z.number(), keptAtMs: z.number() }).optional()
})
type Entry = z.infer<typeof entrySchema>

/** A clock that is earlier than when the secret was kept, by more than this, was set back. */
const CLOCK_SLACK_MS = 86_400_000

export interface OpeningMemoryParts {
  readonly file: string
  readonly keychain: SystemKeychain
  readonly nowMs: () => number
}

export async function loadOpeningMemory({ file, keychain, nowMs }: OpeningMemoryParts): Promise<OpeningMemory> {
  const entries = await readEntries(file)
  let saving: Promise<void> = Promise.resolve()
  const save = (): Promise<void> => {
    // One failed write must not end all later ones.
    saving = saving.catch(() => undefined).then(() => writeEntries(file, entries))
    return saving
  }
  const change = async (vaultPath: string, part: Entry): Promise<void> => {
    const { keyFile, keychain: kept } = { ...entries.get(vaultPath), ...part }
    if (keyFile === undefined && kept === undefined) {
      if (!entries.delete(vaultPath)) return
    } else entries.set(vaultPath, { ...(keyFile === undefined ? {} : { keyFile }), ...(kept === undefined ? {} : { keychain: kept }) })
    await save()
  }
  const isOver = ({ validUntilMs, keptAtMs }: NonNullable<Entry['keychain']>): boolean => {
    const now = nowMs()
    return now >= validUntilMs || now < keptAtMs - CLOCK_SLACK_MS
  }

  return {
    keyFileOf: (vaultPath) => entries.get(vaultPath)?.keyFile ?? null,
    rememberKeyFile: async (vaultPath, keyFile) => {
      if ((entries.get(vaultPath)?.keyFile ?? null) !== keyFile) await change(vaultPath, { keyFile: keyFile ?? undefined })
    },
    quickUnlockOf: (vaultPath) => {
      const kept = entries.get(vaultPath)?.keychain
      if (kept === undefined) return 'off'
      return isOver(kept) ? 'expired' : 'ready'
    },
    slotIdOf: (vaultPath) => entries.get(vaultPath)?.keychain?.slotId ?? null,
    keepSecret: async (vaultPath, { slotId, secret, validUntilMs }) => {
      const refusal = await refusalOf(keychain)
      if (refusal !== null) throw new AppError(refusal)
      const sealed = await orFailed(() => keychain.seal(Buffer.from(secret).toString('base64')))
      await change(vaultPath, { keychain: { slotId, sealed: Buffer.from(sealed).toString('base64'), validUntilMs, keptAtMs: nowMs() } }).catch((cause: unknown) => {
        throw new AppError('quick-unlock-keychain-failed', { cause })
      })
    },
    secretOf: async (vaultPath) => {
      const kept = entries.get(vaultPath)?.keychain
      if (kept === undefined) throw new AppError('quick-unlock-gone')
      if (isOver(kept)) throw new AppError('quick-unlock-expired')
      const refusal = await refusalOf(keychain)
      if (refusal !== null) throw new AppError(refusal)
      const text = await orFailed(() => keychain.open(Buffer.from(kept.sealed, 'base64')))
      return new Uint8Array(Buffer.from(text, 'base64'))
    },
    forgetSecret: (vaultPath) => change(vaultPath, { keychain: undefined })
  }
}

function refusalOf(keychain: SystemKeychain): Promise<ErrorCode | null> {
  return keychain.refusal().catch(() => 'quick-unlock-keychain-failed' as const)
}

async function orFailed<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    throw new AppError('quick-unlock-keychain-failed', { cause })
  }
}

async function readEntries(file: string): Promise<Map<string, Entry>> {
  try {
    const raw = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')))
    return new Map(
      Object.entries(raw).flatMap(([path, value]): [string, Entry][] => {
        const entry = entrySchema.safeParse(value)
        return entry.success ? [[path, entry.data]] : []
      })
    )
  } catch {
    return new Map()
  }
}

async function writeEntries(path: string, entries: ReadonlyMap<string, Entry>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
