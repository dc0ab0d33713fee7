// Owns how the shop reads a request: cookies, form, language. Bounded; trusts nothing.
import type { IncomingMessage } from 'node:http'
import { SHOP_LANGUAGES, type ShopLanguage } from './texts.ts'

const MAX_FORM_BYTES = 16_384

export function cookiesOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value] as const])))
}

export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const data of request) {
    text += String(data)
    if (text.length > MAX_FORM_BYTES) throw new Error('the form is too large')
  }
  return new URLSearchParams(text)
}

export function asLanguage(text: string | null | undefined): ShopLanguage | null {
  return SHOP_LANGUAGES.find((language) => language === text) ?? null
}

/** A form of another site must not act here: browsers say where a post comes from. */
export function isOwnPost(request: IncomingMessage): boolean {
  const origin = request.headers.origin
  return origin === undefined || origin === `http://${request.headers.host ?? ''}`
}
