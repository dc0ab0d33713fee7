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

/** What is brought, as the members of a vector say it. */
interface Brought {
  password?: string
  keyFile?: string
  recoveryCode?: string
  keychainSecret?: string
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function codeOf(typed: string): Buffer {
  const signs = Array.from(typed.toUpperCase().replace(/[\s-]/gu, '')).map((sign) => ({ O: '0', I: '1', L: '1', U: 'V' })[sign] ?? sign)
  const bits = signs.map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const code = Buffer.from((bits.slice(0, 128).match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const digest = createHash('sha256').update('nidan/v1/recovery-code').update(code).digest()
  expect(Number.parseInt(bits.slice(128), 2)).toBe(digest.readUIntBE(0, 3) >> 2)
  return code
}

/** The key-encryption key for a slot, or null when what is brought is for slots of another type. */
function kekFor(slot: Buffer, salt: Buffer, { password, keyFile, recoveryCode, keychainSecret }: Brought): Buffer | null {
  const extract = (...material: Buffer[]): Buffer => createHmac('sha256', salt).update(Buffer.concat(material)).digest()
  const type = slot.readUInt16BE(0)
  if (type === 3 && recoveryCode !== undefined) return extract(codeOf(recoveryCode))
  if (type === 4 && keychainSecret !== undefined) return extract(Buffer.from(keychainSecret, 'base64'))
  if (password === undefined || type > 2 || (type === 2 && keyFile === undefined)) return null
  const cost = { m: slot.readUInt32BE(21), t: slot.readUInt32BE(25), p: slot.readUInt32BE(29), version: 0x13, dkLen: 32 }
  const derived = Buffer.from(argon2id(Buffer.from(password.normalize('NFC'), 'utf8'), salt, cost))
  return type === 1
    ? derived
    : extract(
        derived,
        createHash('sha256')
          .update(Buffer.from(keyFile ?? '', 'base64'))
          .digest()
      )
}

function openSlots(slots: Buffer, vaultId: Buffer, brought: Brought): Buffer | null {
  const suite = Buffer.of(0, 1)
  for (let at = 1; at < slots.length;) {
    const length = slots.readUInt16BE(at)
    const slot = slots.subarray(at + 2, at + 2 + length)
    at += 2 + length
    if (slot.readUInt16BE(0) > 4) continue
    const headerBytes = 20 + slot.readUInt16BE(18) + 32
    const [header, salt] = [slot.subarray(0, headerBytes), slot.subarray(headerBytes - 32, headerBytes)]
    const kek = kekFor(slot, salt, brought)
    if (kek === null) continue
    const keys = hkdfExpand(kek, Buffer.concat([Buffer.from('nidan/v1/slot'), vaultId, suite, header]), 64)
    if (!keys.subarray(32).equals(slot.subarray(headerBytes, headerBytes + 32))) continue
    return aeadOpen(keys.subarray(0, 32), Buffer.alloc(12), Buffer.concat([vaultId, suite, header]), slot.subarray(headerBytes + 32))
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

function openByTheBook(file: Buffer, brought: Brought): unknown {
  expect(file.subarray(0, 8).toString('hex')).toBe('894e49440d0a1a0a')
  expect(Number(file.readBigUInt64BE(file.length - 40))).toBe(file.length)
  expect(file.subarray(-32).equals(createHash('sha256').update(file.subarray(0, -32)).digest())).toBe(true)
  const headerEnd = 16 + file.readUInt32BE(12)
  const values = parseValues(file.subarray(16, headerEnd))
  const value = (number: number): Buffer => values.get(number) ?? Buffer.alloc(0)
  const vaultKey = openSlots(value(8), value(1), brought)
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
    expect(openByTheBook(await readFile(join(testdata, 'golden/v1.nidan')), { password: GOLDEN_PASSWORD })).toEqual(
      JSON.parse(await readFile(join(testdata, 'golden/v1.json'), 'utf8'))
    )
  })

  it.each(OPENING)('opens the vector %s', async (name) => {
    const { file, vaultName, ...brought } = JSON.parse(await readFile(join(testdata, 'vectors', name), 'utf8')) as Brought & {
      file: string
      vaultName: string
    }
    expect(openByTheBook(Buffer.from(file, 'base64'), brought)).toMatchObject({ name: { value: vaultName } })
  })
})
