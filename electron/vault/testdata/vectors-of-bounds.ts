// Owns the vectors about every value of the header, slot and payload at its bounds (VAULT-FORMAT §3 to §6). Each has one fault, or none.
import { joinBytes, u16, u32, u64, u8 } from '../container/bytes.ts'
import { deriveSaveKeys } from '../container/keys.ts'
import { LOWEST_KDF_COST } from '../container/kdf.ts'
import { sealStream } from '../container/stream.ts'
import { paddedBytes } from './padded-bytes.ts'
import { TEST_PASSWORD } from './fixtures.ts'
import { createForger, critical, withByteFlipped, withBytesAt, type Forger } from './forge.ts'
import { changedTlv, foreignSlot, SLOT, withDocument, withSlot, withSlots, type Case, type Cases } from './vector-recipe.ts'

const NAMES = ['', 'vaultId', 'suite', 'generation', 'saveId', 'prevSaveId', 'saveSalt', 'payloadLength', 'slots'] as const
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const

function damaged(about: string, make: Case['make']): Case {
  return { about, expected: 'vault-damaged', make }
}

function eachValue(numbers: readonly number[], name: string, about: (value: string) => string, make: (number: number) => Case['make']): Cases {
  return Object.fromEntries(numbers.map((number) => [`header-${name}-${number}`, damaged(about(NAMES[number] ?? ''), make(number))]))
}

const EACH_VALUE: Cases = {
  ...eachValue([1, 2, 3, 4, 5, 7, 8], 'without', (value) => `No ${value}.`, (number) => withSlot({ tlvs: (right) => right.filter(({ type }) => type !== critical(number)) })),
  ...eachValue([1, 2, 4, 5, 6, 7, 8], 'uncritical', (value) => `${value} without its critical bit.`, (number) =>
    withSlot({ tlvs: (right) => right.map((tlv) => (tlv.type === critical(number) ? { ...tlv, type: number } : tlv)) })
  ),
  ...eachValue([1, 2, 3, 4, 5, 7], 'short', (value) => `${value} is one byte too short.`, (number) =>
    withSlot({ tlvs: (right) => right.map((tlv) => (tlv.type === critical(number) ? { ...tlv, value: tlv.value.subarray(0, -1) } : tlv)) })
  ),
  ...eachValue(NUMBERS.slice(0, 7), 'long', (value) => `${value} is one byte too long.`, (number) =>
    withSlot({ tlvs: (right) => right.map((tlv) => (tlv.type === critical(number) ? { ...tlv, value: joinBytes([tlv.value, u8(0)]) } : tlv)) })
  )
}

/** The area of header values ends with `rest`, and the header length counts it. */
const withRest = (rest: Uint8Array): Case['make'] =>
  withSlot({ header: (right) => withBytesAt(joinBytes([right, rest]), 12, u32(right.length - 16 + rest.length)) })

const HEADER_BOUNDS: Cases = {
  'header-value-cut': damaged('The last value says that it is longer than the header.', withRest(joinBytes([u16(300), u32(9), u8(0)]))),
  'header-head-cut': damaged('Three bytes behind the last value.', withRest(Uint8Array.of(1, 44, 0))),
  'header-nothing': damaged('A header without values.', withSlot({ tlvs: () => [] })),
  'header-payload-zero': damaged('A payload length of 0.', withSlot({ tlvs: changedTlv(7, u64(0)), payload: () => new Uint8Array() })),
  'header-payload-huge': damaged('A payload length of 2^53.', withSlot({ tlvs: changedTlv(7, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)) })),
  'header-mac-end': damaged('The last bit of the header MAC.', withSlot({ mac: (right) => withByteFlipped(right, -1) })),
  'header-mac-zeros': damaged('A header MAC of zeros.', withSlot({ mac: (right) => new Uint8Array(right.length) })),
  'newer-critical-last': {
    about: 'A critical value of the highest number.',
    expected: 'vault-newer-version',
    make: withSlot({ tlvs: (right) => [...right, { type: 0xffff, value: new Uint8Array() }] })
  },
  'newer-major-last': { about: 'Major version 65,535.', expected: 'vault-newer-version', make: withSlot({ major: 0xffff }) },
  'newer-suite-zero': { about: 'Suite 0.', expected: 'vault-newer-version', make: withSlot({ tlvs: changedTlv(2, u16(0)) }) },
  'opens-minor-last': { about: 'Minor version 65,535.', expected: 'opens', make: withSlot({ minor: 0xffff }) },
  'opens-value-empty': {
    about: 'A value without content, not known and not critical.',
    expected: 'opens',
    make: withSlot({ tlvs: (right) => [...right, { type: 9, value: new Uint8Array() }] })
  },
  'opens-value-last': {
    about: 'A value of the highest number that is not critical.',
    expected: 'opens',
    make: withSlot({ tlvs: (right) => [...right, { type: 0x7fff, value: u8(1) }] })
  },
  'opens-generation-last': {
    about: 'The highest generation.',
    expected: 'opens',
    make: (forger, slot) =>
      forger.file({ slots: [slot], generation: Number.MAX_SAFE_INTEGER, document: { ...forger.emptyDocument, generation: Number.MAX_SAFE_INTEGER } })
  }
}

const withListOfSlots =
  (list: (right: Uint8Array) => Uint8Array): Case['make'] =>
  (forger, slot) =>
    forger.file({ slots: [slot], tlvs: (right) => changedTlv(8, list(right.at(-1)?.value ?? u8(0)))(right) })

const wrongPassword = (about: string, make: Case['make']): Case => ({ about, expected: 'vault-wrong-password', make })

const SLOT_BOUNDS: Cases = {
  'slots-count-high': damaged('The count says two slots, and there is one.', withListOfSlots((right) => withBytesAt(right, 0, u8(2)))),
  'slots-count-low': damaged('The count says one slot, and there are two.', (forger, slot) =>
    forger.file({ slots: [slot, foreignSlot(9, forger)], tlvs: (right) => changedTlv(8, withBytesAt(right.at(-1)?.value ?? u8(0), 0, u8(1)))(right) })
  ),
  'slots-length-beyond': damaged('A slot says that it is longer than the list.', withListOfSlots((right) => withBytesAt(right, 1, u16(0xffff)))),
  'slots-empty-value': damaged('A list of slots without even a count.', withListOfSlots(() => new Uint8Array())),
  'slot-empty': damaged('A slot of no byte.', withSlots((slot) => [slot, new Uint8Array()])),
  'slot-parameters-short': damaged('A length of parameters of 12.', withSlots((slot) => [withBytesAt(slot, 18, u16(12))])),
  'slot-parameters-long': damaged('A length of parameters of 14.', withSlots((slot) => [withBytesAt(slot, 18, u16(14))])),
  'slot-lanes-none': damaged('No lane.', withSlots((slot) => [withBytesAt(slot, SLOT.lanes, u32(0))])),
  'slot-passes-last': damaged('The highest number of passes that 32 bits hold.', withSlots((slot) => [withBytesAt(slot, SLOT.passes, u32(0xffff_ffff))])),
  'slot-memory-last': damaged('The highest number of KiB that 32 bits hold.', withSlots((slot) => [withBytesAt(slot, SLOT.memory, u32(0xffff_ffff))])),
  'slot-argon-next': damaged('Argon2 version 0x14.', withSlots((slot) => [withBytesAt(slot, SLOT.version, u8(0x14))])),
  'slot-broken-behind-right': damaged('A broken password slot behind the right one: all are checked before any is tried.', withSlots((slot, forger) => [
    slot,
    withBytesAt(withBytesAt(slot, 2, forger.random(16)), SLOT.lanes, u32(0))
  ])),
  'slot-wrap-end': damaged('The last bit of the wrapped key.', withSlots((slot) => [withByteFlipped(slot, -1)])),
  'slot-id-changed': wrongPassword('Another id: the commitment is bound to it.', withSlots((slot) => [withByteFlipped(slot, 2)])),
  'slot-passes-changed': wrongPassword('Two passes in place of one.', withSlots((slot) => [withBytesAt(slot, SLOT.passes, u32(2))])),
  'slot-lanes-changed': wrongPassword('Two lanes in place of one.', withSlots((slot) => [withBytesAt(slot, SLOT.lanes, u32(2))])),
  'slot-of-other-vault': wrongPassword('A slot of another vault with the same password.', async (forger) =>
    forger.file({ slots: [await createForger('another vault').slot(TEST_PASSWORD)] })
  ),
  'password-empty': { about: 'No password.', expected: 'vault-wrong-password', password: '', make: withSlot({}) },
  'opens-costs': {
    about: 'Two passes and two lanes.',
    expected: 'opens',
    make: async (forger) => forger.file({ slots: [await forger.slot(TEST_PASSWORD, { ...LOWEST_KDF_COST, passes: 2, lanes: 2 })] })
  },
  'opens-password-emoji': {
    about: 'A password of four-byte letters and a space at its end.',
    expected: 'opens',
    password: '🔑🗝️ 鍵 ',
    make: async (forger) => forger.file({ slots: [await forger.slot('🔑🗝️ 鍵 ')] })
  }
}

/** A plaintext of two chunks, and the key that it is sealed with. */
function twoChunks(forger: Forger): { document: unknown; padded: Uint8Array; payloadKey: Uint8Array; headerMacKey: Uint8Array } {
  const document = { ...forger.emptyDocument, filler: 'x'.repeat(70_000) }
  const padded = paddedBytes(new TextEncoder().encode(JSON.stringify(document)))
  return { document, padded, ...deriveSaveKeys(forger.vaultKey, forger.saveSalt, forger.vaultId) }
}

const PAYLOAD_BOUNDS: Cases = {
  'payload-two-streams': damaged('Two payloads of one chunk each, where one of two chunks should be: the final flag comes too early.', (forger, slot) => {
    const { document, padded, payloadKey } = twoChunks(forger)
    let aad = new Uint8Array()
    return forger.file({
      slots: [slot],
      document,
      mac: (right) => (aad = right.slice()),
      payload: () => joinBytes([sealStream(payloadKey, padded.subarray(0, 65_536), aad), sealStream(payloadKey, padded.subarray(65_536), aad)])
    })
  }),
  'payload-other-aad': damaged('Sealed without the header MAC as its associated data.', (forger, slot) => {
    const { document, padded, payloadKey } = twoChunks(forger)
    return forger.file({ slots: [slot], document, payload: () => sealStream(payloadKey, padded, new Uint8Array(32)) })
  }),
  'payload-other-key': damaged('Sealed with the key of the header MAC.', (forger, slot) => {
    const { document, padded, headerMacKey } = twoChunks(forger)
    let aad = new Uint8Array()
    return forger.file({ slots: [slot], document, mac: (right) => (aad = right.slice()), payload: () => sealStream(headerMacKey, padded, aad) })
  }),
  'payload-first-tag': damaged('A bit of the first chunk’s tag.', (forger, slot) =>
    forger.file({ slots: [slot], document: twoChunks(forger).document, payload: (right) => withByteFlipped(right, 65_536) })
  ),
  'payload-second-chunk': damaged('A bit of the second chunk.', (forger, slot) =>
    forger.file({ slots: [slot], document: twoChunks(forger).document, payload: (right) => withByteFlipped(right, 65_552) })
  ),
  'payload-chunk-twice': damaged('The first chunk in the place of the second.', (forger, slot) =>
    forger.file({ slots: [slot], document: twoChunks(forger).document, payload: (right) => joinBytes([right.subarray(0, 65_552), right.subarray(0, 65_552)]) })
  ),
  'payload-length-huge': damaged('A document length of 2^53.', (forger, slot) =>
    forger.file({ slots: [slot], padded: withBytesAt(new Uint8Array(16_384), 0, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)) })
  ),
  'payload-no-document': damaged('A document of no byte.', (forger, slot) => forger.file({ slots: [slot], padded: new Uint8Array(16_384) })),
  'payload-zeros': damaged('A payload of zeros.', withSlot({ payload: (right) => new Uint8Array(right.length) })),
  'opens-one-chunk-whole': {
    about: 'The payload is one whole chunk.',
    expected: 'opens',
    make: withDocument({ filler: 'x'.repeat(40_000) })
  }
}

export const BOUNDS: Cases = { ...EACH_VALUE, ...HEADER_BOUNDS, ...SLOT_BOUNDS, ...PAYLOAD_BOUNDS }
