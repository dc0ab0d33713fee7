// Walks through the shop over HTTP without a browser; codes come from oathtool.
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { escapeHtml, html } from './html.ts'
import { startShop, type Shop } from './server.ts'
import { translator } from './texts.ts'

const CUSTOMER = { email: 'hanako@example.jp', password: 'tea & <persimmons> 7', displayName: 'Hanako' }
const START_MS = 1_700_000_000_000

/** The least of a browser: cookies and no automatic redirects. */
function createVisitor(base: string) {
  const cookies = new Map<string, string>()
  const request = async (path: string, init: RequestInit): Promise<{ status: number; location: string | null; text: string }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split('=')
      if (name !== undefined && value !== undefined) cookies.set(name, value)
    }
    return { status: response.status, location: response.headers.get('location'), text: await response.text() }
  }
  return {
    cookies,
    get: (path: string) => request(path, {}),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  }
}

function codeAt(secretBase32: string, nowMs: number): string {
  return execFileSync('oathtool', ['--totp', '--base32', '--now', `@${String(Math.floor(nowMs / 1000))}`, '-'], { input: secretBase32 }).toString().trim()
}

describe('the sample shop', () => {
  let shop: Shop
  let nowMs: number
  let visitor: ReturnType<typeof createVisitor>

  beforeEach(async () => {
    nowMs = START_MS
    shop = await startShop({ customer: CUSTOMER, now: () => nowMs })
    visitor = createVisitor(shop.url)
  })
  afterEach(() => shop.dispose())

  const signIn = () => visitor.post('/sign-in', { email: CUSTOMER.email, password: CUSTOMER.password })
  const turnOn = async (): Promise<string> => {
    await signIn()
    const { text } = await visitor.get('/account/two-step/app')
    const secret = (/data-key>([^<]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '').toUpperCase()
    expect((await visitor.post('/account/two-step/app', { code: codeAt(secret, nowMs) })).location).toBe('/account/two-step/phone')
    return secret
  }

  it('keeps the account pages from visitors who have not signed in', async () => {
    expect((await visitor.get('/account')).location).toBe('/sign-in')
    expect((await visitor.get('/account/two-step/app')).location).toBe('/sign-in')
  })

  it('refuses a wrong password with a sentence', async () => {
    const reply = await visitor.post('/sign-in', { email: CUSTOMER.email, password: 'wrong' })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain(translator('en')('signInFailed'))
  })

  it('draws a QR code and shows the same key as text', async () => {
    await signIn()
    const { text } = await visitor.get('/account/two-step/app')
    expect(text).toContain('<svg')
    expect(text).toMatch(/data-key>([a-z2-7]{4} ){7}[a-z2-7]{4}</)
  })

  it('turns two-step verification on only with a valid code', async () => {
    await signIn()
    await visitor.get('/account/two-step/app')
    const refused = await visitor.post('/account/two-step/app', { code: '12345' })
    expect(refused.text).toContain(escapeHtml(translator('en')('codeFailed')))
    expect(shop.accounts.twoStep).toBeNull()
  })

  it('walks from the first code to recovery codes and a trusted device', async () => {
    await turnOn()
    await visitor.post('/account/two-step/phone', { number: '090-1234-5678', method: 'sms' })
    const sms = await visitor.get('/account/two-step/phone/code')
    const phoneCode = /your code is (\d{6})/.exec(sms.text)?.[1] ?? ''
    expect((await visitor.post('/account/two-step/phone/code', { code: '000' })).status).toBe(422)
    expect((await visitor.post('/account/two-step/phone/code', { code: phoneCode })).location).toBe('/account/two-step/recovery')
    expect((await visitor.get('/account/two-step/recovery')).text.match(/<li>/g)).toHaveLength(10)
    expect((await visitor.post('/account/two-step/device', { trust: 'yes' })).location).toBe('/account/two-step/done')
    expect(shop.accounts.twoStep).toMatchObject({ phone: { number: '090-1234-5678', method: 'sms' }, trustedDevices: 1 })
    await visitor.post('/sign-out')
    expect((await signIn()).location).toBe('/account')
  })

  it('asks for the code at sign-in and accepts each code once', async () => {
    const secret = await turnOn()
    await visitor.post('/sign-out')
    expect((await signIn()).location).toBe('/sign-in/code')
    expect((await visitor.post('/sign-in/code', { code: codeAt(secret, nowMs) })).status).toBe(422)
    nowMs += 30_000
    const code = codeAt(secret, nowMs)
    expect((await visitor.post('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).location).toBe('/account')
  })

  it.each([
    { offsetSeconds: -30, accepted: true },
    { offsetSeconds: 30, accepted: true },
    { offsetSeconds: -60, accepted: false },
    { offsetSeconds: 60, accepted: false }
  ])('accepts a code that is $offsetSeconds s off: $accepted', async ({ offsetSeconds, accepted }) => {
    const secret = await turnOn()
    await visitor.post('/sign-out')
    await signIn()
    nowMs += 600_000
    const reply = await visitor.post('/sign-in/code', { code: codeAt(secret, nowMs + offsetSeconds * 1000) })
    expect(reply.status).toBe(accepted ? 303 : 422)
  })

  it('accepts a recovery code once', async () => {
    await turnOn()
    const code = shop.accounts.twoStep?.recoveryCodes[0] ?? ''
    for (const expected of ['/account', null]) {
      await visitor.post('/sign-out')
      await signIn()
      expect((await visitor.post('/sign-in/recovery', { code })).location).toBe(expected)
    }
  })

  it('speaks Japanese after the language was switched', async () => {
    await visitor.get('/sign-in?lang=ja')
    const { text } = await visitor.get('/sign-in')
    expect(text).toContain('<html lang="ja">')
    expect(text).toContain('メールアドレス')
  })

  it('refuses a form that another site sent', async () => {
    expect((await visitor.post('/sign-in', {}, { origin: 'http://elsewhere.example' })).status).toBe(403)
  })

  it('escapes what people typed', async () => {
    const { text } = await visitor.post('/sign-in', { email: '"><script>', password: 'x' })
    expect(text).not.toContain('"><script>')
    expect(html`<b title="${'"<&'}">${[html`<i>1</i>`]}</b>`.markup).toBe('<b title="&quot;&lt;&amp;"><i>1</i></b>')
  })
})
