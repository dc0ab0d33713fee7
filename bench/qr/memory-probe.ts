// A process of its own for one figure: how much memory reading two 4K displays takes over the idle reader. Prints one JSON line.
import qrcode from 'qrcode'
import { openQrReader } from '../../electron/reader/qr/open-reader.ts'

const WIDTH = 3_840
const HEIGHT = 2_160
const MODULE_PX = 4

/** A white display with some codes on it. */
function display(first: number): Uint8ClampedArray {
  const words = new Uint32Array(WIDTH * HEIGHT).fill(0xff_ff_ff_ff)
  for (let code = 0; code < 4; code += 1) {
    const { modules } = qrcode.create(`otpauth://totp/Example:${first + code}?secret=JBSWY3DPEHPK3PXP`, { errorCorrectionLevel: 'M' })
    for (let row = 0; row < modules.size * MODULE_PX; row += 1) {
      for (let column = 0; column < modules.size * MODULE_PX; column += 1) {
        if (modules.get(Math.floor(row / MODULE_PX), Math.floor(column / MODULE_PX)) !== 1) continue
        words[(200 + row) * WIDTH + 300 + code * 800 + column] = 0xff_00_00_00
      }
    }
  }
  return new Uint8ClampedArray(words.buffer)
}

const reader = await openQrReader({ nowMs: () => performance.now() })
await reader.readCodes({ data: new Uint8ClampedArray(640 * 480 * 4).fill(255), widthPx: 640, heightPx: 480 })
const idle = process.memoryUsage.rss()
const displays = [display(0), display(10)]
let codes = 0
for (const data of displays) codes += (await reader.readCodes({ data, widthPx: WIDTH, heightPx: HEIGHT })).length
const peak = process.resourceUsage().maxRSS * 1_024
process.stdout.write(`${JSON.stringify({ codes, overIdleMb: (peak - idle) / 2 ** 20 })}\n`)
