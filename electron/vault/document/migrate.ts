// Owns the way from bytes to a document of this version (VAULT-FORMAT §8.1). Never opens a newer schema, never guesses at a broken one.
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { documentSchema, SCHEMA_VERSION, type VaultDocument } from './document.ts'

const MAX_DEPTH = 16

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Before JSON.parse, so that nesting costs nothing. Bytes of a UTF-8 sequence never look like one of these signs. */
function assertDepth(bytes: Uint8Array): void {
  let depth = 0
  let inString = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (inString) {
      if (byte === BACKSLASH) index += 1
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1
      if (depth > MAX_DEPTH) throw new AppError('vault-damaged')
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1
  }
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

const versioned = z.looseObject({ schema: z.int().min(1) })

/** The copies of id and generation tie the document to the header that it came with. */
export function readDocument(bytes: Uint8Array, expected: { vaultId: string; generation: number }): VaultDocument {
  const raw = parseJson(bytes)
  const version = versioned.safeParse(raw)
  if (!version.success) throw new AppError('vault-damaged')
  if (version.data.schema > SCHEMA_VERSION) throw new AppError('vault-newer-version')
  const document = documentSchema.safeParse(raw)
  // No cause here either: zod's issues may carry values.
  if (!document.success) throw new AppError('vault-damaged')
  if (document.data.vaultId !== expected.vaultId || document.data.generation !== expected.generation) throw new AppError('vault-damaged')
  return document.data
}

export function writeDocument(document: VaultDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document))
}
