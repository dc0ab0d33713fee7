// Owns what a person may write as the host that is asked for the time. Resolves no name and sends nothing.
import { AppError } from '../../../../shared/errors.ts'

export interface ClockHost {
  kind: 'https' | 'http' | 'ntp'
  /** Without the brackets of an IPv6 address. */
  hostname: string
  port: number
}

const PORTS: Readonly<Record<ClockHost['kind'], number>> = { https: 443, http: 80, ntp: 123 }
/** No path, no query, no account: all that leaves the computer is that somebody asks this host for the time. */
const SHAPE = /^(?:(https?|ntp):\/\/)?((?:[^\s/?#@:[\]]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?)\/?$/iu

/** `https://host` and `http://host` (HTTP), `ntp://host` and a bare host (SNTP), each with or without a port. Throws `clock-host-invalid`. */
export function readClockHost(text: string): ClockHost {
  const [, scheme = 'ntp', authority = '', portText] = SHAPE.exec(text.trim()) ?? []
  const kind = kindOf(scheme.toLowerCase())
  const port = portText === undefined ? PORTS[kind] : Number(portText)
  const hostname = hostnameOf(authority)
  if (hostname === null || port < 1 || port > 65_535) throw new AppError('clock-host-invalid')
  return { kind, hostname, port }
}

/** How a host is written in the settings: always with its scheme, with the port only where it is not the usual one. */
export function clockHostText({ kind, hostname, port }: ClockHost): string {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  return `${kind}://${host}${port === PORTS[kind] ? '' : `:${String(port)}`}`
}

function kindOf(scheme: string): ClockHost['kind'] {
  return scheme === 'https' || scheme === 'http' ? scheme : 'ntp'
}

/** As the URL standard reads it: lower case, other scripts as they are asked for (punycode), an address in its usual form. */
function hostnameOf(authority: string): string | null {
  if (authority === '') return null
  try {
    const { hostname } = new URL(`https://${authority}`)
    return hostname.length > 253 ? null : hostname.replace(/^\[|\]$/gu, '')
  } catch {
    return null
  }
}
