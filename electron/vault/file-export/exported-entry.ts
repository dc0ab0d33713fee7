// Owns what of an item goes into a file for other password programs, in their terms (KeePass entries). Pure: reads an item, writes nothing.
import type { Field, Item, OtpValue } from '../document/document.ts'
import { plainItem } from '../document/kept-bytes.ts'
import { setMarks } from '../document/marks.ts'
import { liveFields, otpOf, summaryOf, textOf } from '../document/views.ts'
import { strictAddress } from '../../otp/address-print.ts'
import { printedOtp } from '../transferable-otps.ts'

export interface ExportedField {
  readonly name: string
  readonly value: string
  readonly isSecret: boolean
}

export interface ExportedEntry {
  readonly title: string
  readonly place: 'all' | 'archive'
  readonly tags: readonly string[]
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** Standard strings (Title, UserName, Password, URL, Notes) first; no name occurs twice. */
  readonly fields: readonly ExportedField[]
  /** Earlier passwords, the oldest first, each with the time at which it was set. */
  readonly earlierPasswords: readonly { readonly value: string; readonly setAtMs: number }[]
}

/** Names in the person's language, by `field.<kind>` and `format.<format>`. */
export type FieldNames = Readonly<Record<string, string>>

const FAVOURITE = 'favourite'

/** A label of the person's own, else the usual name of what the field is for. */
function nameOf({ label, kind, format }: Field, names: FieldNames): string {
  const own = label.value.trim()
  if (own !== '') return own
  return (format === undefined ? undefined : names[`format.${format}`]) ?? names[`field.${kind}`] ?? format ?? kind
}

/** Names under which KeePass programs look for a code: nothing else may stand there, whatever its label is. */
const NAMES_OF_CODES = ['otp', 'TOTP Seed', 'TOTP Settings', 'TimeOtp-Secret-Base32', 'HmacOtp-Secret-Base32']

/** Keeps the names of an entry apart: `Code`, `Code 2`, `Code 3`. */
function createNames(): (name: string) => string {
  const taken = new Set(NAMES_OF_CODES)
  return (name) => {
    let free = name
    for (let number = 2; taken.has(free); number += 1) free = `${name} ${String(number)}`
    taken.add(free)
    return free
  }
}

/**
 * KeePass programs take `otp` for the address of a TOTP (KeePassXC, "Totp::parseSettings"); Steam they know by its encoder alone. What they could not count
 * right goes under a name that none of them reads.
 */
function otpField(itemId: string, item: Item, otp: OtpValue, name: string): ExportedField {
  const address = strictAddress(printedOtp(itemId, item, otp))
  return { name, value: address.replace(/^otpauth:\/\/steam\//u, 'otpauth://totp/'), isSecret: true }
}

/** The first of a kind has the standard name; the others are strings of their own. */
export function exportedEntry(itemId: string, item: Item, names: FieldNames): ExportedEntry {
  const plain = plainItem(item)
  const { createdAtMs, updatedAtMs, archived } = summaryOf(itemId, item, null)
  const free = createNames()
  const standard = new Map(['Title', 'UserName', 'Password', 'URL', 'Notes'].map((name) => [free(name), '']))
  standard.set('Title', plain.title.value)
  standard.set('Notes', plain.notes.value)
  const more: ExportedField[] = []
  const taken = new Set<string>()
  let password: Field | null = null
  let websites = 0
  let codes = 0
  for (const { field } of liveFields(plain)) {
    const otp = otpOf(field)
    const text = textOf(field)
    if (otp !== null) {
      const isRead = otp.type === 'totp' || otp.type === 'steam'
      const name = isRead ? (codes === 0 ? 'otp' : free(`otp_${String(codes)}`)) : free(nameOf(field, names))
      if (isRead) codes += 1
      more.push(otpField(itemId, plain, otp, name))
    }
    else if (text === '') continue
    else if (field.kind === 'password' && !taken.has('Password')) {
      password = field
      taken.add('Password')
      standard.set('Password', text)
    } else if (field.kind === 'username' && !taken.has('UserName')) {
      taken.add('UserName')
      standard.set('UserName', text)
    } else if (field.kind === 'website') {
      // Further addresses as KeePassXC and KeePass2Android write them.
      if (websites === 0) standard.set('URL', text)
      else more.push({ name: free(`KP2A_URL_${String(websites)}`), value: text, isSecret: false })
      websites += 1
    } else more.push({ name: free(nameOf(field, names)), value: text, isSecret: field.kind === 'password' || field.kind === 'concealed' })
  }
  return {
    title: plain.title.value,
    place: archived === true ? 'archive' : 'all',
    tags: [...setMarks(plain.tags), ...(plain.favourite.value ? [FAVOURITE] : [])],
    createdAtMs,
    updatedAtMs,
    fields: [...[...standard].map(([name, value]) => ({ name, value, isSecret: name === 'Password' })), ...more],
    earlierPasswords: earlierOf(password)
  }
}

function earlierOf(password: Field | null): { value: string; setAtMs: number }[] {
  return (password?.value.history ?? []).flatMap(({ value, at }) => (typeof value === 'string' && value !== '' ? [{ value, setAtMs: at[0] }] : []))
}
