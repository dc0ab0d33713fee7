// The bytes by which an X server is asked for the pointer.
import { describe, expect, it } from 'vitest'
import { cookieFor, localDisplay, pointerRequest, readPointer, readSetup, setupRequest } from './x11-messages.ts'

it.each([
  [':0', '0'],
  [':10.0', '10'],
  ['unix:1', '1'],
  [':0.1', null],
  ['localhost:10.0', null],
  ['otherhost:0', null],
  ['', null],
  [':/tmp/../x', null]
])('the display %j has the socket %j', (display, number) => {
  expect(localDisplay(display)).toBe(number)
})

function counted(text: string | Buffer): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
}

function entry(family: number, address: string, number: string, data: string, name = 'MIT-MAGIC-COOKIE-1'): Buffer {
  return Buffer.concat([Buffer.from([family >> 8, family & 255]), ...[address, number, name, data].map(counted)])
}

describe('the cookie', () => {
  const authority = Buffer.concat([
    entry(256, 'other', '0', 'of another host'),
    entry(0xffff, '', '', 'of every host'),
    entry(256, 'here', '1', 'of another display'),
    entry(256, 'here', '0', 'of another kind', 'XDM-AUTHORIZATION-1'),
    entry(256, 'here', '0', 'the one')
  ])
  const cookie = (bytes: Buffer, host = 'here'): string => cookieFor({ authority: bytes, display: '0', host }).toString()
  it('is that of this host and display, then one for every host, then one of this display', () => {
    expect(cookie(authority)).toBe('the one')
    expect(cookie(authority, 'renamed')).toBe('of every host')
    expect(cookie(entry(256, 'other', '0', 'of another host'))).toBe('of another host')
  })
  it('is none in an empty file, and a file that is cut off gives what is whole in it', () => {
    expect(cookie(Buffer.alloc(0))).toBe('')
    for (let length = 0; length < authority.length; length += 1) expect(cookie(authority.subarray(0, length))).not.toBe('the one')
  })
})

describe('the conversation', () => {
  it('begins with the setup, padded to four bytes', () => {
    expect(setupRequest(Buffer.alloc(0)).toString('hex')).toBe('6c000b000000000000000000')
    const request = setupRequest(Buffer.from('0123456789abcdef'))
    expect([request.length, request.readUInt16LE(6), request.readUInt16LE(8), request.subarray(12, 30).toString()]).toEqual([48, 18, 16, 'MIT-MAGIC-COOKIE-1'])
  })
  it('finds the root behind a vendor of any length and the formats, once all of it is there', () => {
    const answer = Buffer.alloc(40 + 8 + 16 + 40)
    answer.writeUInt8(1, 0)
    answer.writeUInt16LE((answer.length - 8) / 4, 6)
    answer.writeUInt16LE(5, 24)
    answer.writeUInt8(2, 29)
    answer.writeUInt32LE(0x51d, 40 + 8 + 16)
    expect(readSetup(answer)).toEqual({ root: 0x51d, bytes: answer.length })
    expect([readSetup(answer.subarray(0, 7)), readSetup(answer.subarray(0, answer.length - 1))]).toEqual([null, null])
    expect(() => readSetup(Buffer.alloc(8))).toThrow('refused')
    // A length that ends before its own screens.
    expect(() => readSetup(Buffer.from([1, 0, 11, 0, 0, 0, 0, 0]))).toThrow()
  })
  it('asks for the pointer and reads places of either sign', () => {
    expect(pointerRequest(0x51d).toString('hex')).toBe('260002001d050000')
    const reply = Buffer.alloc(32)
    reply.writeUInt8(1, 0)
    reply.writeInt16LE(2220, 16)
    reply.writeInt16LE(-3, 18)
    expect(readPointer(reply)).toEqual({ x: 2220, y: -3 })
    expect(readPointer(reply.subarray(0, 31))).toBeNull()
    expect(() => readPointer(Buffer.alloc(32))).toThrow('pointer')
  })
})
