// Owns what an item can be for (VAULT-FORMAT §8.7) and the fields with which a new one begins. A category that is not here is shown as a login.
import { FIELD_FORMATS, type FieldFormat } from './field-formats.ts'

/** In the order in which they are offered. */
export const ITEM_CATEGORIES = ['login', 'otp', 'note', 'card', 'identity', 'wifi', 'ssh-key', 'licence', 'recovery-codes'] as const
export type ItemCategory = (typeof ITEM_CATEGORIES)[number]

export function itemCategoryOf(text: string | undefined): ItemCategory {
  return ITEM_CATEGORIES.find((category) => category === text) ?? 'login'
}

type BareKind = 'username' | 'password' | 'website' | 'otp'

/** Of a login first, of the others in the order of what is looked up. A note has its text only. */
const TEMPLATES: Readonly<Record<ItemCategory, readonly (BareKind | FieldFormat)[]>> = {
  login: ['username', 'password', 'website'],
  otp: ['otp', 'username'],
  note: [],
  card: ['card-holder', 'card-number', 'card-expiry', 'card-code', 'pin'],
  identity: ['first-name', 'last-name', 'birth-date', 'organisation', 'email', 'phone', 'address'],
  wifi: ['wifi-name', 'password', 'wifi-security'],
  'ssh-key': ['private-key', 'passphrase', 'public-key', 'fingerprint'],
  licence: ['product-key', 'licensed-to', 'email', 'version', 'website'],
  'recovery-codes': ['website', 'username', 'recovery-code']
}

export interface TemplateField {
  readonly kind: BareKind | (typeof FIELD_FORMATS)[FieldFormat]
  readonly format?: FieldFormat
}

function isFormat(name: BareKind | FieldFormat): name is FieldFormat {
  return Object.hasOwn(FIELD_FORMATS, name)
}

export function templateOf(category: ItemCategory): TemplateField[] {
  return TEMPLATES[category].map((name) => (isFormat(name) ? { kind: FIELD_FORMATS[name], format: name } : { kind: name }))
}
