// Owns app://, the only scheme that our views may load. Serves the built renderer, nothing else, and always with the policy below.
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
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
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** Must run before the app is ready. `codeCache` lets V8 keep compiled scripts, which is what makes the second start fast. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: VIEW_SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** `app://<view>/<path>`: the page at `index.html` is the view's own, assets are shared. Everything else is 404. */
export function serveViews(root: string, hosts: readonly ViewHost[]): void {
  protocol.handle(VIEW_SCHEME, async (request) => {
    const file = fileOf(root, hosts, request)
    const type = file === null ? undefined : CONTENT_TYPES[extname(file)]
    if (file === null || type === undefined) return notFound()
    const body = await readFile(file).catch(() => null)
    if (body === null) return notFound()
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer'
      }
    })
  })
}

function fileOf(root: string, hosts: readonly ViewHost[], request: Request): string | null {
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

function notFound(): Response {
  return new Response(null, { status: 404 })
}
