// Owns the row of an item whose bytes are known (known-item.ts), told by the same patterns. It is the row that views.ts makes of the object, or none:
// what takes more than a look is left to views.ts.
import { itemCategoryOf } from '../../../shared/model/item-categories.ts'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { MAX_TAGS } from '../../../shared/model/tags.ts'
import { itemPatterns, SHORT_TEXT } from './known-item.ts'
import { areCodesLow, isRowFormat, rowTextOf, type RowLine } from './row-text.ts'

const MOST_WEBSITES = 100

const parts = itemPatterns((part) => `(${part})`)
const HEAD = new RegExp(parts.head, 'y')
const FIELD = new RegExp(`${parts.field}(,?)`, 'y')
const PLACING = new RegExp(parts.placing, 'y')
const MARK = new RegExp(parts.mark, 'g')

/** The bytes of a text without its quotes, as the text. A copy: a part of a string keeps all of it in memory. */
function decoded(letters: string): string {
  return Buffer.from(letters, 'latin1').toString('utf8')
}

function textOf(quoted: string): string {
  return decoded(quoted.slice(1, -1))
}

/** The row of an item of which `letters` are the value's bytes; null when that takes more than a look. */
export function rowOfKnownItem(letters: string, id: string): ItemSummary | null {
  HEAD.lastIndex = 0
  const head = HEAD.exec(letters)
  if (head === null) return null
  const [, createdAtMs, lastUsedAtMs, title = '', titleSetAtMs, notesSetAtMs, favourite, , trashed, trashedAtMs] = head
  const ofFields = rowOfFields(letters, HEAD.lastIndex)
  if (ofFields === null) return null
  const placing = placingOf(letters, FIELD.lastIndex)
  if (placing === null) return null
  const { hasOtp, username, websites, lines, codes } = ofFields
  const { category, isArchived, tags, stepsSetAtMs } = placing
  const known = itemCategoryOf(category ?? undefined)
  return {
    id,
    title: textOf(title),
    username: username === '' && category !== null ? rowTextOf(lines) : username,
    websites,
    favourite: favourite === 'true',
    hasOtp,
    trashed: trashed === 'true',
    ...(trashed === 'true' ? { trashedAtMs: Number(trashedAtMs) } : {}),
    ...(known === 'login' ? {} : { category: known }),
    ...(isArchived ? { archived: true } : {}),
    ...(tags.length === 0 ? {} : { tags: tags.slice(0, MAX_TAGS) }),
    ...(areCodesLow(codes) ? { codesLow: true } : {}),
    createdAtMs: Number(createdAtMs),
    updatedAtMs: Math.max(Number(createdAtMs), Number(titleSetAtMs), Number(notesSetAtMs), ofFields.updatedAtMs, stepsSetAtMs),
    lastUsedAtMs: lastUsedAtMs === 'null' ? null : Number(lastUsedAtMs)
  }
}

interface RowOfFields extends Pick<ItemSummary, 'hasOtp' | 'username' | 'websites' | 'updatedAtMs'> {
  readonly lines: RowLine[]
  readonly codes: { used: number; left: number }
}

interface KnownField {
  readonly kind: string
  readonly order: number
  /** With its quotes. */
  readonly value: string
  readonly format: string
  readonly isDated: boolean
}

/** Where `FIELD.lastIndex` stands afterwards, the fields end. Null where two user names would have to be weighed, fields put in order, or a text cut. */
function rowOfFields(letters: string, start: number): RowOfFields | null {
  const row: RowOfFields = { hasOtp: false, username: '', websites: [], updatedAtMs: 0, lines: [], codes: { used: 0, left: 0 } }
  const lastOrders = { websites: -1, lines: -1 }
  const ids = new Set<string>()
  FIELD.lastIndex = start
  for (let isLast = letters.startsWith('}', start); !isLast; ) {
    const field = FIELD.exec(letters)
    if (field === null) return null
    const [, id = '', kind, labelSetAtMs, order, value = '', valueSetAtMs, format = '""', dated = 'null', otpLabelSetAtMs, , otpSetAtMs, comma] = field
    // Of two members of one name the later counts: a matter for JSON.parse.
    if (ids.has(id)) return null
    ids.add(id)
    isLast = comma === ''
    row.updatedAtMs = Math.max(row.updatedAtMs, Number(labelSetAtMs ?? otpLabelSetAtMs), Number(valueSetAtMs ?? otpSetAtMs))
    if (kind === undefined) row.hasOtp = true
    else if (value !== '""' && !takeField(row, lastOrders, { kind, order: Number(order), value, format: format.slice(1, -1), isDated: dated !== 'null' })) return null
  }
  return row
}

/** False where the object has to be looked at. */
function takeField(row: RowOfFields, lastOrders: { websites: number; lines: number }, { kind, order, value, format, isDated }: KnownField): boolean {
  if (format === 'recovery-code') row.codes[isDated ? 'used' : 'left'] += 1
  const isLine = kind === 'text' && isRowFormat(format)
  if (kind !== 'username' && kind !== 'website' && !isLine) return true
  if (value.length > SHORT_TEXT) return false
  if (kind === 'username') {
    if (row.username !== '') return false
    row.username = textOf(value)
    return true
  }
  const which = isLine ? 'lines' : 'websites'
  if (order <= lastOrders[which] || row.websites.length >= MOST_WEBSITES) return false
  lastOrders[which] = order
  if (isLine) row.lines.push({ format, text: textOf(value) })
  else row.websites.push(textOf(value))
  return true
}

interface KnownPlacing {
  /** Null where there is none. */
  readonly category: string | null
  readonly isArchived: boolean
  /** In the order of their UTF-16 code units. */
  readonly tags: readonly string[]
  readonly stepsSetAtMs: number
}

/** What follows the fields, which end at `end`; null where a name stands twice. */
function placingOf(letters: string, end: number): KnownPlacing | null {
  const placing: { -readonly [Member in keyof KnownPlacing]: KnownPlacing[Member] } = { category: null, isArchived: false, tags: [], stepsSetAtMs: 0 }
  const seen = new Set<string>()
  PLACING.lastIndex = end + 1
  while (!letters.startsWith('}', PLACING.lastIndex)) {
    const member = PLACING.exec(letters)
    if (member === null) return null
    const [, category, archived, name = category === undefined ? 'archived' : 'category', marks = ''] = member
    if (seen.has(name)) return null
    seen.add(name)
    if (category !== undefined) placing.category = textOf(category)
    else if (archived !== undefined) placing.isArchived = archived === 'true'
    else {
      const found = marksOf(marks)
      if (found === null) return null
      if (name === 'tags') placing.tags = found.set
      else placing.stepsSetAtMs = found.setAtMs
    }
  }
  return placing
}

/** The names that are set, and when the last one was set or taken off; null where a name stands twice. */
function marksOf(marks: string): { set: string[]; setAtMs: number } | null {
  const names = new Set<string>()
  const set: string[] = []
  let setAtMs = 0
  for (const [, name = '', value, at] of marks.matchAll(MARK)) {
    if (names.has(name)) return null
    names.add(name)
    setAtMs = Math.max(setAtMs, Number(at))
    // No reader knows that name (VAULT-FORMAT §8.1).
    if (value === 'true' && name !== '__proto__') set.push(decoded(name))
  }
  return { set: set.sort(), setAtMs }
}
