// Owns the few bytes of the X protocol by which the pointer is found: what is sent, what is read. Opens no connection and knows no other request.

/** X Window System Protocol 11, "Connection Setup" and "QueryPointer", little-endian throughout. */
const LITTLE_ENDIAN = 0x6c
const PROTOCOL = 11
const QUERY_POINTER = 38
const REPLY_BYTES = 32
const COOKIE = 'MIT-MAGIC-COOKIE-1'
/** Of an entry that is for every host. */
const FAMILY_WILD = 0xffff

/** The socket's number in `:0`, `:10.0` or `unix:0`; null for one on another computer, and for a second screen. */
export function localDisplay(display: string): string | null {
  return /^(?:unix)?:(\d{1,5})(?:\.0)?$/u.exec(display)?.[1] ?? null
}

/** The cookie for a display in the bytes of an Xauthority file (libXau, Xau.h); empty when there is none: many servers know the user by the socket. */
export function cookieFor({ authority, display, host }: { authority: Buffer; display: string; host: string }): Buffer {
  let best: { rank: number; data: Buffer } = { rank: 0, data: Buffer.alloc(0) }
  for (let at = 0; at + 2 <= authority.length; ) {
    const family = authority.readUInt16BE(at)
    at += 2
    const parts: Buffer[] = []
    while (parts.length < 4) {
      if (at + 2 > authority.length) return best.data
      const end = at + 2 + authority.readUInt16BE(at)
      if (end > authority.length) return best.data
      parts.push(authority.subarray(at + 2, end))
      at = end
    }
    const [address = '', number = '', name = ''] = parts.map(String)
    const [, , , data = Buffer.alloc(0)] = parts
    if (name !== COOKIE || (number !== '' && number !== display)) continue
    const rank = address === host ? 3 : family === FAMILY_WILD ? 2 : 1
    if (rank > best.rank) best = { rank, data }
  }
  return best.data
}

export function setupRequest(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length === 0 ? '' : COOKIE)
  const head = Buffer.alloc(12)
  head.writeUInt8(LITTLE_ENDIAN, 0)
  head.writeUInt16LE(PROTOCOL, 2)
  head.writeUInt16LE(name.length, 6)
  head.writeUInt16LE(cookie.length, 8)
  return Buffer.concat([head, padded(name), padded(cookie)])
}

/** Null while bytes are missing. Throws for a refusal and for what is no answer of a server. */
export function readSetup(answer: Buffer): { root: number; bytes: number } | null {
  if (answer.length < 8) return null
  if (answer.readUInt8(0) !== 1) throw new Error('the X server refused the connection')
  const bytes = 8 + 4 * answer.readUInt16LE(6)
  if (answer.length < bytes) return null
  const screens = 40 + paddedLength(answer.readUInt16LE(24)) + 8 * answer.readUInt8(29)
  return { root: answer.readUInt32LE(screens), bytes }
}

export function pointerRequest(root: number): Buffer {
  const request = Buffer.alloc(8)
  request.writeUInt8(QUERY_POINTER, 0)
  request.writeUInt16LE(2, 2)
  request.writeUInt32LE(root, 4)
  return request
}

/** In pixels from the left top corner of the whole desktop. Null while bytes are missing; throws for an error of the server. */
export function readPointer(answer: Buffer): { x: number; y: number } | null {
  if (answer.length < REPLY_BYTES) return null
  if (answer.readUInt8(0) !== 1) throw new Error('the X server did not tell the pointer')
  return { x: answer.readInt16LE(16), y: answer.readInt16LE(18) }
}

function paddedLength(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}

function padded(part: Buffer): Buffer {
  return Buffer.concat([part, Buffer.alloc(paddedLength(part.length) - part.length)])
}
