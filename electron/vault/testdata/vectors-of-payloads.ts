// Owns the vectors about what is encrypted, and about what a later version may write. Each has one fault, or none that is ours.
import { joinBytes, u16, u64, u8 } from '../container/bytes.ts'
import { critical, withByteFlipped, withBytesAt } from './forge.ts'
import { changedTlv, foreignSlot, withDocument, withSlot, withSlots, type Cases } from './vector-recipe.ts'

export const PAYLOAD: Cases = {
  'payload-bit': {
    about: 'One bit of a chunk is flipped; the checksum fits.',
    expected: 'vault-damaged',
    make: withSlot({ payload: (right) => withByteFlipped(right, 8_000) })
  },
  'payload-tag': {
    about: 'One bit of the last tag is flipped; the checksum fits.',
    expected: 'vault-damaged',
    make: withSlot({ payload: (right) => withByteFlipped(right, -1) })
  },
  'payload-swapped': {
    about: 'Two chunks in each other’s place.',
    expected: 'vault-damaged',
    make: (forger, slot) =>
      forger.file({
        slots: [slot],
        document: { ...forger.emptyDocument, filler: 'x'.repeat(70_000) },
        payload: (right) => joinBytes([right.subarray(65_552), right.subarray(0, 65_552)])
      })
  },
  'payload-padding': {
    about: 'A byte of padding is not zero.',
    expected: 'vault-damaged',
    make: (forger, slot) => forger.file({ slots: [slot], padded: withByteFlipped(paddedTo(16_384, forger.emptyDocument), -1) })
  },
  'payload-bucket': {
    about: 'A bucket larger than it needs to be.',
    expected: 'vault-damaged',
    make: (forger, slot) => forger.file({ slots: [slot], padded: paddedTo(32_768, forger.emptyDocument) })
  },
  'payload-document-length': {
    about: 'The document is longer than its bucket.',
    expected: 'vault-damaged',
    make: (forger, slot) => forger.file({ slots: [slot], padded: withBytesAt(paddedTo(16_384, forger.emptyDocument), 0, u64(16_377)) })
  }
}

function paddedTo(bytes: number, document: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(document))
  return withBytesAt(withBytesAt(new Uint8Array(bytes), 0, u64(json.length)), 8, json)
}

export const DOCUMENT: Cases = {
  'document-no-json': {
    about: 'No JSON.',
    expected: 'vault-damaged',
    make: withSlot({ documentBytes: new TextEncoder().encode('{"schema":1,') })
  },
  'document-no-utf8': {
    about: 'No UTF-8.',
    expected: 'vault-damaged',
    make: withSlot({ documentBytes: Uint8Array.of(0x22, 0xff, 0xfe, 0x22) })
  },
  'document-bom': {
    about: 'A byte order mark before the JSON.',
    expected: 'vault-damaged',
    make: (forger, slot) =>
      forger.file({
        slots: [slot],
        documentBytes: joinBytes([Uint8Array.of(0xef, 0xbb, 0xbf), new TextEncoder().encode(JSON.stringify(forger.emptyDocument))])
      })
  },
  'document-depth-17': {
    about: 'JSON that is nested too deeply.',
    expected: 'vault-damaged',
    make: withDocument({ deep: JSON.parse(`${'['.repeat(16)}${']'.repeat(16)}`) as unknown })
  },
  'document-no-schema': { about: 'No schema version.', expected: 'vault-damaged', make: withDocument({ schema: undefined }) },
  'document-other-vault': {
    about: 'The id of another vault.',
    expected: 'vault-damaged',
    make: withDocument({ vaultId: '00000000-0000-4000-8000-000000000000' })
  },
  'document-other-generation': {
    about: 'The generation of another save.',
    expected: 'vault-damaged',
    make: withDocument({ generation: 2 })
  },
  'document-wrong-type': {
    about: 'A register without its stamp.',
    expected: 'vault-damaged',
    make: withDocument({ name: { value: 'Personal' } })
  }
}

export const NEWER: Cases = {
  'newer-major': { about: 'Major version 2.', expected: 'vault-newer-version', make: withSlot({ major: 2 }) },
  'newer-critical': {
    about: 'A critical header value that is not known.',
    expected: 'vault-newer-version',
    make: withSlot({ tlvs: (right) => [...right, { type: critical(9), value: u8(1) }] })
  },
  'newer-suite': { about: 'Suite 2.', expected: 'vault-newer-version', make: withSlot({ tlvs: changedTlv(2, u16(2)) }) },
  'newer-slots': {
    about: 'No slot that this version can open.',
    expected: 'vault-newer-version',
    make: withSlots((_slot, forger) => [foreignSlot(5, forger), foreignSlot(77, forger)])
  },
  'newer-schema': {
    about: 'Schema 2, with a shape that schema 1 does not have.',
    expected: 'vault-newer-version',
    make: withSlot({ document: { schema: 2, things: [] } })
  }
}
