import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { codeThrown, seededRandom, TEST_KDF, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { joinBytes, u16 } from './bytes.ts'
import { findVaultKey, inspectContainer, openContainer, sealContainer, type SealInput } from './container.ts'
import { DIGEST_BYTES, MAC_BYTES, MAX_FILE_BYTES, MAX_HEADER_BYTES, PREAMBLE_BYTES, TRAILER_BYTES } from './layout.ts'
import { makePasswordSlot } from './slots.ts'

const random = seededRandom('container')
const vaultId = random(16)
const vaultKey = random(32)
let passwordSlot: Uint8Array

beforeAll(async () => {
  passwordSlot = await makePasswordSlot({ vaultId, vaultKey, password: TEST_PASSWORD, policy: TEST_KDF, random })
})

function sealInput(change: Partial<SealInput['header']> = {}, document: Uint8Array = new TextEncoder().encode('{}')): SealInput {
  const header = {
    vaultId,
    generation: 7,
    saveId: random(16),
    prevSaveId: random(16),
    saveSalt: random(32),
    slots: [passwordSlot],
    extras: [],
    ...change
  }
  return { header, vaultKey, document }
}

/** What a forger can do: change bytes and make the trailer fit again. */
function withFreshTrailer(file: Uint8Array): Uint8Array {
  const copy = file.slice()
  copy.set(
    createHash('sha256')
      .update(copy.subarray(0, copy.length - DIGEST_BYTES))
      .digest(),
    copy.length - DIGEST_BYTES
  )
  return copy
}

function flipped(file: Uint8Array, index: number, mask = 0xff): Uint8Array {
  const copy = file.slice()
  copy[index] = (copy[index] ?? 0) ^ mask
  return copy
}

describe('a sealed container', () => {
  it('opens with its password and gives the document back', async () => {
    const document = new TextEncoder().encode('{"hello":"二段"}')
    const container = inspectContainer(sealContainer(sealInput({}, document)))
    expect(openContainer(container, await findVaultKey(container, TEST_PASSWORD))).toEqual(document)
  })

  it('gives every document back, whatever its length and content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000, size: 'max' }), fc.nat(2 ** 31), (document, generation) => {
        const input = sealInput({ generation: generation + 1 }, document)
        const container = inspectContainer(sealContainer(input))
        expect(Buffer.from(openContainer(container, vaultKey)).equals(document)).toBe(true)
        expect(container.header).toMatchObject({
          generation: generation + 1,
          saveId: input.header.saveId,
          prevSaveId: input.header.prevSaveId
        })
      }),
      { numRuns: 25 }
    )
  })

  it.each([16_376, 16_377, 65_528, 65_529, 131_064, 200_000])(
    'gives a document of %i bytes back, at the edges of buckets and chunks',
    (length) => {
      const document = random(length)
      expect(Buffer.from(openContainer(inspectContainer(sealContainer(sealInput({}, document))), vaultKey)).equals(document)).toBe(true)
    }
  )

  it('says that another password is wrong', async () => {
    const container = inspectContainer(sealContainer(sealInput()))
    await expect(findVaultKey(container, 'another password')).rejects.toThrow('vault-wrong-password')
  })

  it('takes a password with a space at its end for another one', async () => {
    const container = inspectContainer(sealContainer(sealInput()))
    await expect(findVaultKey(container, `${TEST_PASSWORD} `)).rejects.toThrow('vault-wrong-password')
  })

  it('takes composed and decomposed letters for the same password', async () => {
    const slot = await makePasswordSlot({ vaultId, vaultKey, password: 'caf\u00e9 パスワード', policy: TEST_KDF, random })
    const container = inspectContainer(sealContainer(sealInput({ slots: [slot] })))
    expect(await findVaultKey(container, 'cafe\u0301 ハ\u309aスワート\u3099')).toEqual(vaultKey)
  })

  it('opens with the second of two passwords', async () => {
    const second = await makePasswordSlot({ vaultId, vaultKey, password: 'the second one', policy: TEST_KDF, random })
    const container = inspectContainer(sealContainer(sealInput({ slots: [passwordSlot, second] })))
    expect(await findVaultKey(container, 'the second one')).toEqual(vaultKey)
  })

  it('has another ciphertext at every save of the same document', () => {
    const [a, b] = [sealContainer(sealInput()), sealContainer(sealInput())]
    expect(a.subarray(PREAMBLE_BYTES + 500, PREAMBLE_BYTES + 600)).not.toEqual(b.subarray(PREAMBLE_BYTES + 500, PREAMBLE_BYTES + 600))
  })
})

describe('what a newer writer put into the header', () => {
  it('is kept and written back when it is not critical', () => {
    const extra = { number: 40, critical: false, value: Uint8Array.of(1, 2, 3) }
    const first = inspectContainer(sealContainer({ ...sealInput({ extras: [extra] }), minorVersion: 3 }))
    expect(first.header.extras).toEqual([extra])
    const second = inspectContainer(sealContainer({ ...sealInput({ extras: first.header.extras }), minorVersion: first.minorVersion }))
    expect(second).toMatchObject({ minorVersion: 3, header: { extras: [extra] } })
  })

  it('keeps a vault closed when it is critical', () => {
    const extra = { number: 100, critical: true, value: Uint8Array.of(1) }
    expect(codeThrown(() => inspectContainer(sealContainer(sealInput({ extras: [extra] }))))).toBe('vault-newer-version')
  })

  it('is kept byte for byte when it is a slot of an unknown type', () => {
    const unknownSlot = joinBytes([u16(77), random(16), random(9)])
    const fido = joinBytes([u16(5), random(16), random(120)])
    const { header } = inspectContainer(sealContainer(sealInput({ slots: [unknownSlot, passwordSlot, fido] })))
    expect(header.slots).toEqual([unknownSlot, passwordSlot, fido])
  })

  it('makes a vault without any known slot one of a newer version, not one with a wrong password', async () => {
    const unknownSlot = joinBytes([u16(77), random(16), random(9)])
    await expect(findVaultKey(inspectContainer(sealContainer(sealInput({ slots: [unknownSlot] }))), TEST_PASSWORD)).rejects.toThrow(
      'vault-newer-version'
    )
  })
})

describe('what is too large', () => {
  it('is refused by its length, before a byte is looked at', () => {
    expect(codeThrown(() => inspectContainer(new Uint8Array(MAX_FILE_BYTES + 1)))).toBe('vault-too-large')
  })

  it('is never written into a header', () => {
    const extra = { number: 40, critical: false, value: new Uint8Array(65_536) }
    expect(codeThrown(() => sealContainer(sealInput({ extras: [extra] })))).toBe('internal')
  })
})

describe('damage by accident', () => {
  it('is found in every single byte of header, MAC and trailer and in a sample of the payload, before any key is derived', () => {
    const file = sealContainer(sealInput())
    const payloadStart = PREAMBLE_BYTES + headerLengthOf(file) + MAC_BYTES
    const payloadEnd = file.length - TRAILER_BYTES
    for (let index = 0; index < file.length; index += index >= payloadStart && index < payloadEnd ? 37 : 1) {
      expect([index, codeThrown(() => inspectContainer(flipped(file, index)))]).toEqual([
        index,
        index < 8 ? 'vault-not-a-vault' : 'vault-damaged'
      ])
    }
  })

  it('is found at every length a file can be cut to', () => {
    const file = sealContainer(sealInput())
    for (let length = 0; length < file.length; length += length < 1_000 || length > file.length - 100 ? 1 : 41) {
      expect([length, codeThrown(() => inspectContainer(file.subarray(0, length)))]).toEqual([
        length,
        length === 0 ? 'vault-not-a-vault' : 'vault-damaged'
      ])
    }
  })

  it('is found in bytes after the end', () => {
    expect(codeThrown(() => inspectContainer(joinBytes([sealContainer(sealInput()), new Uint8Array(1)])))).toBe('vault-damaged')
  })

  it('is never anything but one of our codes, whatever the bytes', () => {
    const file = sealContainer(sealInput())
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.uint8Array({ maxLength: 64 }), (at, noise) => {
        const copy = file.slice()
        copy.set(noise.subarray(0, copy.length - at), at)
        try {
          openContainer(inspectContainer(withFreshTrailer(copy)), vaultKey)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 300 }
    )
  })
})

describe('a forged file with a fitting checksum', () => {
  it('is refused for every single byte of header, MAC and payload, and gives no plaintext', () => {
    const file = sealContainer(sealInput())
    const headerEnd = PREAMBLE_BYTES + headerLengthOf(file) + MAC_BYTES
    for (let index = 8; index < file.length - TRAILER_BYTES; index += index < headerEnd ? 1 : 211) {
      const code = codeThrown(() => openContainer(inspectContainer(withFreshTrailer(flipped(file, index, 0x01))), vaultKey))
      expect([index, ['vault-damaged', 'vault-newer-version'].includes(code)]).toEqual([index, true])
    }
  })

  it('cannot move a payload under another save of the same vault', () => {
    const input = sealInput()
    const [a, b] = [sealContainer(input), sealContainer({ ...input, header: { ...input.header, generation: 8 } })]
    const payloadStart = PREAMBLE_BYTES + headerLengthOf(a) + MAC_BYTES
    const mixed = joinBytes([a.subarray(0, payloadStart), b.subarray(payloadStart)])
    expect(codeThrown(() => openContainer(inspectContainer(withFreshTrailer(mixed)), vaultKey))).toBe('vault-damaged')
  })
})

function headerLengthOf(file: Uint8Array): number {
  return new DataView(file.buffer, file.byteOffset).getUint32(12)
}

describe('what is too large', () => {
  it('is refused before anything of it is read', () => {
    // Never touched, so the system gives no memory for it.
    expect(codeThrown(() => inspectContainer(new Uint8Array(MAX_FILE_BYTES + 1)))).toBe('vault-too-large')
    expect(codeThrown(() => inspectContainer(new Uint8Array(MAX_FILE_BYTES)))).toBe('vault-not-a-vault')
  })

  it('as a header is not written: nobody could open it', () => {
    const withExtra = (length: number): SealInput => sealInput({ extras: [{ number: 10, critical: false, value: new Uint8Array(length) }] })
    const room = MAX_HEADER_BYTES - headerBytesOf(sealContainer(withExtra(0)))
    const fitting = sealContainer(withExtra(room))
    expect([headerBytesOf(fitting), openContainer(inspectContainer(fitting), vaultKey).length]).toEqual([MAX_HEADER_BYTES, 2])
    expect(codeThrown(() => sealContainer(withExtra(room + 1)))).toBe('internal')
  })
})

function headerBytesOf(file: Uint8Array): number {
  return new DataView(file.buffer).getUint32(12)
}
