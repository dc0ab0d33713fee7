// Owns the edit in progress of one open vault: in memory at once, sealed on the disk soon after and before the process ends (VAULT-FORMAT §13).
// Never writes it unsealed, and never lets a failure of its own stop a lock or a save.
import { dirname } from 'node:path'
import { z } from 'zod'
import { keptEditSchema } from '../../../shared/model/kept-edit.ts'
import { OTP_WARNINGS, otpParametersSchema } from '../../../shared/model/otp.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import { systemCodeOf } from '../file/file-system.ts'
import { readWholeFile } from '../file/read-file.ts'
import { writeNewFile } from '../file/write-file.ts'
import { MAX_EDIT_FILE_BYTES, openEdit, sealEdit, type EditKey } from './edit-file.ts'

/** A crash loses no more than this; at a lock nothing waits for it. */
const WRITE_AFTER_MS = 400
const MAX_CONTENT_BYTES = 1_000_000

const readOtpSchema = z.strictObject({
  address: z.string(), parameters: otpParametersSchema, secret: z.string(), pin: z.string().optional(), keyText: z.string().optional(), warnings: z.array(z.enum(OTP_WARNINGS))
})
/** What is sealed. The seeds stand by the handles that the edit names. */
const contentSchema = z.strictObject({
  edit: keptEditSchema,
  otps: z.record(z.uuid(), readOtpSchema),
  keptAtMs: z.number().int(),
  /** When the stored item was changed last as the edit began (Unix milliseconds); null of a new one. */
  itemUpdatedAtMs: z.number().int().nullable()
})
export type KeptContent = z.infer<typeof contentSchema>

export interface KeptEditStore {
  /** What is kept at present, without looking at the disk. */
  present(): KeptContent | null
  /** False when it is too large, or the last writing failed. */
  keep(content: KeptContent): boolean
  drop(): Promise<void>
  /** What an earlier session left. A file that cannot be read is removed and told once. */
  look(): Promise<{ content: KeptContent | null; isDamaged: boolean }>
  /** Writes what is not on the disk yet; also when the vault key is another one by now. Never throws. */
  flush(): Promise<void>
}

export interface KeptEditParts {
  readonly files: VaultFileSystem
  readonly random: (length: number) => Uint8Array
  readonly schedule: (action: () => void, delayMs: number) => () => void
  /** Null where the program has no folder of its own: nothing is kept then. */
  readonly path: string | null
  readonly key: () => EditKey
  readonly onUnexpected: (what: string, error: unknown) => void
}

interface Written {
  readonly content: KeptContent
  readonly vaultKey: Uint8Array
}

export function createKeptEdit({ files, random, schedule, path, key, onUnexpected }: KeptEditParts): KeptEditStore {
  let content: KeptContent | null = null
  let written: Written | null = null
  let hasFailed = false
  let hasLooked = false
  let cancel: () => void = () => undefined
  // One after the other: a removal must not be overtaken by a writing that was asked for before it.
  let queue: Promise<void> = Promise.resolve()

  const next = (work: (target: string) => Promise<void>): Promise<void> => {
    queue = queue.then(async () => {
      if (path === null) return
      try {
        await work(path)
        hasFailed = false
      } catch (error) {
        hasFailed = true
        onUnexpected('editing', error)
      }
    })
    return queue
  }
  const write = (): Promise<void> => {
    cancel()
    return next(async (target) => {
      const now = content
      const sealedBy = key()
      if (now === null || (written?.content === now && written.vaultKey === sealedBy.vaultKey)) return
      const bytes = sealEdit(sealedBy, new TextEncoder().encode(JSON.stringify(now)), random)
      if (bytes === null) return
      const temp = `${target}.tmp`
      await files.makeFolder(dirname(target))
      await removeIfThere(files, temp)
      await writeNewFile(files, temp, bytes)
      await files.rename(temp, target)
      written = { content: now, vaultKey: sealedBy.vaultKey }
    })
  }
  const remove = (): Promise<void> => {
    cancel()
    content = null
    written = null
    return next(async (target) => {
      await removeIfThere(files, target)
      await removeIfThere(files, `${target}.tmp`)
    })
  }

  return {
    present: () => content,
    keep: (wanted) => {
      if (path === null || new TextEncoder().encode(JSON.stringify(wanted)).length > MAX_CONTENT_BYTES) return false
      hasLooked = true
      content = wanted
      cancel()
      cancel = schedule(() => void write(), WRITE_AFTER_MS)
      return !hasFailed
    },
    drop: remove,
    look: async () => {
      if (hasLooked || path === null) return { content, isDamaged: false }
      hasLooked = true
      try {
        const found = await readWholeFile(files, path, MAX_EDIT_FILE_BYTES)
        const sealedBy = key()
        const read = contentSchema.parse(JSON.parse(new TextDecoder().decode(openEdit(sealedBy, found))))
        content = read
        written = { content: read, vaultKey: sealedBy.vaultKey }
        return { content, isDamaged: false }
      } catch (error) {
        if (isMissing(error)) return { content: null, isDamaged: false }
        await remove()
        return { content: null, isDamaged: true }
      }
    },
    flush: write
  }
}

async function removeIfThere(files: VaultFileSystem, path: string): Promise<void> {
  await files.unlink(path).catch((error: unknown) => {
    if (systemCodeOf(error) !== 'ENOENT') throw error
  })
}

/** The reader of files gives its own error, with the system's as its cause. */
function isMissing(error: unknown): boolean {
  return systemCodeOf(error) === 'ENOENT' || (error instanceof Error && error.cause !== undefined && isMissing(error.cause))
}
