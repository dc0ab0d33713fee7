import { describe, expect, it } from 'vitest'
import { codeThrown, seededRandom, TEST_KDF } from '../testdata/fixtures.ts'
import { openedBytes, paddedBytes, unpaddedBytes } from '../testdata/padded-bytes.ts'
import { createByteReader, joinBytes, u16, u32, u64, u8 } from './bytes.ts'
import { deriveSaveKeys, deriveSlotKeys } from './keys.ts'
import { agreesWithNoble, chunkCipher, nativeCipher, nobleCipher, type ChunkCipher } from './chunk-cipher.ts'
import { bucketBytesFor, pad } from './padding.ts'
import { encodeSlotList, makePasswordSlot, openPasswordSlot, parseSlotList, passwordSlotsOf } from './slots.ts'
import { sealStream } from './stream.ts'
import { encodeTlvs, parseTlvs } from './tlv.ts'

const random = seededRandom('parts')

describe('bytes', () => {
  it('are big-endian both ways', () => {
    const bytes = joinBytes([u8(1), u16(0x0203), u32(0x04050607), u64(0x08090a0b0c0d)])
    expect(Buffer.from(bytes).toString('hex')).toBe('01020304050607000008090a0b0c0d')
    const reader = createByteReader(bytes)
    expect([reader.u8(), reader.u16(), reader.u32(), reader.u64(), reader.remaining()]).toEqual([1, 0x0203, 0x04050607, 0x08090a0b0c0d, 0])
  })

  it('end where they end', () => {
    expect(codeThrown(() => createByteReader(new Uint8Array(3)).u32())).toBe('vault-damaged')
  })

  it('refuse a number that JavaScript cannot hold exactly', () => {
    expect(codeThrown(() => createByteReader(new Uint8Array(8).fill(0xff)).u64())).toBe('vault-damaged')
  })
})

describe('the header list', () => {
  const tlv = (type: number, value = Uint8Array.of(7)): Uint8Array => joinBytes([u16(type), u32(value.length), value])

  it('is written in the order of its numbers, whatever the critical bit', () => {
    const parsed = parseTlvs(
      encodeTlvs([
        { number: 9, critical: false, value: u8(2) },
        { number: 3, critical: true, value: u8(1) }
      ])
    )
    expect(parsed.map(({ number, critical }) => [number, critical])).toEqual([
      [3, true],
      [9, false]
    ])
  })

  it.each([
    ['a duplicate', joinBytes([tlv(0x8001), tlv(0x8001)])],
    ['a duplicate that differs in the critical bit', joinBytes([tlv(0x0001), tlv(0x8001)])],
    ['a wrong order', joinBytes([tlv(0x8002), tlv(0x8001)])],
    ['the number zero', tlv(0x8000)],
    ['a value that is longer than the list', joinBytes([u16(1), u32(2), u8(0)])],
    ['a half type', u8(0x80)],
    ['a length of four gigabytes', joinBytes([u16(1), u32(0xffffffff)])]
  ])('refuses %s', (_name, bytes) => {
    expect(codeThrown(() => parseTlvs(bytes))).toBe('vault-damaged')
  })
})

describe('padding', () => {
  it.each([
    [0, 16_384],
    [16_376, 16_384],
    [16_377, 32_768],
    [1_000_000, 1_048_576]
  ])('puts %i bytes into a bucket of %i', (length, bucket) => {
    expect([bucketBytesFor(length), pad(new Uint8Array(length)).length]).toEqual([bucket, bucket])
  })

  it('gives the document back', () => {
    const document = random(20_000)
    expect(Buffer.from(unpaddedBytes(paddedBytes(document))).equals(document)).toBe(true)
  })

  it('refuses a byte that is not zero', () => {
    const padded = paddedBytes(Uint8Array.of(1, 2, 3))
    padded[padded.length - 1] = 1
    expect(codeThrown(() => unpaddedBytes(padded))).toBe('vault-damaged')
  })

  it('refuses a bucket larger than it needs to be', () => {
    expect(codeThrown(() => unpaddedBytes(joinBytes([paddedBytes(Uint8Array.of(1)), new Uint8Array(16_384)])))).toBe('vault-damaged')
  })

  it('refuses a length that is longer than the bucket', () => {
    const padded = paddedBytes(Uint8Array.of(1))
    padded.set(u64(16_377))
    expect(codeThrown(() => unpaddedBytes(padded))).toBe('vault-damaged')
  })

  it('says that more than the largest bucket is too large', () => {
    expect(codeThrown(() => bucketBytesFor(536_870_912))).toBe('vault-too-large')
  })
})

describe('the payload stream', () => {
  const key = random(32)
  const aad = random(32)
  const plaintext = random(3 * 65_536)
  const sealed = sealStream(key, plaintext, aad)
  const chunk = (index: number): Uint8Array => sealed.subarray(index * 65_552, (index + 1) * 65_552)

  it('gives the plaintext back', () => {
    expect(Buffer.from(openedBytes(key, sealed, aad)).equals(plaintext)).toBe(true)
  })

  it.each([
    ['without its last chunk', () => joinBytes([chunk(0), chunk(1)])],
    ['with two chunks swapped', () => joinBytes([chunk(1), chunk(0), chunk(2)])],
    ['with a chunk twice', () => joinBytes([chunk(0), chunk(0), chunk(2)])],
    ['with its last chunk alone', () => chunk(2)],
    ['cut within a chunk', () => sealed.subarray(0, 100_000)]
  ])('refuses a stream %s', (_name, make) => {
    expect(codeThrown(() => openedBytes(key, make(), aad))).toBe('vault-damaged')
  })

  it('of a padded document is the same however much of it is asked for at once', () => {
    const document = random(150_000)
    expect(Buffer.from(sealStream(key, pad(document), aad)).equals(sealStream(key, paddedBytes(document), aad))).toBe(true)
  })

  it('refuses another header', () => {
    expect(codeThrown(() => openedBytes(key, sealed, random(32)))).toBe('vault-damaged')
  })
})

describe('the ciphers', () => {
  const key = random(32)
  const aad = random(32)
  const native = nativeCipher()

  it('of libsodium is there on this computer, and is the one in use', () => {
    expect(native).not.toBeNull()
    expect(chunkCipher()).not.toBe(nobleCipher)
  })

  it.each([0, 1, 15, 16, 17, 63, 64, 65, 1_000, 65_535, 65_536, 65_537, 200_000])('give the same bytes and open each other’s, at %i bytes', (length) => {
    const plaintext = random(length)
    const ours = sealStream(key, plaintext, aad, undefined, nobleCipher)
    const theirs = sealStream(key, plaintext, aad, undefined, native ?? nobleCipher)
    expect(Buffer.from(theirs).equals(ours)).toBe(true)
    for (const cipher of [nobleCipher, native ?? nobleCipher]) expect(Buffer.from(openedBytes(key, ours, aad, cipher)).equals(plaintext)).toBe(true)
  })

  it('of noble refuses a changed byte in every part of a chunk, as libsodium does', () => {
    const sealed = sealStream(key, random(1_000), aad)
    for (const at of [0, 500, 999, 1_000, 1_015]) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x80
      for (const cipher of [nobleCipher, native ?? nobleCipher]) expect(codeThrown(() => openedBytes(key, changed, aad, cipher))).toBe('vault-damaged')
    }
  })

  const trusting: ChunkCipher = {
    ...nobleCipher,
    open: (...[openKey, nonce, openAad, sealed, into]) => {
      try {
        nobleCipher.open(openKey, nonce, openAad, sealed, into)
      } catch {
        into.fill(0)
      }
    }
  }
  const broken = (): never => {
    throw new Error('no such function')
  }
  it.each([
    ['that computes something else', { ...nobleCipher, seal: (...[, nonce, sealAad, plaintext, into]: Parameters<ChunkCipher['seal']>) => { nobleCipher.seal(key, nonce, sealAad, plaintext, into) } }],
    ['that takes a forged tag', trusting],
    ['that gives another plaintext', { ...nobleCipher, open: () => undefined }],
    ['that fails', { seal: broken, open: broken }]
  ])('are not replaced by one %s', (_name, cipher) => {
    expect(agreesWithNoble(cipher)).toBe(false)
  })
})

describe('keys', () => {
  it('of one save differ from each other, from those of another save and from those of another vault', () => {
    const vaultKey = random(32)
    const [saltA, saltB, idA, idB] = [random(32), random(32), random(16), random(16)]
    const all = [deriveSaveKeys(vaultKey, saltA, idA), deriveSaveKeys(vaultKey, saltB, idA), deriveSaveKeys(vaultKey, saltA, idB)]
    const texts = all.flatMap(({ payloadKey, headerMacKey }) => [payloadKey, headerMacKey]).map((key) => Buffer.from(key).toString('hex'))
    expect(new Set(texts).size).toBe(6)
  })

  it('of a slot are bound to its parameters', () => {
    const kek = random(32)
    const id = random(16)
    expect(deriveSlotKeys(kek, id, Uint8Array.of(1))).not.toEqual(deriveSlotKeys(kek, id, Uint8Array.of(2)))
  })
})

describe('slots', () => {
  const vaultId = random(16)
  const vaultKey = random(32)
  const make = (): Promise<Uint8Array> => makePasswordSlot({ vaultId, vaultKey, password: 'p', policy: TEST_KDF, random })

  it('say that the file is damaged when the commitment fits and the wrapped key does not', async () => {
    const slot = await make()
    slot[slot.length - 1] = (slot.at(-1) ?? 0) ^ 1
    const [parsed] = passwordSlotsOf([slot])
    await expect(openPasswordSlot(parsed!, vaultId, 'p')).rejects.toThrow('vault-damaged')
  })

  it('do not open in another vault', async () => {
    const [parsed] = passwordSlotsOf([await make()])
    expect(await openPasswordSlot(parsed!, random(16), 'p')).toBeNull()
  })

  it('refuse the same id twice', async () => {
    const slot = await make()
    expect(codeThrown(() => parseSlotList(encodeSlotList([slot, slot])))).toBe('vault-damaged')
  })

  it.each([
    ['none', u8(0)],
    ['seventeen', joinBytes([u8(17), ...Array.from({ length: 17 }, () => joinBytes([u16(18), u16(9), random(16)]))])],
    ['one without an id', joinBytes([u8(1), u16(2), u16(9)])],
    ['one and a byte after it', joinBytes([u8(1), u16(18), u16(9), random(16), u8(0)])]
  ])('refuse a list of %s', (_name, bytes) => {
    expect(codeThrown(() => parseSlotList(bytes))).toBe('vault-damaged')
  })

  it('refuse a cost out of bounds before any work', async () => {
    const slot = await make()
    slot.set(u32(0xffffffff), 21)
    expect(codeThrown(() => passwordSlotsOf([slot]))).toBe('vault-damaged')
  })
})
