// Owns painting modules to a picture and reading it with two readers that share nothing with their maker: zbarimg and zxing. Tests only.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { QrModules } from '../../../shared/model/transfer.ts'

const QUIET_ZONE_MODULES = 4

/** Dark on white with a quiet zone, as the window draws it. */
export function paintedQr({ side, bits }: QrModules, scale = 3): Buffer {
  const width = (side + 2 * QUIET_ZONE_MODULES) * scale
  const png = new PNG({ width, height: width })
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const column = Math.floor(x / scale) - QUIET_ZONE_MODULES
      const row = Math.floor(y / scale) - QUIET_ZONE_MODULES
      const isInside = column >= 0 && row >= 0 && column < side && row < side
      const index = row * side + column
      const isDark = isInside && ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
      const at = (y * width + x) * 4
      png.data.fill(isDark ? 0 : 0xff, at, at + 3)
      png.data[at + 3] = 0xff
    }
  }
  return PNG.sync.write(png)
}

export const hasZbar = spawnSync('zbarimg', ['--version']).status === 0
if (!hasZbar) process.stdout.write('Reading codes back with zbarimg is skipped: it is not installed (apt-get install zbar-tools).\n')

export function readByZbar(png: Buffer): string[] {
  const { stdout } = spawnSync('zbarimg', ['--raw', '-q', '-Sdisable', '-Sqrcode.enable', '-'], { input: png, encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

export async function readByZxing(png: Buffer): Promise<string[]> {
  const bytes = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  // Without wasmBinary the library would ask a CDN.
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  const results = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], tryInvert: false })
  return results.filter(({ isValid }) => isValid).map(({ text }) => text)
}
