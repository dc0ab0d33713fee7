// Owns taking an address apart as it is found in the wild: gluing, stray signs, half-encoded text. Judges no value.

export interface AddressParts {
  /** Lower case. */
  readonly type: string
  /** Encoded, as it was. */
  readonly rawLabel: string
  /** Decoded; names in lower case; of a repeated name the first that says something. */
  readonly parameters: ReadonlyMap<string, string>
  /** Names that stand there again with another value. */
  readonly disputed: ReadonlySet<string>
}

const SCHEME = /^(?:apple-)?otpauth:\/\//iu
/** Its type is its scheme: the label follows at once. */
const MOTP_SCHEME = /^motp:\/\//iu
const KNOWN = 'secret|issuer|algorithm|digits|period|counter|encoder|pin'
const KNOWN_NAME = new RegExp(`^(?:${KNOWN})$`, 'iu')
/** `issuer=Xperiod=30`: an `=` inside a value is written %3D, so a known name before a raw one was glued on. */
const GLUED = new RegExp(`(?:${KNOWN})=(?=[^=])`, 'giu')
const STATES_SOMETHING = new RegExp(`\\b(?:${KNOWN})\\s*=`, 'iu')

export function isOtpAddress(text: string): boolean {
  return SCHEME.test(text) || MOTP_SCHEME.test(text)
}

/** Null when there is no type or no place for one. */
export function splitAddress(text: string): AddressParts | null {
  const rest = text.replace(MOTP_SCHEME, 'motp/').replace(SCHEME, '')
  const [, type = '', tail = ''] = /^([^/?]*)([\s\S]*)$/u.exec(rest) ?? []
  if (type === '') return null
  const queryStart = startOfQuery(tail)
  return {
    type: type.toLowerCase(),
    rawLabel: tail.slice(0, queryStart).replace(/^\/+/u, ''),
    ...parseQuery(tail.slice(queryStart + 1))
  }
}

/** A raw `?` may stand in a label, so the query is where something is stated; else it begins at the first one. */
function startOfQuery(tail: string): number {
  const first = tail.indexOf('?')
  for (let start = first; start !== -1;) {
    const next = tail.indexOf('?', start + 1)
    if (STATES_SOMETHING.test(decodeTolerantly(tail.slice(start, next === -1 ? tail.length : next)))) return start
    start = next
  }
  return first === -1 ? tail.length : first
}

function parseQuery(query: string): Pick<AddressParts, 'parameters' | 'disputed'> {
  const parameters = new Map<string, string>()
  const disputed = new Set<string>()
  for (const pair of query.replaceAll('&amp;', '&').split('&').flatMap(unglue)) {
    const equals = pair.indexOf('=')
    if (equals < 1) continue
    const name = decodeTolerantly(pair.slice(0, equals)).trim().toLowerCase()
    const value = decodeTolerantly(pair.slice(equals + 1).replaceAll('+', ' '))
    const before = parameters.get(name)
    if (before === undefined || !saysSomething(before)) parameters.set(name, value)
    else if (saysSomething(value) && value.trim().toLowerCase() !== before.trim().toLowerCase()) disputed.add(name)
  }
  return { parameters, disputed }
}

/** Whether a value is one: some writers put an empty text or `null` where they have none. */
export function saysSomething(value: string): boolean {
  return !['', 'null'].includes(value.trim())
}

/** A link to a picture has parameters of its own, which say nothing about codes. */
function unglue(pair: string): string[] {
  const valueStart = pair.indexOf('=') + 1
  const isLink = !KNOWN_NAME.test(pair.slice(0, valueStart - 1).trim()) && pair.includes('://', valueStart)
  if (valueStart === 0 || isLink) return [pair]
  const starts = [0, ...Array.from(pair.slice(valueStart).matchAll(GLUED), ({ index }) => valueStart + index)]
  return starts.map((start, index) => {
    const end = starts[index + 1]
    // A second question mark in the place of an ampersand.
    return end === undefined ? pair.slice(start) : pair.slice(start, end).replace(/\?$/u, '')
  })
}

/** Decodes what is well encoded and leaves the rest as it stands. */
export function decodeTolerantly(text: string): string {
  return wellFormed(
    text.replace(/(?:%[0-9a-f]{2})+/giu, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        return run
      }
    })
  )
}

/** Half a surrogate pair can be neither shown nor encoded. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
