// Owns the codes of Yandex Key: eight letters of an HMAC whose key is made of the PIN and the secret. Reads no clock.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** A key typed by hand carries a checksum behind these. */
export const YANDEX_KEY_BYTES = 16
const LETTERS = 8
const ALPHABET_SIZE = 26n

/** `step` counts periods of thirty seconds. */
export function yandexCode(key: Uint8Array, pin: string, step: number): string {
  const digest = sha256(concatBytes(utf8ToBytes(pin), key.subarray(0, YANDEX_KEY_BYTES)))
  // The original treats the digest as a number, which has no leading zero byte; only one is dropped.
  const mac = hmac(sha256, digest[0] === 0 ? digest.subarray(1) : digest, bytesOfStep(step))
  const offset = (mac.at(-1) ?? 0) & 0x0f
  let number = new DataView(mac.buffer, mac.byteOffset).getBigUint64(offset) & 0x7fff_ffff_ffff_ffffn
  let code = ''
  while (code.length < LETTERS) {
    code = String.fromCharCode(0x61 + Number(number % ALPHABET_SIZE)) + code
    number /= ALPHABET_SIZE
  }
  return code
}

function bytesOfStep(step: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(step))
  return bytes
}
