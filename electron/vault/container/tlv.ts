// Owns the header's list of typed values (VAULT-FORMAT §3): one canonical order, no duplicates. Knows no meaning of any type.
import { AppError } from '../../../shared/errors.ts'
import { createByteReader, joinBytes, u16, u32 } from './bytes.ts'
import { CRITICAL_BIT } from './layout.ts'

export interface Tlv {
  /** Without the critical bit. */
  readonly number: number
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Strictly ascending numbers: there is one way to write a header, so nothing can hide in its order. */
export function parseTlvs(area: Uint8Array): Tlv[] {
  const reader = createByteReader(area)
  const found: Tlv[] = []
  let last = 0
  while (reader.remaining() > 0) {
    const type = reader.u16()
    const number = type & ~CRITICAL_BIT
    if (number <= last) throw new AppError('vault-damaged')
    last = number
    // Copies: they outlive the file’s bytes, which may be many.
    found.push({ number, critical: (type & CRITICAL_BIT) !== 0, value: reader.take(reader.u32()).slice() })
  }
  return found
}

export function encodeTlvs(tlvs: readonly Tlv[]): Uint8Array {
  const sorted = [...tlvs].sort((a, b) => a.number - b.number)
  return joinBytes(
    sorted.flatMap(({ number, critical, value }) => [u16(critical ? number | CRITICAL_BIT : number), u32(value.length), value])
  )
}
