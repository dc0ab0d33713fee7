// Owns the vectors about a file as a whole: ones that open, strangers, accidents, passwords. Each has one fault, or none.
import { joinBytes, u64, u8 } from '../container/bytes.ts'
import { sha256 } from '../container/container.ts'
import { TEST_PASSWORD } from './fixtures.ts'
import { withByteFlipped, withBytesAt } from './forge.ts'
import { foreignSlot, fromRight, withDocument, withSlot, withSlots, type Cases } from './vector-recipe.ts'

export const OPENING: Cases = {
  'opens-empty': { about: 'An empty vault.', expected: 'opens', make: withSlot({}) },
  'opens-exact-bucket': {
    about: 'The document fills its bucket to the last byte.',
    expected: 'opens',
    make: (forger, slot) => {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...forger.emptyDocument, filler: '' }))
      return forger.file({ slots: [slot], document: { ...forger.emptyDocument, filler: 'x'.repeat(16_376 - bytes.length) } })
    }
  },
  'opens-two-chunks': { about: 'The payload has two chunks.', expected: 'opens', make: withDocument({ filler: 'x'.repeat(70_000) }) },
  'opens-newer-minor': { about: 'Minor version 7: a reader of minor version 0 opens it.', expected: 'opens', make: withSlot({ minor: 7 }) },
  'opens-unknown-value': {
    about: 'A header value that is not known and not critical.',
    expected: 'opens',
    make: withSlot({ tlvs: (right) => [...right, { type: 300, value: new Uint8Array(5) }] })
  },
  'opens-unknown-slots': {
    about: 'Slots of unknown types before and after the password slot.',
    expected: 'opens',
    make: withSlots((slot, forger) => [foreignSlot(77, forger), slot, foreignSlot(5, forger)])
  },
  'opens-sixteen-slots': {
    about: 'The most slots that there may be.',
    expected: 'opens',
    make: withSlots((slot, forger) => [...Array.from({ length: 15 }, () => foreignSlot(9, forger)), slot])
  },
  'opens-second-password': {
    about: 'Two password slots; the second one fits.',
    expected: 'opens',
    make: async (forger, slot) => forger.file({ slots: [await forger.slot('another password'), slot] })
  },
  'opens-nfc': {
    about: 'The password is typed decomposed and was set composed: both are normalised to NFC.',
    expected: 'opens',
    password: 'cafe\u0301 au lait',
    make: async (forger) => forger.file({ slots: [await forger.slot('caf\u00e9 au lait')] })
  },
  'opens-unknown-members': {
    about: 'Members that this schema does not have.',
    expected: 'opens',
    make: withDocument({ later: { deep: [1, 2, 3] } })
  },
  'opens-depth-16': {
    about: 'JSON of the greatest depth.',
    expected: 'opens',
    make: withDocument({ deep: JSON.parse(`${'['.repeat(15)}${']'.repeat(15)}`) as unknown })
  }
}

export const NO_VAULT: Cases = {
  'no-vault-empty': { about: 'No byte at all.', expected: 'vault-not-a-vault', make: () => new Uint8Array() },
  'no-vault-text': { about: 'A text file.', expected: 'vault-not-a-vault', make: () => new TextEncoder().encode('dear diary') },
  'no-vault-text-mode': {
    about: 'Sent as text: CR LF became LF.',
    expected: 'vault-not-a-vault',
    make: fromRight((file) => joinBytes([file.subarray(0, 4), file.subarray(5)]))
  },
  'no-vault-high-bit': {
    about: 'Sent over seven bits: the first byte lost its highest.',
    expected: 'vault-not-a-vault',
    make: fromRight((file) => withBytesAt(file, 0, u8(0x09)))
  }
}

export const DAMAGE: Cases = {
  'damaged-half-magic': {
    about: 'The file ends within the magic.',
    expected: 'vault-damaged',
    make: fromRight((file) => file.subarray(0, 5))
  },
  'damaged-magic-only': {
    about: 'The file ends after the magic.',
    expected: 'vault-damaged',
    make: fromRight((file) => file.subarray(0, 8))
  },
  'damaged-cut-header': {
    about: 'The file ends within the header.',
    expected: 'vault-damaged',
    make: fromRight((file) => file.subarray(0, 120))
  },
  'damaged-cut-payload': {
    about: 'The file ends within the payload.',
    expected: 'vault-damaged',
    make: fromRight((file) => file.subarray(0, 9_000))
  },
  'damaged-cut-one': { about: 'The last byte is missing.', expected: 'vault-damaged', make: fromRight((file) => file.subarray(0, -1)) },
  'damaged-one-more': { about: 'One byte too many.', expected: 'vault-damaged', make: fromRight((file) => joinBytes([file, u8(0)])) },
  'damaged-bit': {
    about: 'One bit of the payload is flipped; with this password too it is damage, not a wrong password.',
    expected: 'vault-damaged',
    password: 'not the password',
    make: fromRight((file) => withByteFlipped(file, 9_000))
  },
  'damaged-length': {
    about: "The trailer's length is one too large; its checksum fits.",
    expected: 'vault-damaged',
    make: fromRight((file) => withChecksum(withBytesAt(file, file.length - 40, u64(file.length + 1))))
  },
  'damaged-bit-of-newer': {
    about: 'A bit is flipped in a file of major version 2: damage comes before the version.',
    expected: 'vault-damaged',
    make: (forger, slot) => withByteFlipped(forger.file({ slots: [slot], major: 2 }), 9_000)
  }
}

/** A fitting checksum for whatever the length before it says. */
function withChecksum(file: Uint8Array): Uint8Array {
  return withBytesAt(file, file.length - 32, sha256(file.subarray(0, -32)))
}

export const PASSWORDS: Cases = {
  'password-wrong': { about: 'Another password.', expected: 'vault-wrong-password', password: 'Tr0ub4dor&3', make: withSlot({}) },
  'password-trimmed': {
    about: 'A space at the end is part of a password.',
    expected: 'vault-wrong-password',
    password: `${TEST_PASSWORD} `,
    make: withSlot({})
  },
  'password-case': {
    about: 'Capital letters are other letters.',
    expected: 'vault-wrong-password',
    password: TEST_PASSWORD.toUpperCase(),
    make: withSlot({})
  }
}
