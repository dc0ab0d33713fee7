// Owns a naive look at what a text says: every `name=value` that stands in it, in each way one could read it. Shares no code with the product.

export const KNOWN = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'pin'] as const
export type KnownName = (typeof KNOWN)[number]

/** The ways to read one statement; any of them is a fair reading. Values that say nothing (empty, `null`) are none. */
export type Readings = readonly string[]

export interface Statements {
  /** Behind the first question mark, between ampersands: nobody can overlook these. */
  readonly plain: readonly Readings[]
  /** Those, and whatever else looks like one anywhere in the text. */
  readonly all: readonly Readings[]
}

const NEXT_NAME = new RegExp(`(?:${KNOWN.join('|')})=`, 'iu')
const HEX_PAIR = /%[0-9a-f]{2}/iu

/** Percent signs to text; a run of escapes that is no UTF-8 stays as it is. */
export function decoded(text: string): string {
  let result = ''
  for (let at = 0; at < text.length;) {
    let end = at
    const bytes: number[] = []
    while (HEX_PAIR.test(text.slice(end, end + 3))) {
      bytes.push(Number.parseInt(text.slice(end + 1, end + 3), 16))
      end += 3
    }
    if (bytes.length === 0) {
      result += text[at] ?? ''
      at += 1
      continue
    }
    const whole = Buffer.from(bytes).toString('utf8')
    result += Buffer.from(whole, 'utf8').equals(Buffer.from(bytes)) ? whole : text.slice(at, end)
    at = end
  }
  return result
}

function readingsOf(value: string): Readings {
  const glued = NEXT_NAME.exec(value)
  const ends = glued === null ? [value] : [value, value.slice(0, glued.index), value.slice(0, glued.index).replace(/\?$/u, '')]
  return [...new Set(ends.flatMap((text) => [decoded(text.replaceAll('+', ' ')), decoded(text)]))]
}

function saysSomething(readings: Readings): boolean {
  return readings.every((reading) => reading.trim() !== '' && reading.trim() !== 'null')
}

/** RFC 3986 §6.2.2.2: escapes of these signs are other spellings of the same text. */
function withPlainLetters(text: string): string {
  return text.replace(/%(?:[46][1-9a-f]|[57][0-9a]|3[0-9]|2d|2e|5f|7e)/giu, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
}

export function statementsOf(text: string, name: KnownName): Statements {
  const whole = text.replaceAll('&amp;', '&')
  const plain = whole
    .slice(whole.includes('?') ? whole.indexOf('?') + 1 : whole.length)
    .split('&')
    .flatMap((pair) => {
      const equals = pair.indexOf('=')
      return equals > 0 && decoded(pair.slice(0, equals)).trim().toLowerCase() === name ? [readingsOf(pair.slice(equals + 1))] : []
    })
  const anywhere = [whole, withPlainLetters(whole)].flatMap((form) =>
    [...form.matchAll(new RegExp(`(?=${name}\\s*=([^&]*))`, 'giu'))].map(([, value = '']) => readingsOf(value))
  )
  return { plain: plain.filter(saysSomething), all: [...plain, ...anywhere] }
}
