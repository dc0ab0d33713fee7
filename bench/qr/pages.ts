// Owns pages like those on which codes are met: a site's security settings around the codes, or a screen without any. Text is made up.
import type { Random } from './random.ts'

export interface PlacedCode {
  svg: string
  sizePx: number
  /** Of the code's upper left corner, CSS pixels; may lie beyond the page. */
  x: number
  y: number
  /** CSS that is put on the code's box. */
  style?: string
}

export interface PageLook {
  width: number
  height: number
  isDark: boolean
  ground?: string
  /** More HTML on top of everything. */
  over?: string
  /** No text around the codes. */
  isBare?: boolean
}

const SITES = ['Kaede Mail', 'Northwind', 'Fabrikam', 'Contoso Bank', 'Sakura Cloud', 'Hoshi Games', 'Umi Storage', 'Tsubame Travel'] as const
const SENTENCES = [
  'Scan this code with your authenticator app, then enter the six digits that it shows.',
  'Two-step verification adds a second layer of protection to your account.',
  'If you cannot scan the code, enter the setup key by hand instead.',
  'Keep your recovery codes in a safe place. Each of them works once.',
  '認証アプリでこのコードを読み取り、表示された6桁の数字を入力してください。',
  '読み取れない場合は、セットアップキーを手で入力してください。'
] as const

export function siteName(random: Random): string {
  return random.pick(SITES)
}

export function pageOf(codes: readonly PlacedCode[], look: PageLook, random: Random): string {
  const ink = look.isDark ? '#e5e7eb' : '#1f2937'
  const ground = look.ground ?? (look.isDark ? random.pick(['#111827', '#000000', '#1e1e2e', '#0d1117']) : random.pick(['#ffffff', '#f3f4f6', '#fafaf9', '#eef2ff']))
  const boxes = codes
    .map(({ svg, x, y, style = '' }) => `<div style="position:absolute;left:${x}px;top:${y}px;line-height:0;${style}">${svg}</div>`)
    .join('')
  const text = look.isBare === true ? '' : surroundings(look, random)
  return `<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}html,body{margin:0;overflow:hidden;width:${look.width}px;height:${look.height}px;background:${ground};color:${ink};font:15px/1.5 sans-serif}button{font:inherit;padding:8px 18px;border-radius:8px;border:0;background:#2563eb;color:#fff}input{font:inherit;padding:7px;border:1px solid #8888;border-radius:6px;background:transparent;color:inherit}</style><body>${text}${boxes}${look.over ?? ''}</body>`
}

function surroundings({ width, height }: PageLook, random: Random): string {
  const site = siteName(random)
  const rows = Math.floor(height / 90)
  const side = Array.from({ length: rows }, (_, k) => `<p style="margin:14px 18px;opacity:.8">${random.pick(['Profile', 'Security', 'Devices', 'Billing', 'Notifications', '通知', '安全'])} ${k}</p>`).join('')
  const body = Array.from({ length: rows }, () => `<p style="max-width:560px;margin:6px 0">${random.pick(SENTENCES)}</p>`).join('')
  const digits = Array.from({ length: 6 }, () => '<input size=1 style="margin-right:6px">').join('')
  return `<div style="position:absolute;left:0;top:0;width:200px;height:100%;border-right:1px solid #8885">${side}</div><div style="position:absolute;left:230px;top:16px;width:${Math.min(width - 260, 900)}px"><h2 style="margin:0 0 8px">${site}</h2>${body}<div>${digits}<button>Verify</button></div></div>`
}
