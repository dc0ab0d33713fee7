// Owns making a ready vault file out of plain logins, for tests, benches and the demo. The product makes its vaults through the store.
import type { FieldFormat } from '../../shared/model/field-formats.ts'
import type { ItemCategory } from '../../shared/model/item-categories.ts'
import type { SecondStep } from '../../shared/model/second-steps.ts'
import { readOtp } from '../otp/address.ts'
import { createAttachmentDrafts } from './attachments/attachment-drafts.ts'
import { withNewAttachments } from './attachments/item-attachments.ts'
import { sealContainer } from './container/container.ts'
import { LOWEST_KDF_COST, type KdfCost } from './container/kdf.ts'
import { ID_BYTES, KEY_BYTES, SALT_BYTES } from './container/layout.ts'
import { makePasswordSlot } from './container/slots.ts'
import type { Stamp } from './document/clock.ts'
import type { Field, FieldValue, Item, OtpValue, VaultDocument } from './document/document.ts'
import { newField, newItem } from './document/edit.ts'
import { newUuid, uuidBytes, uuidText } from './document/ids.ts'
import { withDate, withPlacing } from './document/marks.ts'
import { writeDocument } from './document/migrate.ts'
import { newDocument } from './document/new-document.ts'
import { otpValueOf } from './otp-value.ts'

export interface NewItem {
  readonly title: string
  readonly username?: string
  readonly password?: string
  readonly websites?: readonly string[]
  /** otpauth addresses or bare keys. */
  readonly otps?: readonly string[]
  readonly notes?: string
  readonly favourite?: boolean
  readonly trashed?: boolean
  readonly extraFields?: readonly { readonly kind: Exclude<Field['kind'], 'otp'>; readonly label: string; readonly value: string; readonly format?: FieldFormat; readonly datedMs?: number }[]
  readonly category?: ItemCategory
  readonly archived?: boolean
  readonly tags?: readonly string[]
  readonly secondSteps?: readonly SecondStep[]
  readonly attachments?: readonly { readonly name: string; readonly content: Uint8Array }[]
  readonly lastUsedAtMs?: number
  /** Without it: `now`. */
  readonly updatedAtMs?: number
}

export interface NewVault {
  readonly name: string
  readonly password: string
  readonly items: readonly NewItem[]
  /** Without it the lowest that a reader accepts: fast, and for throwaway vaults only. */
  readonly kdf?: KdfCost
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const WRITER_BYTES = 4

/** The same input gives the same bytes, so `random` decides how new the vault's keys are. */
export async function createVaultBytes({ name, password, items, kdf = LOWEST_KDF_COST, now, random }: NewVault): Promise<Uint8Array> {
  const vaultKey = random(KEY_BYTES)
  const vaultId = uuidBytes(random)
  const slots = [await makePasswordSlot({ vaultId, vaultKey, password, policy: { cost: kdf, floor: LOWEST_KDF_COST }, random })]
  const records = new Map<string, Uint8Array>()
  const document = documentOf({ name, items, nowMs: now(), random, vaultId: uuidText(vaultId), records })
  const header = {
    vaultId,
    generation: 1,
    saveId: random(ID_BYTES),
    prevSaveId: new Uint8Array(ID_BYTES),
    saveSalt: random(SALT_BYTES),
    slots,
    extras: []
  }
  return sealContainer({ header, vaultKey, document: writeDocument(document), attachments: records })
}

interface DocumentInput extends Pick<NewVault, 'name' | 'items' | 'random'> {
  readonly nowMs: number
  readonly vaultId: string
  /** The encrypted attachments are put here. */
  readonly records: Map<string, Uint8Array>
}

function documentOf({ name, items, nowMs, random, vaultId, records }: DocumentInput): VaultDocument {
  const writer = Buffer.from(random(WRITER_BYTES)).toString('hex')
  const empty = newDocument({ vaultId, name, nowMs, writer })
  const drafts = createAttachmentDrafts({ random })
  const attached = ({ attachments, updatedAtMs = nowMs }: NewItem): Pick<Item, 'attachments'> => {
    if (attachments === undefined) return {}
    const made = attachments.map((file) => drafts.get(drafts.keep(file, empty).handle))
    for (const { id, record } of made) records.set(id, record)
    return { attachments: withNewAttachments({}, made, [updatedAtMs, 0, writer], updatedAtMs) }
  }
  const entries = items.map((item): [string, Item] => [newUuid(random), { ...itemFrom(item, nowMs, writer, random), ...attached(item) }])
  return { ...empty, items: Object.fromEntries(entries) }
}

function itemFrom(login: NewItem, nowMs: number, writer: string, random: NewVault['random']): Item {
  const atMs = login.updatedAtMs ?? nowMs
  const at: Stamp = [atMs, 0, writer]
  const fields: [string, Field][] = []
  const add = (kind: Field['kind'], label: string, value: FieldValue, format?: FieldFormat, datedMs: number | null = null): void => {
    fields.push([newUuid(random), { ...newField(kind, label, fields.length, value, at), ...(format === undefined ? {} : { format }), ...withDate({}, datedMs, at) }])
  }
  if (login.username !== undefined) add('username', '', login.username)
  if (login.password !== undefined) add('password', '', login.password)
  for (const address of login.otps ?? []) add('otp', '', otpFrom(address))
  for (const website of login.websites ?? []) add('website', '', website)
  for (const { kind, label, value, format, datedMs } of login.extraFields ?? []) add(kind, label, value, format, datedMs)
  const item = newItem(login.title, at, atMs)
  const { category = 'login', archived = false, tags = [], secondSteps = [] } = login
  return {
    ...item,
    lastUsedAtMs: login.lastUsedAtMs ?? null,
    notes: { value: login.notes ?? '', at },
    favourite: { value: login.favourite ?? false, at },
    trashed: { value: login.trashed ?? false, at },
    fields: Object.fromEntries(fields),
    ...withPlacing(item, { category, archived, tags, secondSteps }, at)
  }
}

function otpFrom(address: string): OtpValue {
  return otpValueOf(readOtp(address))
}
