// Owns whether parsed JSON has the shape of a document (VAULT-FORMAT §8.3). Answers yes or no, changes nothing, and never says which value it was.
// The schema in document.ts is the authority: tests hold every answer of this file to the schema's, which takes four times as long.
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME } from '../../../shared/model/attachment-limits.ts'
import { FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { OTP_ALGORITHMS, OTP_TYPES } from '../../../shared/model/otp-kinds.ts'
import { MAX_MARK, SCHEMA_VERSION } from './document-limits.ts'
import type { Item, VaultDocument } from './document.ts'

type Members = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const SHORT_TEXT = 1_000
const LONG_TEXT = 100_000
const ADDRESS_TEXT = 16_384
const NAME_TEXT = 512
const PIN_TEXT = 64
const MAX_DIGITS = 10
const MAX_PERIOD_SECONDS = 86_400

/** RFC 9562: any version and the common variant, or all bits off, or all on. */
const UUID =
  /^(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/u
const WRITER_DIGITS = 8
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const LETTER_A = 0x61
const LETTER_F = 0x66
const HEX_32_BYTES = /^[0-9a-f]{64}$/u
const BASE32 = /^[A-Z2-7]+$/u
const KINDS = new Set<unknown>(FIELD_KINDS)
const TYPES = new Set<unknown>(OTP_TYPES)
const ALGORITHMS = new Set<unknown>(OTP_ALGORITHMS)

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
}

const isShortText: Check = (value) => isText(value, SHORT_TEXT)
const isLongText: Check = (value) => isText(value, LONG_TEXT)
const isFlag: Check = (value) => typeof value === 'boolean'
const isInteger: Check = (value) => Number.isSafeInteger(value)
const isMoment: Check = (value) => value === null || Number.isSafeInteger(value)

/** Eight lower-case hexadecimal digits. Without a regular expression: there are more stamps in a document than anything else. */
function isWriter(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== WRITER_DIGITS) return false
  for (let index = 0; index < WRITER_DIGITS; index += 1) {
    const code = value.charCodeAt(index)
    const isHex = (code >= DIGIT_0 && code <= DIGIT_9) || (code >= LETTER_A && code <= LETTER_F)
    if (!isHex) return false
  }
  return true
}

export function isStamp(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    isWhole(value[0], 0, Number.MAX_SAFE_INTEGER) &&
    isWhole(value[1], 0, Number.MAX_SAFE_INTEGER) &&
    isWriter(value[2])
  )
}

export function isRegister(value: unknown, check: Check): value is Members {
  return isMembers(value) && check(value['value']) && isStamp(value['at'])
}

function isRegisterWithHistory(value: unknown, check: Check): value is Members {
  if (!isRegister(value, check)) return false
  const history = value['history']
  return history === undefined || (Array.isArray(history) && history.every((entry) => isRegister(entry, check)))
}

function isOtpValue(otp: unknown): boolean {
  if (!isMembers(otp)) return false
  const { type, algorithm, counter, pin, secret } = otp
  return (
    isText(otp['address'], ADDRESS_TEXT) &&
    TYPES.has(type) &&
    isText(secret, ADDRESS_TEXT) &&
    BASE32.test(secret) &&
    ALGORITHMS.has(algorithm) &&
    isWhole(otp['digits'], 1, MAX_DIGITS) &&
    isWhole(otp['periodSeconds'], 1, MAX_PERIOD_SECONDS) &&
    isText(otp['issuer'], NAME_TEXT) &&
    isText(otp['account'], NAME_TEXT) &&
    (counter === undefined || isWhole(counter, 0, Number.MAX_SAFE_INTEGER)) &&
    (pin === undefined || (isText(pin, PIN_TEXT) && pin !== '')) &&
    // What could give no code or a wrong one is no value.
    (type === 'motp') === (algorithm === 'MD5') &&
    (type === 'hotp') === (counter !== undefined) &&
    (type === 'motp' || type === 'yandex') === (pin !== undefined)
  )
}

const isFieldValue: Check = (value) => value === null || isLongText(value) || isOtpValue(value)

function isField(field: unknown): boolean {
  if (!isMembers(field)) return false
  const { kind, value, removed, format, dated } = field
  if (!KINDS.has(kind) || !isRegister(field['label'], isShortText) || !isRegister(field['order'], isInteger)) return false
  if (removed !== undefined && !isRegister(removed, isFlag)) return false
  if (format !== undefined && !isShortText(format)) return false
  if (dated !== undefined && !isRegister(dated, isMoment)) return false
  if (!isRegisterWithHistory(value, isFieldValue)) return false
  return value['value'] === null || (kind === 'otp') === (typeof value['value'] === 'object')
}

const isAttachmentName: Check = (value) => isText(value, MAX_ATTACHMENT_NAME) && value !== ''

function isAttachment(attachment: unknown): boolean {
  if (!isMembers(attachment)) return false
  const { sha256, key, removed } = attachment
  if (removed !== undefined && !isRegister(removed, isFlag)) return false
  return (
    isRegisterWithHistory(attachment['name'], isAttachmentName) &&
    isWhole(attachment['sizeBytes'], 1, MAX_ATTACHMENT_BYTES) &&
    typeof sha256 === 'string' &&
    HEX_32_BYTES.test(sha256) &&
    typeof key === 'string' &&
    HEX_32_BYTES.test(key) &&
    isInteger(attachment['addedAtMs'])
  )
}

export function isUuid(id: string): boolean {
  return UUID.test(id)
}

export function isMap(map: unknown, check: Check): boolean {
  if (!isMembers(map)) return false
  for (const key of Object.keys(map)) if (!isUuid(key) || !check(map[key])) return false
  return true
}

/** Names that are set or not. `__proto__` is left out by every reader (VAULT-FORMAT §8.1). */
function areMarks(marks: unknown): boolean {
  if (!isMembers(marks)) return false
  for (const name of Object.keys(marks)) if (name !== '__proto__' && (!isText(name, MAX_MARK) || name === '' || !isRegister(marks[name], isFlag))) return false
  return true
}

/** The members that not every item has. */
function hasRightMarks({ category, archived, tags, secondSteps }: Members): boolean {
  return (
    (category === undefined || isRegister(category, isShortText)) &&
    (archived === undefined || isRegister(archived, isFlag)) &&
    (tags === undefined || areMarks(tags)) &&
    (secondSteps === undefined || areMarks(secondSteps))
  )
}

export function isItem(item: unknown): item is Item {
  if (!isMembers(item)) return false
  const { lastUsedAtMs } = item
  return (
    item['kind'] === 'login' &&
    isInteger(item['createdAtMs']) &&
    (lastUsedAtMs === null || isInteger(lastUsedAtMs)) &&
    isRegisterWithHistory(item['title'], isShortText) &&
    isRegisterWithHistory(item['notes'], isLongText) &&
    isRegister(item['favourite'], isFlag) &&
    isRegister(item['trashed'], isFlag) &&
    isMap(item['fields'], isField) &&
    (item['attachments'] === undefined || isMap(item['attachments'], isAttachment)) &&
    hasRightMarks(item)
  )
}

/** `checkedItems`: what `items` holds, where that was read item by item and so was checked then, with its ids (read-items.ts). */
export function isDocument(document: unknown, checkedItems: unknown = null): document is VaultDocument {
  return (
    isMembers(document) &&
    document['schema'] === SCHEMA_VERSION &&
    typeof document['vaultId'] === 'string' &&
    isWhole(document['generation'], 1, Number.MAX_SAFE_INTEGER) &&
    isStamp(document['clock']) &&
    isRegister(document['name'], isShortText) &&
    ((checkedItems !== null && document['items'] === checkedItems) || isMap(document['items'], isItem)) &&
    isMap(document['removedItems'], (tombstone) => isMembers(tombstone) && isStamp(tombstone['at']))
  )
}
