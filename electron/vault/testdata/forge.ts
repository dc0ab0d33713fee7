// Owns building vault files by hand, every part replaceable, so that a vector can have one fault. Never used by the product.
import { joinBytes, u16, u32, u64 } from '../container/bytes.ts'
import { sha256 } from '../container/container.ts'
import { deriveSaveKeys, macHeader } from '../container/keys.ts'
import { LOWEST_KDF_COST, type KdfCost } from '../container/kdf.ts'
import { CRITICAL_BIT, MAGIC, SUITE } from '../container/layout.ts'
import { encodeSlotList, makePasswordSlot } from '../container/slots.ts'
import { sealStream } from '../container/stream.ts'
import { paddedBytes } from './padded-bytes.ts'
import { uuidBytes, uuidText } from '../document/ids.ts'
import { newDocument } from '../document/new-document.ts'
import { seededRandom, TEST_NOW_MS } from './fixtures.ts'

export interface RawTlv {
  readonly type: number
  readonly value: Uint8Array
}

/** What all vectors of one name share; two forgers of one name make the same bytes. */
export interface Forger {
  readonly random: (length: number) => Uint8Array
  readonly vaultId: Uint8Array
  readonly vaultKey: Uint8Array
  readonly saveSalt: Uint8Array
  readonly emptyDocument: Record<string, unknown>
  slot(password: string, cost?: KdfCost): Promise<Uint8Array>
  tlvs(slots: readonly Uint8Array[], payloadLength: number, generation?: number): RawTlv[]
  /** Everything between the parts that are given is right. */
  file(parts: FileParts): Uint8Array
}

export interface FileParts {
  readonly slots?: readonly Uint8Array[]
  readonly tlvs?: (right: RawTlv[]) => RawTlv[]
  readonly header?: (right: Uint8Array) => Uint8Array
  readonly major?: number
  readonly minor?: number
  readonly generation?: number
  readonly document?: unknown
  readonly documentBytes?: Uint8Array
  readonly padded?: Uint8Array
  readonly payload?: (right: Uint8Array) => Uint8Array
  readonly mac?: (right: Uint8Array) => Uint8Array
}

export const critical = (number: number): number => number | CRITICAL_BIT

export function createForger(name: string): Forger {
  const random = seededRandom(`vector ${name}`)
  const vaultId = uuidBytes(random)
  const vaultKey = random(32)
  const saveSalt = random(32)
  const [saveId, prevSaveId] = [random(16), new Uint8Array(16)]
  const emptyDocument = { ...newDocument({ vaultId: uuidText(vaultId), name: 'Personal', nowMs: TEST_NOW_MS, writer: '00000001' }) }

  const tlvs: Forger['tlvs'] = (slots, payloadLength, generation = 1) => [
    { type: critical(1), value: vaultId },
    { type: critical(2), value: u16(SUITE) },
    { type: critical(3), value: u64(generation) },
    { type: critical(4), value: saveId },
    { type: critical(5), value: prevSaveId },
    { type: critical(6), value: saveSalt },
    { type: critical(7), value: u64(payloadLength) },
    { type: critical(8), value: encodeSlotList(slots) }
  ]
  return {
    random,
    vaultId,
    vaultKey,
    saveSalt,
    emptyDocument,
    slot: (password, cost = LOWEST_KDF_COST) =>
      makePasswordSlot({ vaultId, vaultKey, password, policy: { cost, floor: LOWEST_KDF_COST }, random }),
    tlvs,
    file: (parts) => {
      const documentBytes = parts.documentBytes ?? new TextEncoder().encode(JSON.stringify(parts.document ?? emptyDocument))
      const padded = parts.padded ?? paddedBytes(documentBytes)
      const { payloadKey, headerMacKey } = deriveSaveKeys(vaultKey, saveSalt, vaultId)
      const payloadLength = padded.length + 16 * Math.ceil(padded.length / 65_536)
      const right = tlvs(parts.slots ?? [], payloadLength, parts.generation)
      const area = joinBytes((parts.tlvs?.(right) ?? right).flatMap(({ type, value }) => [u16(type), u32(value.length), value]))
      const before = joinBytes([MAGIC, u16(parts.major ?? 1), u16(parts.minor ?? 0), u32(area.length), area])
      const header = parts.header?.(before) ?? before
      const mac = macHeader(headerMacKey, header)
      const payload = sealStream(payloadKey, padded, mac)
      return withTrailer(joinBytes([header, parts.mac?.(mac) ?? mac, parts.payload?.(payload) ?? payload]))
    }
  }
}

function withTrailer(body: Uint8Array): Uint8Array {
  const counted = joinBytes([body, u64(body.length + 40)])
  return joinBytes([counted, sha256(counted)])
}

export function withByteFlipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = bytes.slice()
  const at = index < 0 ? bytes.length + index : index
  copy[at] = (copy[at] ?? 0) ^ 0x01
  return copy
}

export function withBytesAt(bytes: Uint8Array, index: number, replacement: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy.set(replacement, index)
  return copy
}
