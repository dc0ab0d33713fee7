// Owns the shape of a test vector's recipe and the builders that recipes share. Every builder makes one fault, or none.
import type { ErrorCode } from '../../../shared/errors.ts'
import { joinBytes, u16 } from '../container/bytes.ts'
import { critical, type FileParts, type Forger, type RawTlv } from './forge.ts'

/** Members of a vector that stand for another way in (VAULT-FORMAT §12). */
export interface Brought {
  /** With the password: content of the key file, base64. */
  readonly keyFile?: string
  /** Without a password: as it was typed. */
  readonly recoveryCode?: string
  /** Without a password: the secret out of the keychain, base64. */
  readonly keychainSecret?: string
  /** With `keychainSecret`: what time it is, Unix milliseconds. */
  readonly atMs?: number
}

export interface Case {
  readonly about: string
  readonly expected: 'opens' | ErrorCode
  readonly password?: string
  /** What is brought instead of, or beside, the password. */
  readonly brought?: Brought
  readonly make: (forger: Forger, slot: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

export type Cases = Readonly<Record<string, Case>>

/** Where the parts of a password slot are (VAULT-FORMAT §4.1). */
export const SLOT = { version: 20, memory: 21, passes: 25, lanes: 29, commitment: 65, wrap: 97 } as const

export const withSlot =
  (parts: FileParts): Case['make'] =>
  (forger, slot) =>
    forger.file({ slots: [slot], ...parts })
export const withSlots =
  (slots: (slot: Uint8Array, forger: Forger) => Uint8Array[]): Case['make'] =>
  (forger, slot) =>
    forger.file({ slots: slots(slot, forger) })
export const changedTlv =
  (number: number, value: Uint8Array) =>
  (right: RawTlv[]): RawTlv[] =>
    right.map((tlv) => (tlv.type === critical(number) ? { ...tlv, value } : tlv))
export const withDocument =
  (change: Record<string, unknown>): Case['make'] =>
  (forger, slot) =>
    forger.file({ slots: [slot], document: { ...forger.emptyDocument, ...change } })
export const fromRight =
  (spoil: (file: Uint8Array) => Uint8Array): Case['make'] =>
  (forger, slot) =>
    spoil(forger.file({ slots: [slot] }))
export const foreignSlot = (type: number, forger: Forger): Uint8Array => joinBytes([u16(type), forger.random(16), forger.random(20)])
