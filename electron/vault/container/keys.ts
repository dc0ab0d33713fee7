// Owns the key schedule (VAULT-FORMAT §5): every label, and what each key is bound to. Never keeps a key.
import { expand, extract, hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes, u16 } from './bytes.ts'
import { KEY_BYTES, SUITE } from './layout.ts'

/** No label is the beginning of another, so that what follows a label cannot be taken for a part of it. */
const LABELS = { payload: 'nidan/v1/payload-key', header: 'nidan/v1/header-mac', slot: 'nidan/v1/slot', edit: 'nidan/v1/edit-key' } as const

function info(label: string, vaultId: Uint8Array, rest: Uint8Array = new Uint8Array()): Uint8Array {
  return joinBytes([new TextEncoder().encode(label), vaultId, u16(SUITE), rest])
}

export interface SaveKeys {
  readonly payloadKey: Uint8Array
  readonly headerMacKey: Uint8Array
}

/** A fresh salt a save gives fresh keys a save: chunk counters may start at zero each time, even when two devices fork (§5.4). */
export function deriveSaveKeys(vaultKey: Uint8Array, saveSalt: Uint8Array, vaultId: Uint8Array): SaveKeys {
  return {
    payloadKey: hkdf(sha256, vaultKey, saveSalt, info(LABELS.payload, vaultId), KEY_BYTES),
    headerMacKey: hkdf(sha256, vaultKey, saveSalt, info(LABELS.header, vaultId), KEY_BYTES)
  }
}

/** The key-encryption key out of material that is not one key yet, or not a uniform one (§5.1, §5.2). */
export function extractKek(salt: Uint8Array, ...material: readonly Uint8Array[]): Uint8Array {
  return extract(sha256, joinBytes(material), salt)
}

export interface SlotKeys {
  readonly wrapKey: Uint8Array
  readonly commitment: Uint8Array
}

/** The commitment is there because Poly1305 does not commit to its key (§5.3). */
export function deriveSlotKeys(kek: Uint8Array, vaultId: Uint8Array, slotHeader: Uint8Array): SlotKeys {
  const both = expand(sha256, kek, info(LABELS.slot, vaultId, slotHeader), 2 * KEY_BYTES)
  return { wrapKey: both.slice(0, KEY_BYTES), commitment: both.slice(KEY_BYTES) }
}

/** Of one writing of an edit in progress, whose salt is fresh (§13). */
export function deriveEditKey(vaultKey: Uint8Array, salt: Uint8Array, vaultId: Uint8Array): Uint8Array {
  return hkdf(sha256, vaultKey, salt, info(LABELS.edit, vaultId), KEY_BYTES)
}

export function macHeader(headerMacKey: Uint8Array, bytesBefore: Uint8Array): Uint8Array {
  return hmac(sha256, headerMacKey, bytesBefore)
}
