// Owns the sample shop as a server on the loopback address: one customer, kept in memory, gone when it stops.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createAccounts, type Accounts, type Customer } from './accounts.ts'
import { page } from './layout.ts'
import { createOathtoolVerifier, type OneTimeCodeVerifier } from './one-time-code.ts'
import { asLanguage, cookiesOf, formOf, isOwnPost } from './request.ts'
import { createRoutes, notFound, type Reply, type Routes } from './routes.ts'
import { SHOP_CSS } from './styles.ts'
import { translator, type ShopLanguage } from './texts.ts'

export interface Shop {
  readonly url: string
  readonly accounts: Accounts
  dispose(): Promise<void>
}

export interface ShopOptions {
  customer: Customer
  language?: ShopLanguage
  now?: () => number
  random?: (bytes: number) => Uint8Array
  verifier?: OneTimeCodeVerifier
}

const COOKIE_RULES = 'Path=/; HttpOnly; SameSite=Strict'
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff'
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body)
}

async function answer(
  deps: { accounts: Accounts; routes: Routes; language: ShopLanguage },
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://shop.invalid')
  if (url.pathname === '/shop.css') {
    send(response, 200, 'text/css', SHOP_CSS)
    return
  }
  const chosen = asLanguage(url.searchParams.get('lang'))
  if (chosen !== null) {
    response.setHeader('set-cookie', `lang=${chosen}; ${COOKIE_RULES}`)
    response.writeHead(303, { ...HEADERS, location: url.pathname }).end()
    return
  }
  if (request.method === 'POST' && !isOwnPost(request)) {
    send(response, 403, 'text/plain', 'refused')
    return
  }
  const cookies = cookiesOf(request)
  const language = asLanguage(cookies.get('lang')) ?? deps.language
  const t = translator(language)
  const session = deps.accounts.session(cookies.get('session'))
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams()
  const route = deps.routes.get(`${request.method ?? 'GET'} ${url.pathname}`)
  const reply: Reply = route === undefined ? notFound(t) : await route({ session, t, form, deviceToken: cookies.get('device') })
  const newCookies = [`session=${session.id}; ${COOKIE_RULES}`]
  if (reply.kind === 'redirect') {
    if (reply.signedOut === true) deps.accounts.endSession(session.id)
    if (reply.deviceToken !== undefined) newCookies.push(`device=${reply.deviceToken}; ${COOKIE_RULES}; Max-Age=2592000`)
    response.writeHead(303, { ...HEADERS, 'set-cookie': newCookies, location: reply.to }).end()
    return
  }
  response.setHeader('set-cookie', newCookies)
  const signedInAs = session.state === 'in' ? deps.accounts.customer.email : null
  send(response, reply.status ?? 200, 'text/html', page({ language, path: url.pathname, signedInAs }, reply.parts))
}

export async function startShop(options: ShopOptions): Promise<Shop> {
  const accounts = createAccounts({
    customer: options.customer,
    verifier: options.verifier ?? createOathtoolVerifier(),
    now: options.now ?? Date.now,
    random: options.random ?? randomBytes
  })
  const deps = { accounts, routes: createRoutes(accounts), language: options.language ?? 'en' }
  const server = createServer((request, response) => {
    answer(deps, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, 'text/plain', error instanceof Error ? error.message : 'failed')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the shop has no port')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    accounts,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      })
  }
}
