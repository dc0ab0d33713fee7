// Owns reading and writing big-endian numbers and byte strings. Never reads past its end: that is a damaged file, not a zero.
import { AppError } from '../../../shared/errors.ts'

export interface ByteReader {
  u8(): number
  u16(): number
  u32(): number
  /** A u64 that fits a JavaScript number exactly; a larger one counts as damage. */
  u64(): number
  /** A view, not a copy. */
  take(length: number): Uint8Array
  remaining(): number
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0
  const advance = (length: number): number => {
    if (length > bytes.length - offset) throw new AppError('vault-damaged')
    const start = offset
    offset += length
    return start
  }
  return {
    u8: () => view.getUint8(advance(1)),
    u16: () => view.getUint16(advance(2)),
    u32: () => view.getUint32(advance(4)),
    u64: () => {
      const value = Number(view.getBigUint64(advance(8)))
      if (!Number.isSafeInteger(value)) throw new AppError('vault-damaged')
      return value
    },
    take: (length) => {
      const start = advance(length)
      return bytes.subarray(start, start + length)
    },
    remaining: () => bytes.length - offset
  }
}

export function u8(value: number): Uint8Array {
  return Uint8Array.of(value)
}

export function u16(value: number): Uint8Array {
  const bytes = new Uint8Array(2)
  new DataView(bytes.buffer).setUint16(0, value)
  return bytes
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** For public bytes only; secrets are compared in constant time where they are used. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
