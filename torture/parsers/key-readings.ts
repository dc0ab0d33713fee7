// Owns the bytes that a key's text can stand for, worked out by hand (RFC 4648 §4, §6, §8). Shares no code with the product.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const GAPS = /[\s\-_\u00ad\u200b-\u200d\u2060\ufeff]+/gu
const YANDEX_BYTES = 16

export interface KeyReading {
  readonly bytes: Buffer
  /** It was not base32, where base32 is what a key is usually written in. */
  readonly isConverted: boolean
}

/** Signs that are no letters of base32 end the key early, so that nothing that was guessed can be equal. */
export function base32Bytes(text: string): Buffer {
  const bytes: number[] = []
  let [value, bits] = [0, 0]
  for (const letter of text) {
    const index = ALPHABET.indexOf(letter >= 'a' && letter <= 'z' ? letter.toUpperCase() : letter)
    if (index === -1) break
    value = ((value << 5) | index) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >> bits) & 0xff)
    }
  }
  return Buffer.from(bytes)
}

export function keysIn(raw: string, type: string): KeyReading[] {
  const joined = raw.replace(GAPS, '')
  const text = joined.slice(0, joined.length - Array.from(joined).reverse().findIndex((sign) => sign !== '='))
  const readings: KeyReading[] = []
  if (/^[A-Za-z2-7]+$/.test(text)) readings.push({ bytes: base32Bytes(text), isConverted: false })
  if (/^(?:[0-9A-Fa-f]{2})+$/.test(text)) readings.push({ bytes: Buffer.from(text, 'hex'), isConverted: type !== 'motp' })
  if (type === 'steam') readings.push({ bytes: Buffer.from(raw.trim().replaceAll(' ', '+'), 'base64'), isConverted: true })
  return type === 'yandex' ? readings.map(({ bytes, isConverted }) => ({ bytes: bytes.subarray(0, YANDEX_BYTES), isConverted })) : readings
}
