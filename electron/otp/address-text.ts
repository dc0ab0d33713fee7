// Owns taking an address apart as it is found in the wild: gluing, stray signs, half-encoded text. Judges no value.

export interface AddressParts {
  /** Lower case. */
  readonly type: string
  /** Encoded, as it was. */
  readonly rawLabel: string
  /** Decoded; names in lower case; the first of a repeated name counts. */
  readonly parameters: ReadonlyMap<string, string>
}

const SCHEME = /^(?:apple-)?otpauth:\/\//iu
/** Its type is its scheme: the label follows at once. */
const MOTP_SCHEME = /^motp:\/\//iu
/** `issuer=Xperiod=30`: an `=` inside a value is written %3D, so a known name before a raw one was glued on. */
const GLUED = /(secret|issuer|algorithm|digits|period|counter|encoder)=(?=[^=])/u

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
    parameters: parseQuery(tail.slice(queryStart + 1))
  }
}

/** A raw `?` may stand in a label, so the query is where the secret is. */
function startOfQuery(tail: string): number {
  const withSecret = tail.search(/\?(?=[^?]*\bsecret=)/iu)
  const start = withSecret === -1 ? tail.indexOf('?') : withSecret
  return start === -1 ? tail.length : start
}

function parseQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of query.replaceAll('&amp;', '&').split('&').flatMap(unglue)) {
    const equals = pair.indexOf('=')
    if (equals < 1) continue
    const name = decodeTolerantly(pair.slice(0, equals)).trim().toLowerCase()
    if (!parameters.has(name)) parameters.set(name, decodeTolerantly(pair.slice(equals + 1).replaceAll('+', ' ')))
  }
  return parameters
}

function unglue(pair: string): string[] {
  const valueStart = pair.indexOf('=') + 1
  const glued = GLUED.exec(pair.slice(valueStart))
  if (valueStart === 0 || glued === null) return [pair]
  const cut = valueStart + glued.index
  return [pair.slice(0, cut), ...unglue(pair.slice(cut))]
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
