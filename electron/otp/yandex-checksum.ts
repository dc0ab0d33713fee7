// Owns the checksum at the end of a Yandex Key that a person types. Says only whether it is right; repairs nothing.

/** The key, what Yandex puts behind it, and a checksum of twelve bits. */
export const YANDEX_TYPED_BYTES = 26
const CHECKSUM_BITS = 12
/** x¹² + x¹¹ + x⁷ + x⁶ + x⁵ + x⁴ + x + 1, as KeeYaOtp (Core/Secret.cs) found it and Aegis (YandexInfo) uses it. */
const POLYNOMIAL = 0x18f3
const OVERFLOW = 1 << CHECKSUM_BITS

/** `bytes` are the 26 of a typed key. The remainder is taken of all bits before the checksum, without zeros behind them. */
export function isYandexChecksumRight(bytes: Uint8Array): boolean {
  const stated = ((bytes[YANDEX_TYPED_BYTES - 2] ?? 0) << 8 | (bytes[YANDEX_TYPED_BYTES - 1] ?? 0)) & (OVERFLOW - 1)
  const messageBits = YANDEX_TYPED_BYTES * 8 - CHECKSUM_BITS
  let remainder = 0
  for (let index = 0; index < messageBits; index += 1) {
    const bit = ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
    remainder = (remainder << 1) | bit
    if ((remainder & OVERFLOW) !== 0) remainder ^= POLYNOMIAL
  }
  return remainder === stated
}
