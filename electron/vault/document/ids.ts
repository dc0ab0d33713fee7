// Owns ids as bytes and as text. Draws nothing by itself.

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 16 random bytes as a version 4 UUID (RFC 9562 §5.4). */
export function uuidBytes(random: (length: number) => Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(random(16))
  const view = new DataView(bytes.buffer)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x40)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  return bytes
}

export function newUuid(random: (length: number) => Uint8Array): string {
  return uuidText(uuidBytes(random))
}
