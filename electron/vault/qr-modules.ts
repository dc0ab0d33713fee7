// Owns making the modules of a QR code here, where the keys are: no address leaves for another process to draw. Keeps nothing.
import { create } from 'qrcode/lib/core/qrcode.js'
import { AppError } from '../../shared/errors.ts'
import type { QrModules } from '../../shared/model/transfer.ts'

/** Bytes of version 40 at level L (ISO/IEC 18004, table 7): the most that a QR code holds. */
const MAX_BYTES = 2_953
/** Bytes of version 22 at level M. Up to here a code can have the stronger correction and still be read easily by a phone. */
const MAX_BYTES_AT_M = 779

/**
 * One segment of bytes, as all writers of such codes make it: mixed segments are shorter, but old readers stumble over them.
 * Throws `transfer-too-large` when no QR code is large enough.
 */
export function qrModulesOf(address: string): QrModules {
  const data = new TextEncoder().encode(address)
  if (data.length > MAX_BYTES) throw new AppError('transfer-too-large')
  const { modules } = create([{ mode: 'byte', data }], { errorCorrectionLevel: data.length > MAX_BYTES_AT_M ? 'L' : 'M' })
  const side = modules.size
  const isDark = (index: number): boolean => index < side * side && modules.get(Math.floor(index / side), index % side) === 1
  const bits = Uint8Array.from({ length: Math.ceil((side * side) / 8) }, (_, at) =>
    Array.from({ length: 8 }, (_bit, shift) => (isDark(at * 8 + shift) ? 0x80 >> shift : 0)).reduce((byte, bit) => byte | bit)
  )
  return { side, bits }
}
