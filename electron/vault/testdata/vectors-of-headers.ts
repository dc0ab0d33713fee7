// Owns the vectors about the header and its slots. Each has one fault.
import { joinBytes, u16, u32, u64, u8 } from '../container/bytes.ts'
import { critical, withByteFlipped, withBytesAt } from './forge.ts'
import { changedTlv, foreignSlot, SLOT, withSlot, withSlots, type Cases } from './vector-recipe.ts'

export const HEADER: Cases = {
  'header-too-long': {
    about: 'A header of more than 65,536 bytes.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => [...right, { type: 300, value: new Uint8Array(65_536) }] })
  },
  'header-length-beyond': {
    about: 'The header length reaches beyond the file.',
    expected: 'vault-damaged',
    make: withSlot({ header: (right) => withBytesAt(right, 12, u32(60_000)) })
  },
  'header-major-zero': { about: 'Major version 0 never was.', expected: 'vault-damaged', make: withSlot({ major: 0 }) },
  'header-duplicate': {
    about: 'A value twice.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => right.flatMap((tlv) => (tlv.type === critical(3) ? [tlv, tlv] : [tlv])) })
  },
  'header-duplicate-uncritical': {
    about: 'A number twice, once critical and once not.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => [...right, { type: 8, value: new Uint8Array() }] })
  },
  'header-order': {
    about: 'Two values in the wrong order.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: ([first, second, ...rest]) => [second, first, ...rest].flatMap((tlv) => tlv ?? []) })
  },
  'header-missing': {
    about: 'No salt.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => right.filter(({ type }) => type !== critical(6)) })
  },
  'header-uncritical': {
    about: 'The generation without its critical bit.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => right.map((tlv) => (tlv.type === critical(3) ? { ...tlv, type: 3 } : tlv)) })
  },
  'header-number-zero': {
    about: 'A value of number 0.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: (right) => [{ type: 0, value: new Uint8Array() }, ...right] })
  },
  'header-short-salt': {
    about: 'A salt of 31 bytes.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: changedTlv(6, new Uint8Array(31)) })
  },
  'header-generation-zero': { about: 'Generation 0.', expected: 'vault-damaged', make: withSlot({ tlvs: changedTlv(3, u64(0)) }) },
  'header-generation-huge': {
    about: 'A generation of 2^53.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: changedTlv(3, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)) })
  },
  'header-payload-no-bucket': {
    about: 'A payload length that no padding gives.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: changedTlv(7, u64(16_401)), payload: (right) => joinBytes([right, u8(0)]) })
  },
  'header-payload-length': {
    about: 'A payload length that is not the length of the payload.',
    expected: 'vault-damaged',
    make: withSlot({ tlvs: changedTlv(7, u64(32_784)) })
  },
  'header-mac': { about: 'A wrong header MAC.', expected: 'vault-damaged', make: withSlot({ mac: (right) => withByteFlipped(right, 0) }) }
}

export const SLOTS: Cases = {
  'slots-none': { about: 'No slot.', expected: 'vault-damaged', make: withSlots(() => []) },
  'slots-seventeen': {
    about: 'One slot too many.',
    expected: 'vault-damaged',
    make: withSlots((slot, forger) => [slot, ...Array.from({ length: 16 }, () => foreignSlot(9, forger))])
  },
  'slots-same-id': { about: 'Two slots with one id.', expected: 'vault-damaged', make: withSlots((slot) => [slot, slot]) },
  'slots-no-id': { about: 'A slot that is too short for an id.', expected: 'vault-damaged', make: withSlots((slot) => [slot, u16(9)]) },
  'slots-rest': {
    about: 'A byte after the last slot.',
    expected: 'vault-damaged',
    make: (forger, slot) =>
      forger.file({ slots: [slot], tlvs: (right) => changedTlv(8, joinBytes([right.at(-1)?.value ?? u8(0), u8(0)]))(right) })
  },
  'slot-too-short': {
    about: 'A password slot without its last byte.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [slot.subarray(0, -1)])
  },
  'slot-too-long': {
    about: 'A password slot with a byte after it.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [joinBytes([slot, u8(0)])])
  },
  'slot-argon-version': {
    about: 'Argon2 version 0x10.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.version, u8(0x10))])
  },
  'slot-memory-low': {
    about: 'Less memory than 19 MiB.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.memory, u32(19_455))])
  },
  'slot-memory-high': {
    about: 'More memory than 1 GiB.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.memory, u32(1_048_577))])
  },
  'slot-passes-none': { about: 'No pass.', expected: 'vault-damaged', make: withSlots((slot) => [withBytesAt(slot, SLOT.passes, u32(0))]) },
  'slot-passes-high': {
    about: 'Seventeen passes.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.passes, u32(17))])
  },
  'slot-lanes-high': {
    about: 'Seventeen lanes.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.lanes, u32(17))])
  },
  'slot-work': {
    about: 'Memory times passes is more than 4 GiB.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withBytesAt(slot, SLOT.memory, joinBytes([u32(1_048_576), u32(5)]))])
  },
  'slot-work-together': {
    about: 'Five password slots, each within its bounds, cost more than 16 GiB together.',
    expected: 'vault-damaged',
    make: (forger, slot) => {
      const costly = Array.from({ length: 5 }, () =>
        withBytesAt(withBytesAt(slot, 2, forger.random(16)), SLOT.memory, joinBytes([u32(1_048_576), u32(4)]))
      )
      return forger.file({ slots: [slot, ...costly] })
    }
  },
  'slot-wrap': {
    about: 'The commitment fits and the wrapped key does not.',
    expected: 'vault-damaged',
    make: withSlots((slot) => [withByteFlipped(slot, SLOT.wrap)])
  },
  'slot-salt': {
    about: 'Another salt: the commitment cannot fit.',
    expected: 'vault-wrong-password',
    make: withSlots((slot) => [withByteFlipped(slot, 33)])
  },
  'slot-commitment': {
    about: 'Another commitment.',
    expected: 'vault-wrong-password',
    make: withSlots((slot) => [withByteFlipped(slot, SLOT.commitment)])
  }
}
