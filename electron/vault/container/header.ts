// Owns the meaning of the header's values (VAULT-FORMAT §3). Values that it does not know are kept and written back.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, u16, u64 } from './bytes.ts'
import { ID_BYTES, MAX_ATTACHMENTS_AREA_BYTES, MAX_BUCKET_BYTES, MIN_BUCKET_BYTES, payloadBytesOf, SALT_BYTES, SUITE, TLV } from './layout.ts'
import { encodeSlotList, parseSlotList } from './slots.ts'
import { encodeTlvs, parseTlvs, type Tlv } from './tlv.ts'

export interface VaultHeader {
  readonly vaultId: Uint8Array
  readonly generation: number
  readonly saveId: Uint8Array
  readonly prevSaveId: Uint8Array
  readonly saveSalt: Uint8Array
  readonly payloadBytes: number
  /** Missing where there are no attachments. */
  readonly attachmentsBytes?: number
  readonly slots: readonly Uint8Array[]
  /** Not critical and not known here. */
  readonly extras: readonly Tlv[]
}

const KNOWN = new Set<number>(Object.values(TLV))

export function parseHeader(area: Uint8Array): VaultHeader {
  const tlvs = parseTlvs(area)
  if (tlvs.some(({ number, critical }) => critical && !KNOWN.has(number))) throw new AppError('vault-newer-version')
  const valueOf = (number: number, length?: number): Uint8Array => {
    const tlv = tlvs.find((one) => one.number === number)
    if (tlv?.critical !== true) throw new AppError('vault-damaged')
    if (length !== undefined && tlv.value.length !== length) throw new AppError('vault-damaged')
    return tlv.value
  }
  if (createByteReader(valueOf(TLV.suite, 2)).u16() !== SUITE) throw new AppError('vault-newer-version')
  const generation = createByteReader(valueOf(TLV.generation, 8)).u64()
  const payloadBytes = createByteReader(valueOf(TLV.payloadLength, 8)).u64()
  if (generation < 1 || !isPayloadLength(payloadBytes)) throw new AppError('vault-damaged')
  return {
    vaultId: valueOf(TLV.vaultId, ID_BYTES),
    generation,
    saveId: valueOf(TLV.saveId, ID_BYTES),
    prevSaveId: valueOf(TLV.prevSaveId, ID_BYTES),
    saveSalt: valueOf(TLV.saveSalt, SALT_BYTES),
    payloadBytes,
    ...attachmentsBytesOf(tlvs),
    slots: parseSlotList(valueOf(TLV.slots)),
    extras: tlvs.filter(({ number }) => !KNOWN.has(number))
  }
}

/** The value is critical: a reader that does not know it would lose the attachments at its first save. */
function attachmentsBytesOf(tlvs: readonly Tlv[]): Pick<VaultHeader, 'attachmentsBytes'> {
  const tlv = tlvs.find(({ number }) => number === TLV.attachmentsLength)
  if (tlv === undefined) return {}
  if (!tlv.critical || tlv.value.length !== 8) throw new AppError('vault-damaged')
  const attachmentsBytes = createByteReader(tlv.value).u64()
  // No area is said by no value: there is one way to write each header.
  if (attachmentsBytes === 0 || attachmentsBytes > MAX_ATTACHMENTS_AREA_BYTES) throw new AppError('vault-damaged')
  return { attachmentsBytes }
}

/** A payload has the length of one of the padding's buckets; there are sixteen of them. */
function isPayloadLength(length: number): boolean {
  for (let bucket = MIN_BUCKET_BYTES; bucket <= MAX_BUCKET_BYTES; bucket *= 2) {
    if (payloadBytesOf(bucket) === length) return true
  }
  return false
}

export function encodeHeader(header: VaultHeader): Uint8Array {
  const critical = (number: number, value: Uint8Array): Tlv => ({ number, critical: true, value })
  return encodeTlvs([
    critical(TLV.vaultId, header.vaultId),
    critical(TLV.suite, u16(SUITE)),
    critical(TLV.generation, u64(header.generation)),
    critical(TLV.saveId, header.saveId),
    critical(TLV.prevSaveId, header.prevSaveId),
    critical(TLV.saveSalt, header.saveSalt),
    critical(TLV.payloadLength, u64(header.payloadBytes)),
    critical(TLV.slots, encodeSlotList(header.slots)),
    ...(header.attachmentsBytes === undefined ? [] : [critical(TLV.attachmentsLength, u64(header.attachmentsBytes))]),
    ...header.extras
  ])
}
