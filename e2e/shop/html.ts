// Owns how the shop's pages become markup: every value that is put into a page is escaped unless it is markup already.

/** Markup that was built by `html` and may be put into other markup unchanged. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | false | readonly Html[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

function render(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('markup' in part) return part.markup
  return part.map((one) => one.markup).join('')
}

/** A tagged template: `html\`<p>${text}</p>\``. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((whole, text, at) => whole + text + render(parts[at] ?? null), '') }
}

/** Trusts `markup` as it is; only for drawings that this program made itself. */
export function ownMarkup(markup: string): Html {
  return { markup }
}
