// Owns a KeePass file (KDBX 4) of exported entries, by the kdbxweb library. Holds a key only while it writes; nothing of it is ever on a disk unencrypted.
import type * as Argon2 from '@node-rs/argon2'
import { createRequire } from 'node:module'
import type * as KdbxWeb from 'kdbxweb'
import type { Kdbx, KdbxEntry, KdbxGroup } from 'kdbxweb'
import type { ExportedEntry } from './exported-entry.ts'

const { hashRaw } = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2

export interface KdbxAttachment {
  readonly name: string
  readonly content: Uint8Array
}

export interface KdbxContent {
  readonly name: string
  readonly password: string
  /** Of the group of archived items. */
  readonly archiveName: string
  readonly entries: readonly (ExportedEntry & { readonly attachments: readonly KdbxAttachment[] })[]
}

/** OWASP's first choice for a computer (Password Storage Cheat Sheet): other programs open it in about half a second. */
const COST = { memoryKiB: 64 * 1_024, passes: 4, lanes: 2 } as const
const KIB = 1_024
/** Entries are made in a few milliseconds' work at a time: codes are asked for meanwhile. */
const ENTRIES_AT_ONCE = 250

type Library = typeof KdbxWeb

async function loadLibrary(): Promise<Library> {
  const library = await import('kdbxweb')
  library.CryptoEngine.setArgon2Impl(async (password, salt, memory, iterations, length, parallelism) => {
    // Argon2id, which is what `hashRaw` does when it is not told otherwise, and what `setCost` says.
    const key = await hashRaw(Buffer.from(password), { memoryCost: memory, timeCost: iterations, parallelism, outputLen: length, salt: Buffer.from(salt) })
    return Uint8Array.from(key).buffer
  })
  return library
}

/** Argon2id (RFC 9106) instead of the library's Argon2d, with a cost of today. */
function setCost(db: Kdbx, { Consts, Int64, VarDictionary }: Library): void {
  db.setKdf(Consts.KdfId.Argon2id)
  const parameters = db.header.kdfParameters
  const { UInt32, UInt64 } = VarDictionary.ValueType
  parameters?.set('M', UInt64, Int64.from(COST.memoryKiB * KIB))
  parameters?.set('I', UInt64, Int64.from(COST.passes))
  parameters?.set('P', UInt32, COST.lanes)
}

function fill(entry: KdbxEntry, exported: ExportedEntry, { ProtectedValue }: Library): void {
  for (const { name, value, isSecret } of exported.fields) entry.fields.set(name, isSecret ? ProtectedValue.fromString(value) : value)
  // A comma or a semicolon ends a tag in this format.
  entry.tags = exported.tags.map((tag) => tag.replaceAll(/[,;]/gu, ' '))
  entry.times.creationTime = new Date(exported.createdAtMs)
}

/** Earlier passwords are entries of the history, as the programs that read them keep them. */
function addHistory(entry: KdbxEntry, { earlierPasswords, updatedAtMs }: ExportedEntry, { ProtectedValue }: Library): void {
  const now = entry.fields.get('Password')
  for (const { value, setAtMs } of earlierPasswords) {
    entry.fields.set('Password', ProtectedValue.fromString(value))
    entry.times.lastModTime = new Date(setAtMs)
    entry.pushHistory()
  }
  if (now !== undefined) entry.fields.set('Password', now)
  entry.times.lastModTime = new Date(updatedAtMs)
}

/** The bytes of the file: AES-256, Argon2id, compressed (keepass.info, "KDBX 4"). */
export async function kdbxBytes({ name, password, archiveName, entries }: KdbxContent): Promise<Uint8Array> {
  const library = await loadLibrary()
  const db = library.Kdbx.create(new library.Credentials(library.ProtectedValue.fromString(password)), name)
  setCost(db, library)
  // The library's empty one: each program makes its own, under its own name, when something is thrown away.
  for (const bin of db.getDefaultGroup().groups.splice(0)) if (db.meta.recycleBinUuid?.equals(bin.uuid) === true) db.meta.recycleBinUuid = undefined
  let archive: KdbxGroup | null = null
  for (const [index, exported] of entries.entries()) {
    if (index % ENTRIES_AT_ONCE === ENTRIES_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    if (exported.place === 'archive') archive ??= db.createGroup(db.getDefaultGroup(), archiveName)
    const entry = db.createEntry(exported.place === 'archive' && archive !== null ? archive : db.getDefaultGroup())
    fill(entry, exported, library)
    for (const attachment of exported.attachments) entry.binaries.set(attachment.name, await db.createBinary(Uint8Array.from(attachment.content).buffer))
    addHistory(entry, exported, library)
  }
  return new Uint8Array(await db.save())
}
