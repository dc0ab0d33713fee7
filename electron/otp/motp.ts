// Owns mOTP's codes (Mobile-OTP): six hex digits of an MD5 over time, key and PIN. MD5 is the protocol's choice and used for nothing else.
import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const HEX_DIGITS = 6

/** `step` counts periods of ten seconds. */
export function motpCode(key: Uint8Array, pin: string, step: number): string {
  return bytesToHex(md5(utf8ToBytes(`${step}${bytesToHex(key)}${pin}`))).slice(0, HEX_DIGITS)
}
