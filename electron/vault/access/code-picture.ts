// Owns making the QR code of a recovery code here, so that no other process has to be told the code in order to draw it. Keeps nothing.
import { create } from 'qrcode/lib/core/qrcode.js'

/** Rows from the top, `1` for dark, without the quiet zone. Level M: the paper may be folded. */
export function codePicture(text: string): string[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_module, column) => String(modules.get(row, column))).join('')
  )
}
