// Owns making a KDBX 4 database of plain entries, so that KeePassXC is measured on as many as we are, behind the same Argon2id. For the bench only.
import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { hashRaw } from '@node-rs/argon2'
import type { KdfCost } from '../electron/vault/container/kdf.ts'
import type { NewItem } from '../electron/vault/new-vault-file.ts'

const AES_256_CBC = Buffer.from('31c1f2e6bf714350be5805216afc5aff', 'hex')
const ARGON2ID = Buffer.from('9e298b1956db4773b23dfc3ec6f0a1e6', 'hex')
const BLOCK_BYTES = 1_048_576
const HEADER_BLOCK = 2n ** 64n - 1n

function sha(bits: 256 | 512, ...parts: Uint8Array[]): Buffer {
  return createHash(`sha${String(bits)}`).update(Buffer.concat(parts)).digest()
}

function le(bytes: 2 | 4 | 8, value: number | bigint): Buffer {
  const out = Buffer.alloc(bytes)
  if (bytes === 8) out.writeBigUInt64LE(BigInt(value))
  else out.writeUIntLE(Number(value), 0, bytes)
  return out
}

function field(id: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(id), le(4, value.length), value])
}

function variants(entries: readonly (readonly [type: number, name: string, value: Uint8Array])[]): Buffer {
  const items = entries.map(([type, name, value]) => Buffer.concat([Buffer.of(type), le(4, name.length), Buffer.from(name), le(4, value.length), value]))
  return Buffer.concat([le(2, 0x0100), ...items, Buffer.of(0)])
}

function uuid(index: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(index, 12)
  return bytes.toString('base64')
}

/** Passwords are covered by the inner stream, as KeePassXC does it unless it is told otherwise. */
function xmlOf(items: readonly NewItem[], cover: (value: string) => string): string {
  const text = (name: string, value: string): string => `<String><Key>${name}</Key><Value>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Value></String>`
  const covered = (name: string, value: string): string => `<String><Key>${name}</Key><Value Protected="True">${cover(value)}</Value></String>`
  const entries = items.map(({ title, username = '', password = '', websites = [], notes = '', otps = [] }, index) => {
    const texts = [text('Title', title), text('UserName', username), covered('Password', password), text('URL', websites[0] ?? ''), text('Notes', notes)]
    return `<Entry><UUID>${uuid(index + 2)}</UUID>${texts.join('')}${otps[0] === undefined ? '' : text('otp', otps[0])}</Entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta/><Root><Group><UUID>${uuid(1)}</UUID><Name>Root</Name>${entries.join('')}</Group></Root></KeePassFile>`
}

/** KDBX 4.0 (keepass.info, "KDBX 4"): AES-256-CBC, gzip, Argon2id of the given cost. */
export async function createKdbxBytes(items: readonly NewItem[], password: string, { memoryKiB, passes, lanes }: KdfCost): Promise<Buffer> {
  const [masterSeed, iv, salt] = [randomBytes(32), randomBytes(16), randomBytes(32)]
  const kdf = variants([
    [0x42, '$UUID', ARGON2ID],
    [0x04, 'V', le(4, 0x13)],
    [0x42, 'S', salt],
    [0x05, 'I', le(8, passes)],
    [0x05, 'M', le(8, memoryKiB * 1_024)],
    [0x04, 'P', le(4, lanes)]
  ])
  const fields = [field(2, AES_256_CBC), field(3, le(4, 1)), field(4, masterSeed), field(7, iv), field(11, kdf), field(0, Buffer.from('\r\n\r\n'))]
  const header = Buffer.concat([le(4, 0x9aa2d903), le(4, 0xb54bfb67), le(4, 0x00040000), ...fields])
  const composite = sha(256, sha(256, Buffer.from(password)))
  const transformed = await hashRaw(composite, { memoryCost: memoryKiB, timeCost: passes, parallelism: lanes, outputLen: 32, salt })
  const macBase = sha(512, masterSeed, transformed, Buffer.of(1))
  const mac = (index: bigint, data: Uint8Array): Buffer => createHmac('sha256', sha(512, le(8, index), macBase)).update(data).digest()
  const streamKey = randomBytes(64)
  const streamHash = sha(512, streamKey)
  const stream = createCipheriv('chacha20', streamHash.subarray(0, 32), Buffer.concat([Buffer.alloc(4), streamHash.subarray(32, 44)]))
  const xml = xmlOf(items, (value) => stream.update(value, 'utf8').toString('base64'))
  const inner = Buffer.concat([field(1, le(4, 3)), field(2, streamKey), field(0, Buffer.alloc(0)), Buffer.from(xml)])
  const cipher = createCipheriv('aes-256-cbc', sha(256, masterSeed, transformed), iv)
  const sealed = Buffer.concat([cipher.update(gzipSync(inner)), cipher.final()])
  const blocks: Buffer[] = []
  for (let offset = 0, index = 0n; offset <= sealed.length + BLOCK_BYTES - 1; offset += BLOCK_BYTES, index += 1n) {
    const data = sealed.subarray(offset, offset + BLOCK_BYTES)
    const size = le(4, data.length)
    blocks.push(mac(index, Buffer.concat([le(8, index), size, data])), size, data)
    if (data.length === 0) break
  }
  return Buffer.concat([header, sha(256, header), mac(HEADER_BLOCK, header), ...blocks])
}
