// Owns a whole vault file as bytes (VAULT-FORMAT §2, §7): the order of checks, sealing and opening. Touches no disk and knows no JSON.
import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, equalBytes, joinBytes, u16, u32, u64 } from './bytes.ts'
import { encodeHeader, parseHeader, type VaultHeader } from './header.ts'
import { deriveSaveKeys, macHeader } from './keys.ts'
import { pad, unpadInto, type DocumentSink } from './padding.ts'
import { openStream, sealStream } from './stream.ts'
import { findWayIn, knownSlotsOf, proofOf } from './ways-in.ts'
import {
  CHUNK_BYTES,
  DIGEST_BYTES,
  MAC_BYTES,
  MAGIC,
  MAJOR_VERSION,
  MAX_FILE_BYTES,
  MAX_HEADER_BYTES,
  MIN_FILE_BYTES,
  MINOR_VERSION,
  payloadBytesOf,
  PREAMBLE_BYTES,
  TAG_BYTES,
  TRAILER_BYTES
} from './layout.ts'

/** A file whose outer form is right; nothing in it is authenticated yet. */
export interface Inspected {
  readonly minorVersion: number
  readonly header: VaultHeader
  /** Everything that the header's MAC covers. */
  readonly macInput: Uint8Array
  readonly headerMac: Uint8Array
  readonly payload: Uint8Array
  /** SHA-256 of the whole file, its trailer included: by this a later save recognises the file. */
  readonly digest: Uint8Array
}

/** The platform's: on a whole file it is many times faster than one in JavaScript. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** All checks that need no key, in the order of §7; a damaged file is told from a wrong password here. */
export function inspectContainer(file: Uint8Array): Inspected {
  if (file.length > MAX_FILE_BYTES) throw new AppError('vault-too-large')
  // A file that ends within the magic is a cut vault; an empty one could be anything.
  const start = file.subarray(0, MAGIC.length)
  if (start.length === 0 || !equalBytes(start, MAGIC.subarray(0, start.length))) throw new AppError('vault-not-a-vault')
  if (file.length < MIN_FILE_BYTES) throw new AppError('vault-damaged')
  const digest = checkTrailer(file)
  const reader = createByteReader(file.subarray(0, file.length - TRAILER_BYTES))
  reader.take(MAGIC.length)
  const majorVersion = reader.u16()
  if (majorVersion > MAJOR_VERSION) throw new AppError('vault-newer-version')
  if (majorVersion < MAJOR_VERSION) throw new AppError('vault-damaged')
  const minorVersion = reader.u16()
  const headerLength = reader.u32()
  if (headerLength > MAX_HEADER_BYTES) throw new AppError('vault-damaged')
  const header = parseHeader(reader.take(headerLength))
  const headerMac = reader.take(MAC_BYTES)
  if (reader.remaining() !== header.payloadBytes) throw new AppError('vault-damaged')
  knownSlotsOf(header.slots)
  return {
    minorVersion,
    header,
    macInput: file.subarray(0, PREAMBLE_BYTES + headerLength),
    headerMac,
    payload: reader.take(header.payloadBytes),
    digest
  }
}

/**
 * Length and checksum need no key: they tell damage by accident, and a cut, before a password is asked to do work. Answers with the digest
 * of the whole file, which goes through the same bytes: they are hashed once.
 */
function checkTrailer(file: Uint8Array): Uint8Array {
  const trailer = createByteReader(file.subarray(file.length - TRAILER_BYTES))
  if (trailer.u64() !== file.length) throw new AppError('vault-damaged')
  const checksum = trailer.take(DIGEST_BYTES)
  const hash = createHash('sha256').update(file.subarray(0, file.length - DIGEST_BYTES))
  if (!equalBytes(hash.copy().digest(), checksum)) throw new AppError('vault-damaged')
  return hash.update(checksum).digest()
}

/** Tries the password slots in their order. Throws `vault-wrong-password` when the password fits none of them. */
export async function findVaultKey({ header }: { readonly header: Pick<VaultHeader, 'slots' | 'vaultId'> }, password: string): Promise<Uint8Array> {
  return (await findWayIn(header, proofOf(password), () => 0)).vaultKey
}

/** The document's bytes, once header and payload have both proven to be written with this key. */
export function openContainer(container: Inspected, vaultKey: Uint8Array): Uint8Array {
  let document = new Uint8Array()
  openInto(container, vaultKey, {
    begin: (length) => {
      document = new Uint8Array(length)
    },
    add: (offset, part) => {
      document.set(part, offset)
    }
  })
  return document
}

/** Whether it opens with this key and holds exactly this document. Needs no second copy of it. */
export function holdsDocument(container: Inspected, vaultKey: Uint8Array, document: Uint8Array): boolean {
  let isSame = true
  openInto(container, vaultKey, {
    begin: (length) => {
      isSame = length === document.length
    },
    add: (offset, part) => {
      // Buffer compares natively; the document may have megabytes.
      isSame &&= Buffer.compare(part, document.subarray(offset, offset + part.length)) === 0
    }
  })
  return isSame
}

function openInto({ header, macInput, headerMac, payload }: Inspected, vaultKey: Uint8Array, sink: DocumentSink): void {
  const { payloadKey, headerMacKey } = deriveSaveKeys(vaultKey, header.saveSalt, header.vaultId)
  if (!timingSafeEqual(macHeader(headerMacKey, macInput), headerMac)) throw new AppError('vault-damaged')
  const plaintextBytes = payload.length - TAG_BYTES * Math.ceil(payload.length / (CHUNK_BYTES + TAG_BYTES))
  openStream(payloadKey, payload, headerMac, unpadInto(sink, plaintextBytes))
}

export interface SealInput {
  readonly header: Omit<VaultHeader, 'payloadBytes'>
  /** Of the file that is followed; a newer minor version's values are kept, so its number is kept too. */
  readonly minorVersion?: number
  readonly vaultKey: Uint8Array
  readonly document: Uint8Array
}

/** The caller draws a new `saveSalt` and `saveId` for every call: the keys depend on it. */
export function sealContainer({ header, minorVersion = MINOR_VERSION, vaultKey, document }: SealInput): Uint8Array {
  const plaintext = pad(document)
  const payloadBytes = payloadBytesOf(plaintext.length)
  const area = encodeHeader({ ...header, payloadBytes })
  if (area.length > MAX_HEADER_BYTES) throw new AppError('internal')
  const macInput = joinBytes([MAGIC, u16(MAJOR_VERSION), u16(minorVersion), u32(area.length), area])
  const { payloadKey, headerMacKey } = deriveSaveKeys(vaultKey, header.saveSalt, header.vaultId)
  const headerMac = macHeader(headerMacKey, macInput)
  const payloadStart = macInput.length + headerMac.length
  const totalBytes = payloadStart + payloadBytes + TRAILER_BYTES
  // The only bytes of this size: the chunks are encrypted into their places.
  const file = new Uint8Array(totalBytes)
  file.set(macInput)
  file.set(headerMac, macInput.length)
  sealStream(payloadKey, plaintext, headerMac, file.subarray(payloadStart, payloadStart + payloadBytes))
  file.set(u64(totalBytes), totalBytes - TRAILER_BYTES)
  file.set(sha256(file.subarray(0, totalBytes - DIGEST_BYTES)), totalBytes - DIGEST_BYTES)
  return file
}
