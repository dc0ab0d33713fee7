// Owns the file that says who has the vault open (VAULT-FORMAT §11). Takes over only what is stale, gives back only its own.
import { readWholeFile } from './read-file.ts'
import { systemCodeOf, type VaultFileSystem } from './file-system.ts'

const MAX_LOCK_BYTES = 4_096
/** Of another computer we can only know how long its lock file has not been touched. */
const FOREIGN_STALE_MS = 24 * 60 * 60 * 1_000
/** A lock file without sense in it may be half written; for so long. */
const BROKEN_STALE_MS = 10_000

interface Holder {
  readonly pid: number
  readonly host: string
  /** Changes at every start of the computer; null where it is not known. */
  readonly bootId: string | null
  /** When that process began, in the system's own measure; null where it is not known. */
  readonly processStart: string | null
  readonly token: string
}

/** By hand: the schema library takes longer to load than a small vault to open, and this would be its one use on that way. */
function isHolder(raw: unknown): raw is Holder {
  if (typeof raw !== 'object' || raw === null) return false
  const { pid, host, bootId, processStart, token } = raw as Partial<Record<keyof Holder, unknown>>
  const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string'
  return Number.isSafeInteger(pid) && typeof host === 'string' && isTextOrNull(bootId) && isTextOrNull(processStart) && typeof token === 'string'
}

/** Clocks are set and file systems round. */
const BOOT_SLACK_MS = 60_000

/** What this process knows of itself and of others on this computer. */
export interface ProcessFacts {
  readonly pid: number
  readonly host: string
  readonly bootId: string | null
  /** When the computer was started, Unix milliseconds; asked only where there is no `bootId`. */
  readonly bootedAtMs: () => number
  /** Null when that is not known, or there is no such process. */
  startOf(pid: number): Promise<string | null>
  isAlive(pid: number): boolean
}

export interface LockParts {
  readonly files: VaultFileSystem
  readonly processes: ProcessFacts
  readonly nowMs: () => number
  readonly random: (length: number) => Uint8Array
}

export interface VaultLock {
  /** Says that the holder still lives; other computers have nothing else to go by. */
  refresh(): Promise<void>
  release(): Promise<void>
}

export function lockPathOf(vaultPath: string): string {
  return `${vaultPath}.lock`
}

/** Null when somebody else has it, or when no lock file can be made here: then the vault may only be read. */
export async function takeLock(parts: LockParts, vaultPath: string): Promise<VaultLock | null> {
  const path = lockPathOf(vaultPath)
  const { files, processes, random, nowMs } = parts
  const token = Buffer.from(random(16)).toString('hex')
  const holder: Holder = {
    pid: processes.pid,
    host: processes.host,
    bootId: processes.bootId,
    processStart: await processes.startOf(processes.pid),
    token
  }
  try {
    if (!(await writeLock(files, path, holder))) {
      if (!(await removeStale(parts, path, token))) return null
      if (!(await writeLock(files, path, holder))) return null
    }
  } catch {
    return null
  }
  const isOurs = async (): Promise<boolean> => (await readHolder(files, path))?.token === token
  return {
    refresh: async () => {
      if (await isOurs()) await files.touch(path, nowMs()).catch(() => undefined)
    },
    release: async () => {
      if (await isOurs()) await files.unlink(path).catch(() => undefined)
    }
  }
}

/** False when there is a lock file already. */
async function writeLock(files: VaultFileSystem, path: string, holder: Holder): Promise<boolean> {
  let file
  try {
    file = await files.createNew(path)
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    const bytes = new TextEncoder().encode(`${JSON.stringify(holder)}\n`)
    let done = 0
    while (done < bytes.length) {
      const count = await file.write(bytes.subarray(done), done)
      if (count === 0) throw new Error('nothing was written')
      done += count
    }
  } catch (error) {
    await files.unlink(path).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
  return true
}

async function readHolder(files: VaultFileSystem, path: string): Promise<Holder | null> {
  try {
    const text = new TextDecoder().decode(await readWholeFile(files, path, MAX_LOCK_BYTES))
    const raw: unknown = JSON.parse(text)
    return isHolder(raw) ? raw : null
  } catch {
    return null
  }
}

/**
 * Moves a stale lock away and looks at it once more: between the look and the move, another process may have put its own there.
 * That one is given its name back.
 */
async function removeStale(parts: LockParts, path: string, token: string): Promise<boolean> {
  const { files } = parts
  const before = await readHolder(files, path)
  if (!(await isStale(parts, path, before))) return false
  const aside = `${path}.${token.slice(0, 16)}.stale`
  await files.rename(path, aside)
  const moved = await readHolder(files, aside)
  if (moved?.token !== before?.token) {
    await files.link(aside, path).catch(() => undefined)
    await files.unlink(aside).catch(() => undefined)
    return false
  }
  await files.unlink(aside)
  return true
}

async function isStale({ files, processes, nowMs }: LockParts, path: string, holder: Holder | null): Promise<boolean> {
  const ageMs = async (): Promise<number> => nowMs() - (await files.facts(path)).modifiedAtMs
  if (holder === null) return (await ageMs()) > BROKEN_STALE_MS
  if (holder.host !== processes.host) return (await ageMs()) > FOREIGN_STALE_MS
  // Started anew since: no process of then lives.
  if (holder.bootId !== null && processes.bootId !== null && holder.bootId !== processes.bootId) return true
  // Where a start has no name, the age of the lock tells: a number from before it may be any program's by now.
  if (processes.bootId === null && nowMs() - (await ageMs()) < processes.bootedAtMs() - BOOT_SLACK_MS) return true
  if (!processes.isAlive(holder.pid)) return true
  // The number was given to another process since.
  const start = await processes.startOf(holder.pid)
  return holder.processStart !== null && start !== null && start !== holder.processStart
}
