// Owns the vectors about the other ways in: key file, recovery code, system keychain. Each has one fault, or none.
import { createHash } from 'node:crypto'
import { joinBytes, u16, u32, u64, u8 } from '../container/bytes.ts'
import { LOWEST_KDF_COST } from '../container/kdf.ts'
import { printRecoveryCode } from '../container/recovery-code.ts'
import { makeKeychainSlot, makeRecoverySlot } from '../container/secret-slots.ts'
import { makePasswordSlot } from '../container/slots.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from './fixtures.ts'
import { withByteFlipped, withBytesAt, type Forger } from './forge.ts'
import { SLOT, type Case, type Cases } from './vector-recipe.ts'

const random = seededRandom('ways in')
const KEY_FILE = random(64)
const OTHER_FILE = withByteFlipped(KEY_FILE, 63)
const CODE = random(16)
const SECRET = random(32)
const VALID_UNTIL_MS = TEST_NOW_MS + 1_000

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const withKeyFile = { keyFile: base64(KEY_FILE) }
const withCode = { recoveryCode: printRecoveryCode(CODE) }
const withSecret = { keychainSecret: base64(SECRET), atMs: TEST_NOW_MS }

function keyFileSlot({ vaultId, vaultKey, random: draw }: Forger, keyFile: Uint8Array): Promise<Uint8Array> {
  const keyFileDigest = createHash('sha256').update(keyFile).digest()
  return makePasswordSlot({ vaultId, vaultKey, password: TEST_PASSWORD, keyFileDigest, policy: { cost: LOWEST_KDF_COST, floor: LOWEST_KDF_COST }, random: draw })
}

const recoverySlot = (forger: Forger): Uint8Array => makeRecoverySlot(forger, CODE)
const keychainSlot = (forger: Forger): Uint8Array => makeKeychainSlot(forger, { id: forger.random(16), secret: SECRET, validUntilMs: VALID_UNTIL_MS })

const beside =
  (other: (forger: Forger) => Uint8Array, spoil: (slot: Uint8Array) => Uint8Array = (slot) => slot): Case['make'] =>
  (forger, slot) =>
    forger.file({ slots: [slot, spoil(other(forger))] })

/** A code whose last sign is another one: its checksum cannot fit. */
function mistyped(code: string): string {
  return `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
}

/** As somebody types it who sees O for 0 and l for 1, in small letters and in groups of their own. */
function carelessly(code: string): string {
  return code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
}

const KEY_FILES: Cases = {
  'opens-key-file': {
    about: 'A password with a key file.',
    expected: 'opens',
    brought: withKeyFile,
    make: async (forger) => forger.file({ slots: [await keyFileSlot(forger, KEY_FILE)] })
  },
  'opens-key-file-unneeded': {
    about: 'A key file is brought; the slot is one of a password alone.',
    expected: 'opens',
    brought: withKeyFile,
    make: (forger, slot) => forger.file({ slots: [slot] })
  },
  'key-file-missing': {
    about: 'The only slot needs a key file and none is brought.',
    expected: 'vault-key-file-needed',
    make: async (forger) => forger.file({ slots: [await keyFileSlot(forger, KEY_FILE)] })
  },
  'key-file-wrong': {
    about: 'The last bit of the key file is another.',
    expected: 'vault-wrong-password-or-file',
    brought: { keyFile: base64(OTHER_FILE) },
    make: async (forger) => forger.file({ slots: [await keyFileSlot(forger, KEY_FILE)] })
  },
  'key-file-wrong-password': {
    about: 'The key file is right and the password is not.',
    expected: 'vault-wrong-password-or-file',
    password: `${TEST_PASSWORD}!`,
    brought: withKeyFile,
    make: async (forger) => forger.file({ slots: [await keyFileSlot(forger, KEY_FILE)] })
  },
  'key-file-as-password': {
    about: 'A slot with a key file, its type changed to one of a password alone: its keys are bound to its type.',
    expected: 'vault-wrong-password',
    make: async (forger) => forger.file({ slots: [withBytesAt(await keyFileSlot(forger, KEY_FILE), 0, u16(1))] })
  },
  'key-file-work-together': {
    about: 'Password slots with and without a key file cost more than 16 GiB together.',
    expected: 'vault-damaged',
    make: async (forger, slot) => {
      const second = await keyFileSlot(forger, KEY_FILE)
      const costly = [slot, second, second, slot, second].map((one) =>
        withBytesAt(withBytesAt(one, 2, forger.random(16)), SLOT.memory, joinBytes([u32(1_048_576), u32(4)]))
      )
      return forger.file({ slots: [slot, ...costly] })
    }
  }
}

const RECOVERY_CODES: Cases = {
  'opens-recovery-code': { about: 'A recovery code as it is printed.', expected: 'opens', brought: withCode, make: beside(recoverySlot) },
  'opens-recovery-code-careless': {
    about: 'A recovery code in small letters and other groups, with O for 0 and l for 1.',
    expected: 'opens',
    brought: { recoveryCode: carelessly(printRecoveryCode(CODE)) },
    make: beside(recoverySlot)
  },
  'opens-password-beside-recovery': { about: 'The password, where there is a recovery code too.', expected: 'opens', make: beside(recoverySlot) },
  'recovery-code-mistyped': {
    about: 'The last sign of the code is another.',
    expected: 'recovery-code-mistyped',
    brought: { recoveryCode: mistyped(printRecoveryCode(CODE)) },
    make: beside(recoverySlot)
  },
  'recovery-code-incomplete': {
    about: 'A sign of the code is missing.',
    expected: 'recovery-code-incomplete',
    brought: { recoveryCode: printRecoveryCode(CODE).slice(0, -1) },
    make: beside(recoverySlot)
  },
  'recovery-code-other': {
    about: 'A well-formed code of another vault.',
    expected: 'vault-wrong-recovery-code',
    brought: { recoveryCode: printRecoveryCode(withByteFlipped(CODE, 0)) },
    make: beside(recoverySlot)
  },
  'recovery-code-none': {
    about: 'A vault without a recovery code.',
    expected: 'vault-no-recovery-code',
    brought: withCode,
    make: (forger, slot) => forger.file({ slots: [slot] })
  },
  'recovery-slot-short': {
    about: 'A recovery slot without its last byte; the password is right.',
    expected: 'vault-damaged',
    make: beside(recoverySlot, (slot) => slot.subarray(0, -1))
  },
  'recovery-slot-long': { about: 'A recovery slot with a byte after it.', expected: 'vault-damaged', make: beside(recoverySlot, (slot) => joinBytes([slot, u8(0)])) },
  'recovery-slot-parameters': {
    about: 'A recovery slot that claims a byte of parameters.',
    expected: 'vault-damaged',
    make: beside(recoverySlot, (slot) => withBytesAt(slot, 18, u16(1)))
  },
  'recovery-slot-salt': {
    about: 'Another salt: the commitment cannot fit.',
    expected: 'vault-wrong-recovery-code',
    brought: withCode,
    make: beside(recoverySlot, (slot) => withByteFlipped(slot, 20))
  },
  'recovery-slot-wrap': {
    about: 'The commitment fits and the wrapped key does not.',
    expected: 'vault-damaged',
    brought: withCode,
    make: beside(recoverySlot, (slot) => withByteFlipped(slot, 84))
  }
}

const KEYCHAINS: Cases = {
  'opens-keychain': { about: 'The secret out of the keychain, in time.', expected: 'opens', brought: withSecret, make: beside(keychainSlot) },
  'keychain-expired': {
    about: 'The millisecond at which it ends.',
    expected: 'quick-unlock-expired',
    brought: { ...withSecret, atMs: VALID_UNTIL_MS },
    make: beside(keychainSlot)
  },
  'keychain-prolonged': {
    about: 'The end was moved by a day: the keys are bound to it.',
    expected: 'quick-unlock-gone',
    brought: withSecret,
    make: beside(keychainSlot, (slot) => withBytesAt(slot, 20, u64(VALID_UNTIL_MS + 86_400_000)))
  },
  'keychain-other': {
    about: 'The secret of another slot.',
    expected: 'quick-unlock-gone',
    brought: { ...withSecret, keychainSecret: base64(withByteFlipped(SECRET, 5)) },
    make: beside(keychainSlot)
  },
  'keychain-slot-short': {
    about: 'A keychain slot without its last byte; the password is right.',
    expected: 'vault-damaged',
    make: beside(keychainSlot, (slot) => slot.subarray(0, -1))
  },
  'keychain-slot-parameters': {
    about: 'A keychain slot that claims no parameters.',
    expected: 'vault-damaged',
    make: beside(keychainSlot, (slot) => withBytesAt(slot, 18, u16(0)))
  },
  'keychain-slot-end-huge': {
    about: 'An end of 2^53.',
    expected: 'vault-damaged',
    make: beside(keychainSlot, (slot) => withBytesAt(slot, 20, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)))
  }
}

export const WAYS_IN: Cases = { ...KEY_FILES, ...RECOVERY_CODES, ...KEYCHAINS }
