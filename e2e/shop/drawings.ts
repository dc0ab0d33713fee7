// Owns the shop's drawings, all made here as SVG: the mark, the goods, the bar of steps and the QR code.
import QRCode from 'qrcode'
import { html, ownMarkup, type Html } from './html.ts'

/** The spiral flower that teachers draw on good work. */
export const MARK: Html = html`<svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true"><g fill="#f2b8cf"><circle cx="16" cy="6" r="5"/><circle cx="24.6" cy="11" r="5"/><circle cx="24.6" cy="21" r="5"/><circle cx="16" cy="26" r="5"/><circle cx="7.4" cy="21" r="5"/><circle cx="7.4" cy="11" r="5"/></g><path d="M16 16a2 2 0 1 1 2 2 4.5 4.5 0 1 1 2.5-6.5A7.5 7.5 0 1 1 9 14" fill="none" stroke="#8c2f5b" stroke-width="2" stroke-linecap="round"/></svg>`

export const GOODS: readonly Html[] = [
  html`<svg viewBox="0 0 200 120" aria-hidden="true"><rect width="200" height="120" fill="#e6f0e2"/><path d="M60 50h80v22a30 30 0 0 1-30 30H90a30 30 0 0 1-30-30z" fill="#7b9e6b"/><ellipse cx="100" cy="50" rx="40" ry="8" fill="#c7dc8f"/></svg>`,
  html`<svg viewBox="0 0 200 120" aria-hidden="true"><rect width="200" height="120" fill="#fcebdc"/><circle cx="82" cy="70" r="27" fill="#d9752c"/><circle cx="124" cy="74" r="23" fill="#e58b3c"/><path d="M70 46q12-8 24 0l-12 7zM114 54q10-6 20 0l-10 6z" fill="#5d7440"/></svg>`,
  html`<svg viewBox="0 0 200 120" aria-hidden="true"><rect width="200" height="120" fill="#e4eaf4"/><rect x="58" y="18" width="84" height="86" rx="4" fill="#31508c"/><g fill="none" stroke="#c9d6ee" stroke-width="3"><path d="M58 40q10-10 21 0t21 0 21 0 21 0M58 62q10-10 21 0t21 0 21 0 21 0M58 84q10-10 21 0t21 0 21 0 21 0"/></g></svg>`,
  html`<svg viewBox="0 0 200 120" aria-hidden="true"><rect width="200" height="120" fill="#f5ebe0"/><rect x="45" y="34" width="110" height="60" rx="10" fill="#b98552"/><rect x="53" y="42" width="50" height="44" rx="5" fill="#fffaf0"/><circle cx="78" cy="64" r="9" fill="#c0392b"/><rect x="109" y="42" width="38" height="20" rx="5" fill="#7b9e6b"/><rect x="109" y="66" width="38" height="20" rx="5" fill="#e0b04a"/></svg>`
]

export function stepsBar(at: number, of: number): Html {
  return html`<div class="track"><svg viewBox="0 0 ${of} 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${at}" height="1" fill="#8c2f5b"/></svg></div>`
}

/** Drawn with the four modules of quiet zone that ISO/IEC 18004 asks for. */
export async function qrCode(text: string): Promise<Html> {
  return ownMarkup(await QRCode.toString(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' }))
}
