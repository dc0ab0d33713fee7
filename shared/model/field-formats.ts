// Owns what the value of a field can be for (VAULT-FORMAT §8.7), and as which kind it is kept. A format that is not here is no fault: it is shown as its kind.

/** The kind decides what is a secret, so that a program that knows no formats conceals what is concealed here. */
export const FIELD_FORMATS = {
  email: 'text',
  address: 'text',
  date: 'text',
  phone: 'text',
  section: 'text',
  'backup-phone': 'text',
  'trusted-device': 'text',
  'recovery-code': 'concealed',
  'card-holder': 'text',
  'card-number': 'concealed',
  'card-expiry': 'text',
  'card-code': 'concealed',
  pin: 'concealed',
  'first-name': 'text',
  'last-name': 'text',
  'birth-date': 'text',
  organisation: 'text',
  'wifi-name': 'text',
  'wifi-security': 'text',
  'private-key': 'concealed',
  'public-key': 'text',
  fingerprint: 'text',
  passphrase: 'password',
  'product-key': 'concealed',
  'licensed-to': 'text',
  version: 'text'
} as const satisfies Readonly<Record<string, 'text' | 'concealed' | 'password'>>

export type FieldFormat = keyof typeof FIELD_FORMATS
// The names of the object above; Object.keys forgets them.
export const FIELD_FORMAT_NAMES = Object.keys(FIELD_FORMATS) as [FieldFormat, ...FieldFormat[]]

export function fieldFormatOf(text: string | undefined): FieldFormat | null {
  return text !== undefined && Object.hasOwn(FIELD_FORMATS, text) ? (text as FieldFormat) : null
}
