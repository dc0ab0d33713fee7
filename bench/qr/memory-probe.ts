// A process of its own for one figure: how much memory one reader takes for 4K displays. Prints one JSON line.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { PNG } from 'pngjs'
import qrcode from 'qrcode'
import type { PixelImage } from '../../electron/reader/qr/decoder.ts'
import { openQrReader } from '../../electron/reader/qr/open-reader.ts'
import { JSQR, OURS, plainJsqr, zxing, ZXING } from './readers.ts'

const WIDTH = 3_840
const HEIGHT = 2_160
const MODULE_PX = 4

/** A white display with some codes on it. */
function display(first: number): PixelImage {
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
  return { data: new Uint8ClampedArray(words.buffer), widthPx: WIDTH, heightPx: HEIGHT }
}

type Read = (image: PixelImage) => Promise<number>

async function open(name: string): Promise<Read> {
  // Ours gives zxing-wasm its binary.
  const reader = name === JSQR ? null : await openQrReader({ nowMs: () => performance.now() })
  if (reader !== null && name === OURS) {
    return async (image) => (await reader.readCodes(image)).length
  }
  const other = name === ZXING ? zxing() : name === JSQR ? plainJsqr() : null
  if (other === null) throw new Error(`no reader is called ${name}`)
  return async (image) => (await other.read({ file: '', image })).texts.length
}

/** The highest that Linux has seen (proc(5), VmHWM): resourceUsage().maxRSS begins with that of whoever forked. */
function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kb = Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
  return kb * 1_024
}

const [, , task = OURS, argument] = process.argv
if (task === '--draw' && argument !== undefined) {
  const { data } = display(0)
  const png = new PNG({ width: WIDTH, height: HEIGHT })
  png.data = Buffer.from(data.buffer)
  writeFileSync(argument, PNG.sync.write(png))
} else {
  const read = await open(task)
  await read({ data: new Uint8ClampedArray(640 * 480 * 4).fill(255), widthPx: 640, heightPx: 480 })
  const idle = process.memoryUsage.rss()
  const displays = Array.from({ length: Number(argument ?? '2') }, (_, index) => display(index * 10))
  let codes = 0
  for (const image of displays) codes += await read(image)
  const peak = peakBytes()
  process.stdout.write(`${JSON.stringify({ codes, overIdleMb: (peak - idle) / 2 ** 20, peakMb: peak / 2 ** 20 })}\n`)
}
