// Owns screens without a QR code that look as if they had one: icons, tables, chess boards, Aztec and Data Matrix codes, rings and targets.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { pageOf } from './pages.ts'
import type { Random } from './random.ts'
import type { Scene } from './categories.ts'

const KINDS = ['icons', 'table', 'chess', 'Aztec', 'DataMatrix', 'targets', 'text', 'modules'] as const

/** Without its binary at hand the library would ask a network. */
export async function prepareNoise(): Promise<void> {
  const bytes = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

export async function noiseScene(random: Random, index: number): Promise<Scene> {
  const { width, height } = random.pick([
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
    { width: 2560, height: 1440 }
  ])
  const kind = KINDS[index % KINDS.length] ?? 'icons'
  const over = kind === 'Aztec' || kind === 'DataMatrix' ? await symbols(random, kind, width, height) : drawn(random, kind, width, height)
  return { html: pageOf([], { width, height, isDark: random.chance(0.3), over }, random), width, height, scale: 1, texts: [] }
}

async function symbols(random: Random, format: 'Aztec' | 'DataMatrix', width: number, height: number): Promise<string> {
  const parts: string[] = []
  for (let k = 0; k < 6; k += 1) {
    const { svg } = await writeBarcode(`otpauth://totp/Noise${k}?secret=${random.whole(1e9, 9e9)}`, { format, scale: random.whole(3, 6) })
    parts.push(box(random, width, height, svg))
  }
  return parts.join('')
}

function box(random: Random, width: number, height: number, html: string): string {
  return `<div style="position:absolute;left:${random.whole(0, width - 240)}px;top:${random.whole(0, height - 240)}px;background:#fff;padding:8px">${html}</div>`
}

function drawn(random: Random, kind: Exclude<(typeof KINDS)[number], 'Aztec' | 'DataMatrix'>, width: number, height: number): string {
  const many = (count: number, make: (k: number) => string): string => Array.from({ length: count }, (_, k) => make(k)).join('')
  const at = (): string => `left:${random.whole(0, width - 160)}px;top:${random.whole(0, height - 160)}px`
  switch (kind) {
    case 'icons':
      return many(120, () => {
        const size = random.whole(14, 46)
        return `<div style="position:absolute;${at()};width:${size}px;height:${size}px;border:${Math.round(size / 7)}px solid #111;border-radius:${random.whole(0, 12)}px;background:#fff;padding:${Math.round(size / 7)}px"><div style="width:100%;height:100%;background:#111;border-radius:${random.whole(0, 8)}px"></div></div>`
      })
    case 'table':
      return `<table style="position:absolute;left:20px;top:20px;border-collapse:collapse;background:#fff;color:#000;font:12px monospace">${many(
        Math.floor(height / 22),
        () => `<tr>${many(24, () => `<td style="border:1px solid #000;padding:1px 5px">${random.whole(0, 9999)}</td>`)}</tr>`
      )}</table>`
    case 'chess':
      return many(6, () => {
        const cell = random.whole(2, 18)
        return `<div style="position:absolute;${at()};width:${cell * 24}px;height:${cell * 24}px;background:repeating-conic-gradient(#000 0 25%,#fff 0 50%) 0 0/${cell * 2}px ${cell * 2}px"></div>`
      })
    case 'targets':
      return many(40, () => {
        const m = random.whole(2, 9)
        return `<svg style="position:absolute;${at()}" width="${m * 9}" height="${m * 9}" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9h-9z"/><path d="M1 1h7v7h-7z"/><path fill="#fff" d="M2 2h5v5h-5z"/><path d="M3 3h3v3h-3z"/></svg>`
      })
    case 'text':
      return `<div style="position:absolute;left:0;top:0;width:100%;font:${random.whole(7, 13)}px/1.1 monospace">${many(4_000, () => random.pick(['目', '国', '回', '困', '■', '▣', '▦', '0', 'B', '8', '#']))}</div>`
    case 'modules':
      return many(3, () => {
        const m = random.whole(3, 6)
        const cells = many(37 * 37, (k) => (random.chance(0.5) ? `M${k % 37} ${Math.floor(k / 37)}h1v1h-1z` : ''))
        return `<svg style="position:absolute;${at()}" width="${37 * m}" height="${37 * m}" viewBox="-4 -4 45 45"><path fill="#fff" d="M-4-4h45v45h-45z"/><path d="${cells}"/></svg>`
      })
  }
}
