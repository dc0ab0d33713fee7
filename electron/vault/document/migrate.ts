// Owns the way from bytes to a document of this version (VAULT-FORMAT §8.1). Never opens a newer schema, never guesses at a broken one.
import { AppError } from '../../../shared/errors.ts'
import { SCHEMA_VERSION, type VaultDocument } from './document.ts'
import { isDocument } from './shape.ts'

const MAX_DEPTH = 16

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What each sign is for nesting: nothing, one deeper, one less deep, the begin of a text. A table, because every byte is looked at. */
const [DEEPER, LESS, TEXT] = [1, 2, 3]
const MEANING = new Uint8Array(256)
MEANING[OPEN_OBJECT] = MEANING[OPEN_LIST] = DEEPER
MEANING[CLOSE_OBJECT] = MEANING[CLOSE_LIST] = LESS
MEANING[QUOTE] = TEXT

/** Before JSON.parse, so that nesting costs nothing. Bytes of a UTF-8 sequence never look like one of these signs. */
function assertDepth(bytes: Uint8Array): void {
  let depth = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const meaning = MEANING[bytes[index] ?? 0] ?? 0
    if (meaning === 0) continue
    // Most bytes stand in texts: these are run through in a loop of their own.
    if (meaning === TEXT) index = endOfText(bytes, index)
    else if (meaning === LESS) depth -= 1
    else {
      depth += 1
      if (depth > MAX_DEPTH) throw new AppError('vault-damaged')
    }
  }
}

/** Where the text that begins at `start` ends; behind the last byte when it does not, which JSON.parse will refuse. */
function endOfText(bytes: Uint8Array, start: number): number {
  let index = start + 1
  for (; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === QUOTE) return index
    if (byte === BACKSLASH) index += 1
  }
  return index
}

function parseJson(bytes: Uint8Array): unknown {
  assertDepth(bytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // No cause: a JSON error quotes the text that it stumbled over, and this text is somebody's secrets.
    throw new AppError('vault-damaged')
  }
}

/** Null for what is no document of any version. */
function schemaOf(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('schema' in raw)) return null
  const { schema } = raw
  return typeof schema === 'number' && Number.isSafeInteger(schema) && schema >= 1 ? schema : null
}

/** The copies of id and generation tie the document to the header that it came with. */
export function readDocument(bytes: Uint8Array, expected: { vaultId: string; generation: number }): VaultDocument {
  const raw = parseJson(bytes)
  const schema = schemaOf(raw)
  if (schema === null) throw new AppError('vault-damaged')
  if (schema > SCHEMA_VERSION) throw new AppError('vault-newer-version')
  if (!isDocument(raw)) throw new AppError('vault-damaged')
  if (raw.vaultId !== expected.vaultId || raw.generation !== expected.generation) throw new AppError('vault-damaged')
  return raw
}

/** From the beginning; an open vault uses the writer in write-document.ts, which gives the same bytes. */
export function writeDocument(document: VaultDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document))
}
