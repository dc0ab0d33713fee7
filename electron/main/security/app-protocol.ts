// Owns app://, the only scheme that our views may load. Serves the built renderer, nothing else, and always with the policy below.
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol, type Protocol } from 'electron'
import { withMessages } from '../services/view-page.ts'
import { VIEW_SCHEME, type ViewHost } from './view-origin.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'"
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** Must run before the app is ready. `codeCache` lets V8 keep compiled scripts, which is what makes the second start fast. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: VIEW_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

const NOT_FOUND = { statusCode: 404, data: Buffer.alloc(0), mimeType: 'text/plain' }

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer'
}

export interface HeldPicture {
  data: Buffer
  mimeType: 'image/bmp' | 'image/png'
}

interface ServeOptions {
  /** Of the session that the views are in; the default one's unless given. */
  at?: Pick<Protocol, 'registerBufferProtocol'>
  /** A picture that main holds for a view, by the path it was told. */
  heldPicture?: (path: string) => HeldPicture | null
}

/**
 * `app://<view>/<path>`: the page at `index.html` is the view's own, assets are shared. Everything else is 404.
 *
 * By the older of Electron's two interfaces: `protocol.handle` builds a fetch Response for every file, whose first one alone costs a
 * start 26 ms (docs/electron-versions.md).
 */
export function serveViews(root: string, hosts: readonly ViewHost[], { at = protocol, heldPicture = () => null }: ServeOptions = {}): void {
  // oxlint-disable-next-line typescript/no-deprecated -- for the reason above; still there in Electron 45
  const isRegistered = at.registerBufferProtocol(VIEW_SCHEME, (request, answer) => {
    const held = request.method === 'GET' ? heldPicture(new URL(request.url).pathname) : null
    if (held !== null) {
      answer({ ...held, headers: { ...HEADERS, 'cache-control': 'no-store' } })
      return
    }
    const file = fileOf(root, hosts, request)
    const mimeType = file === null ? undefined : CONTENT_TYPES[extname(file)]
    if (file === null || mimeType === undefined) {
      answer(NOT_FOUND)
      return
    }
    readFile(file).then(
      (data) => {
        answer({ data: extname(file) === '.html' ? pageOf(data, request.url) : data, mimeType, charset: 'utf-8', headers: HEADERS })
      },
      () => {
        answer(NOT_FOUND)
      }
    )
  })
  if (!isRegistered) throw new Error('the scheme of the views is taken')
}

function pageOf(data: Buffer, url: string): Buffer {
  const address = new URL(url)
  return Buffer.from(withMessages(data.toString('utf8'), address.host === 'unlock' ? 'unlock' : 'main', address))
}

function fileOf(root: string, hosts: readonly ViewHost[], request: { method: string; url: string }): string | null {
  if (request.method !== 'GET') return null
  const url = new URL(request.url)
  const host = hosts.find((name) => name === url.host)
  if (host === undefined) return null
  const path = decodePath(url.pathname)
  if (path === null) return null
  const file = path === '/' || path === '/index.html' ? join(root, host, 'index.html') : join(root, path)
  // A view's page belongs to its own origin: main's may not be loaded under unlock's.
  if (extname(file) === '.html' && file !== join(root, host, 'index.html')) return null
  return file.startsWith(root + sep) ? file : null
}

function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') || path.includes('\\') ? null : path
  } catch {
    return null
  }
}
