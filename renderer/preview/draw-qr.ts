// Owns drawing real codes of made-up text for the preview. Development only: in the program they are made in the vault process.
import { create } from 'qrcode'
import type { QrModules } from '../../shared/model/transfer.ts'

export function drawQr(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const bits = new Uint8Array(Math.ceil((modules.size * modules.size) / 8))
  modules.data.forEach((dark, index) => {
    if (dark === 1) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  })
  return { side: modules.size, bits }
}
