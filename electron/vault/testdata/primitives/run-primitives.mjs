// Owns trying the primitives of the vault on vectors by others, in whatever runtime this file is run: Node, or a utility process of Electron.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { argon2id } from '@noble/hashes/argon2.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hashRaw } from '@node-rs/argon2'

const hex = (text) => Uint8Array.from(Buffer.from(text, 'hex'))
const asHex = (bytes) => Buffer.from(bytes).toString('hex')
const rowsOf = (name) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')).rows

/** What `attempt` gives, as hex; `refused` when it throws. */
function outcome(attempt) {
  try {
    return asHex(attempt())
  } catch {
    return 'refused'
  }
}

function* aead() {
  for (const [id, key, nonce, aad, message, ciphertext, tag, result] of rowsOf('chacha20-poly1305.json')) {
    // A nonce of another length makes no cipher: refused, as its vectors say.
    const cipher = () => chacha20poly1305(hex(key), hex(nonce), hex(aad))
    const isValid = result === 'valid'
    yield [`open ${id}`, outcome(() => cipher().decrypt(hex(ciphertext + tag))), isValid ? message : 'refused']
    if (isValid) yield [`seal ${id}`, outcome(() => cipher().encrypt(hex(message))), ciphertext + tag]
  }
}

/** RFC 5869, appendix A.1 to A.3. */
const RFC_5869 = [
  ['A.1', '0b'.repeat(22), '000102030405060708090a0b0c', 'f0f1f2f3f4f5f6f7f8f9', 42, '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865', 'valid'],
  [
    'A.2',
    Array.from({ length: 80 }, (_, index) => index.toString(16).padStart(2, '0')).join(''),
    Array.from({ length: 80 }, (_, index) => (index + 0x60).toString(16)).join(''),
    Array.from({ length: 80 }, (_, index) => (index + 0xb0).toString(16)).join(''),
    82,
    'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    'valid'
  ],
  ['A.3', '0b'.repeat(22), '', '', 42, '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8', 'valid']
]

function* derivation() {
  for (const [id, ikm, salt, info, bytes, okm, result] of [...RFC_5869, ...rowsOf('hkdf-sha256.json')]) {
    yield [`hkdf ${id}`, outcome(() => hkdf(sha256, hex(ikm), hex(salt), hex(info), bytes)), result === 'valid' ? okm : 'refused']
  }
}

async function* argon2() {
  // RFC 9106, 5.3: with a secret and associated data, which the native library takes no way to give; the readable one does.
  const rfc = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
    t: 3,
    m: 32,
    p: 4,
    dkLen: 32,
    key: new Uint8Array(8).fill(3),
    personalization: new Uint8Array(12).fill(4)
  })
  yield ['argon2 RFC 9106 5.3', asHex(rfc), '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659']
  // The native one against the readable one, over what a slot can ask for in small.
  for (const [t, m, p] of [[1, 64, 1], [2, 128, 1], [3, 256, 4], [1, 1_024, 16], [16, 128, 2]]) {
    const salt = sha256(Uint8Array.of(t, p))
    const password = Buffer.from(`パスワード ${String(m)}`)
    const native = await hashRaw(password, { timeCost: t, memoryCost: m, parallelism: p, outputLen: 32, salt })
    yield [`argon2 t ${String(t)} m ${String(m)} p ${String(p)}`, asHex(native), asHex(argon2id(password, salt, { t, m, p, dkLen: 32 }))]
  }
}

/** How many were tried, and those that gave something else. */
export async function runPrimitives() {
  const failures = []
  let runs = 0
  for (const source of [aead(), derivation(), argon2()]) {
    for await (const [name, given, expected] of source) {
      runs += 1
      if (given !== expected) failures.push(`${name}: ${given.slice(0, 80)} instead of ${expected.slice(0, 80)}`)
    }
  }
  return { runs, failures }
}

// As a utility process of Electron it says what it found.
if (process.parentPort !== undefined) void runPrimitives().then((result) => process.parentPort.postMessage(result))
