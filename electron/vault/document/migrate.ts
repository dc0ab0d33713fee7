// Owns the way from bytes to a document of this version (VAULT-FORMAT §8.1). Never opens a newer schema, never guesses at a broken one.
import { isAscii, isUtf8 } from 'node:buffer'
import { AppError } from '../../../shared/errors.ts'
import { SCHEMA_VERSION } from './document-limits.ts'
import type { VaultDocument } from './document.ts'
import { walkNesting } from './json-nesting.ts'
import { parseBytes, type ItemBytes } from './kept-bytes.ts'
import { readItems } from './read-items.ts'
import { isDocument } from './shape.ts'

/** Null for what is no document of any version. */
function schemaOf(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('schema' in raw)) return null
  const { schema } = raw
  return typeof schema === 'number' && Number.isSafeInteger(schema) && schema >= 1 ? schema : null
}

interface Parsed {
  readonly raw: unknown
  /** The items in it, when each of them was checked. */
  readonly checkedItems: unknown
}

/** Stands for the items in the text around them; nobody else writes it there. */
const ITEMS_PLACE = '0'

/** The document, with its items as bytes. Null when they are not written as Nidan writes them: then all of it must be looked at as one. */
function readByItem(source: ItemBytes): Parsed | null {
  const { bytes } = source
  const read = readItems(source)
  if (read === null) return null
  walkNesting(bytes, read.end, { depth: 1 })
  const around = Buffer.concat([bytes.subarray(0, read.start), Buffer.from(ITEMS_PLACE), bytes.subarray(read.end)])
  const raw = parseBytes({ bytes: around, isAscii: source.isAscii }, 0, around.length)
  // Another writer's version, or the same member once more, perhaps under an escaped name.
  if (schemaOf(raw) !== SCHEMA_VERSION || (raw as Record<string, unknown>)['items'] !== Number(ITEMS_PLACE)) return null
  return { raw: { ...(raw as Record<string, unknown>), items: read.items }, checkedItems: read.items }
}

function readWhole(source: ItemBytes): Parsed {
  walkNesting(source.bytes, 0, { depth: 0 })
  return { raw: parseBytes(source, 0, source.bytes.length), checkedItems: null }
}

function parseDocument(bytes: Uint8Array): Parsed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const source = { bytes: buffer, isAscii: isAscii(buffer) }
  if (!source.isAscii && !isUtf8(buffer)) throw new AppError('vault-damaged')
  try {
    return readByItem(source) ?? readWhole(source)
  } catch (error) {
    if (error instanceof AppError) throw error
    // No cause: a JSON error quotes the text that it stumbled over, and this text is somebody's secrets.
    throw new AppError('vault-damaged')
  }
}

/**
 * The copies of id and generation tie the document to the header that it came with. Every item was checked; those of a document as Nidan writes it
 * stay bytes until somebody looks at them. Throws `vault-damaged` or `vault-newer-version`.
 */
export function readDocument(bytes: Uint8Array, expected: { vaultId: string; generation: number }): VaultDocument {
  const { raw, checkedItems } = parseDocument(bytes)
  const schema = schemaOf(raw)
  if (schema === null) throw new AppError('vault-damaged')
  if (schema > SCHEMA_VERSION) throw new AppError('vault-newer-version')
  if (!isDocument(raw, checkedItems)) throw new AppError('vault-damaged')
  if (raw.vaultId !== expected.vaultId || raw.generation !== expected.generation) throw new AppError('vault-damaged')
  return raw
}

/** From the beginning; an open vault uses the writer in write-document.ts, which gives the same bytes. */
export function writeDocument(document: VaultDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document))
}
