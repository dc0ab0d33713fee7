// A second reader, written from docs/VAULT-FORMAT.md alone, with other primitives (OpenSSL's). It shares no code with the first one.
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import { GOLDEN_PASSWORD } from './testdata/golden-file.ts'

const testdata = join(import.meta.dirname, 'testdata')
const OPENING = (await readdir(join(testdata, 'vectors'))).filter((name) => name.startsWith('opens-'))

function aeadOpen(key: Buffer, nonce: Buffer, aad: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  decipher.setAAD(aad, { plaintextLength: sealed.length - 16 })
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

/** RFC 5869 §2.3, written out because Node offers it only together with the extraction. */
function hkdfExpand(key: Buffer, info: Buffer, length: number): Buffer {
  let [block, all] = [Buffer.alloc(0), Buffer.alloc(0)]
  for (let counter = 1; all.length < length; counter += 1) {
    block = createHmac('sha256', key)
      .update(Buffer.concat([block, info, Buffer.of(counter)]))
      .digest()
    all = Buffer.concat([all, block])
  }
  return all.subarray(0, length)
}

function parseValues(header: Buffer): Map<number, Buffer> {
  const values = new Map<number, Buffer>()
  for (let at = 0; at < header.length;) {
    const length = header.readUInt32BE(at + 2)
    values.set(header.readUInt16BE(at) & 0x7fff, header.subarray(at + 6, at + 6 + length))
    at += 6 + length
  }
  return values
}

function openSlots(slots: Buffer, vaultId: Buffer, password: string): Buffer | null {
  const suite = Buffer.of(0, 1)
  for (let at = 1; at < slots.length;) {
    const length = slots.readUInt16BE(at)
    const slot = slots.subarray(at + 2, at + 2 + length)
    at += 2 + length
    if (slot.readUInt16BE(0) !== 1) continue
    const header = slot.subarray(0, 65)
    const cost = { m: slot.readUInt32BE(21), t: slot.readUInt32BE(25), p: slot.readUInt32BE(29), version: 0x13, dkLen: 32 }
    const kek = Buffer.from(argon2id(Buffer.from(password.normalize('NFC'), 'utf8'), slot.subarray(33, 65), cost))
    const keys = hkdfExpand(kek, Buffer.concat([Buffer.from('nidan/v1/slot'), vaultId, suite, header]), 64)
    if (!keys.subarray(32).equals(slot.subarray(65, 97))) continue
    return aeadOpen(keys.subarray(0, 32), Buffer.alloc(12), Buffer.concat([vaultId, suite, header]), slot.subarray(97))
  }
  return null
}

function openPayload(key: Buffer, payload: Buffer, headerMac: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < payload.length; at += 65_552) {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(chunks.length, 7)
    nonce[11] = at + 65_552 >= payload.length ? 1 : 0
    chunks.push(aeadOpen(key, nonce, headerMac, payload.subarray(at, at + 65_552)))
  }
  return Buffer.concat(chunks)
}

function openByTheBook(file: Buffer, password: string): unknown {
  expect(file.subarray(0, 8).toString('hex')).toBe('894e49440d0a1a0a')
  expect(Number(file.readBigUInt64BE(file.length - 40))).toBe(file.length)
  expect(file.subarray(-32).equals(createHash('sha256').update(file.subarray(0, -32)).digest())).toBe(true)
  const headerEnd = 16 + file.readUInt32BE(12)
  const values = parseValues(file.subarray(16, headerEnd))
  const value = (number: number): Buffer => values.get(number) ?? Buffer.alloc(0)
  const vaultKey = openSlots(value(8), value(1), password)
  if (vaultKey === null) return null
  const key = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', vaultKey, value(6), Buffer.concat([Buffer.from(label), value(1), value(2)]), 32))
  const mac = file.subarray(headerEnd, headerEnd + 32)
  expect(createHmac('sha256', key('nidan/v1/header-mac')).update(file.subarray(0, headerEnd)).digest().equals(mac)).toBe(true)
  const plaintext = openPayload(key('nidan/v1/payload-key'), file.subarray(headerEnd + 32, -40), mac)
  return JSON.parse(plaintext.subarray(8, 8 + Number(plaintext.readBigUInt64BE(0))).toString('utf8'))
}

describe('a reader that was written from the format document alone', () => {
  it('opens the golden file', async () => {
    expect(openByTheBook(await readFile(join(testdata, 'golden/v1.nidan')), GOLDEN_PASSWORD)).toEqual(
      JSON.parse(await readFile(join(testdata, 'golden/v1.json'), 'utf8'))
    )
  })

  it.each(OPENING)('opens the vector %s', async (name) => {
    const { file, password, vaultName } = JSON.parse(await readFile(join(testdata, 'vectors', name), 'utf8')) as {
      file: string
      password: string
      vaultName: string
    }
    expect(openByTheBook(Buffer.from(file, 'base64'), password)).toMatchObject({ name: { value: vaultName } })
  })
})
