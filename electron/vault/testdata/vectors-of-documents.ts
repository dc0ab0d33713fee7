// Owns the vectors about the members of the document (VAULT-FORMAT §8). Each has one fault, or none.
import { TEST_NOW_MS } from './fixtures.ts'
import { withDocument, withSlot, type Case, type Cases } from './vector-recipe.ts'

const AT = [TEST_NOW_MS, 0, '00000001'] as const
const ITEM_ID = '33333333-3333-4333-8333-333333333333'
const FIELD_ID = '44444444-4444-4444-8444-444444444444'
const register = (value: unknown): Record<string, unknown> => ({ value, at: AT })

const FIELD = { kind: 'password', label: register(''), order: register(0), value: register('p') }
const OTP = { address: 'otpauth://totp/a', type: 'totp', secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: 'Shop', account: 'jane' }
const ITEM = {
  kind: 'login',
  createdAtMs: TEST_NOW_MS,
  lastUsedAtMs: null,
  title: register('Shop'),
  notes: register(''),
  favourite: register(false),
  trashed: register(false),
  fields: { [FIELD_ID]: FIELD }
}

const withItem = (change: Record<string, unknown>): Case['make'] => withDocument({ items: { [ITEM_ID]: { ...ITEM, ...change } } })
const withField = (change: Record<string, unknown>): Case['make'] => withItem({ fields: { [FIELD_ID]: { ...FIELD, ...change } } })
const withOtp = (change: Record<string, unknown>): Case['make'] => withField({ kind: 'otp', value: register({ ...OTP, ...change }) })
const withText = (text: string): Case['make'] => withSlot({ documentBytes: new TextEncoder().encode(text) })

type Row = readonly [name: string, about: string, make: Case['make']]

const asCases = (rows: readonly Row[], expected: Case['expected']): Cases => Object.fromEntries(rows.map(([name, about, make]) => [name, { about, expected, make }]))

const MEMBERS = ['vaultId', 'generation', 'clock', 'name', 'items', 'removedItems'] as const

const DAMAGED: readonly Row[] = [
  ...MEMBERS.map((member): Row => [`document-without-${member.toLowerCase()}`, `No ${member}.`, withDocument({ [member]: undefined })]),
  ['document-null', 'null in place of an object.', withText('null')],
  ['document-list', 'A list in place of an object.', withText('[]')],
  ['document-text-behind', 'Something behind the object.', withText('{"schema":1}x')],
  ['document-twice', 'Two objects.', withText('{"schema":1}{"schema":1}')],
  ['document-nan', 'A number that JSON does not have.', withText('{"schema":1,"x":NaN}')],
  ['document-comma', 'A comma too many.', withText('{"schema":1,}')],
  ['document-schema-text', 'A schema version in quotes.', withDocument({ schema: '1' })],
  ['document-schema-zero', 'Schema version 0.', withDocument({ schema: 0 })],
  ['document-schema-half', 'Schema version 1.5.', withDocument({ schema: 1.5 })],
  ['document-clock-short', 'A stamp of two values.', withDocument({ clock: [TEST_NOW_MS, 0] })],
  ['document-clock-writer', 'A writer in capital letters.', withDocument({ clock: [TEST_NOW_MS, 0, 'AAAAAAAA'] })],
  ['document-clock-negative', 'A stamp before 1970.', withDocument({ clock: [-1, 0, '00000001'] })],
  ['document-clock-half', 'Half a millisecond.', withDocument({ clock: [0.5, 0, '00000001'] })],
  ['document-name-long', 'A name of 1,001 letters.', withDocument({ name: register('x'.repeat(1_001)) })],
  ['document-items-list', 'Items in a list.', withDocument({ items: [] })],
  ['document-item-id', 'An item under a name that is no UUID.', withDocument({ items: { first: ITEM } })],
  ['document-tombstone', 'A tombstone without a stamp.', withDocument({ removedItems: { [ITEM_ID]: {} } })],
  ['item-kind', 'An item of a kind that schema 1 does not have.', withItem({ kind: 'card' })],
  ['item-title-number', 'A number as a title.', withItem({ title: register(1) })],
  ['item-notes-long', 'Notes of 100,001 letters.', withItem({ notes: register('x'.repeat(100_001)) })],
  ['item-favourite-text', 'A favourite in quotes.', withItem({ favourite: register('true') })],
  ['item-used-text', 'A time of use in quotes.', withItem({ lastUsedAtMs: '1' })],
  ['item-created-half', 'Half a millisecond of creation.', withItem({ createdAtMs: 0.5 })],
  ['item-fields-list', 'Fields in a list.', withItem({ fields: [] })],
  ['item-history-stamp', 'An entry of a history without its stamp.', withItem({ title: { ...register('Shop'), history: [{ value: 'Old' }] } })],
  ['item-history-object', 'A history that is no list.', withItem({ title: { ...register('Shop'), history: {} } })],
  ['field-kind', 'A field of a kind that schema 1 does not have.', withField({ kind: 'passkey' })],
  ['field-order-half', 'An order of a half.', withField({ order: register(0.5) })],
  ['field-value-number', 'A number as a value.', withField({ value: register(1) })],
  ['field-otp-in-password', 'An OTP value in a password field.', withField({ value: register(OTP) })],
  ['field-text-in-otp', 'A text in an OTP field.', withField({ kind: 'otp', value: register('p') })],
  ['field-removed-text', '“removed” in quotes.', withField({ removed: register('false') })],
  ['item-category-number', 'A category that is a number.', withItem({ category: register(1) })],
  ['item-archived-text', '“archived” in quotes.', withItem({ archived: register('true') })],
  ['item-tags-list', 'Tags in a list.', withItem({ tags: ['home'] })],
  ['item-tag-bare', 'A tag that is no register.', withItem({ tags: { home: true } })],
  ['item-tag-empty', 'A tag without a letter.', withItem({ tags: { '': register(true) } })],
  ['item-tag-long', 'A tag of 201 letters.', withItem({ tags: { ['x'.repeat(201)]: register(true) } })],
  ['item-second-steps-text', 'A second step in quotes.', withItem({ secondSteps: { app: register('true') } })],
  ['field-format-number', 'A format that is a number.', withField({ format: 1 })],
  ['field-dated-half', 'Half a millisecond of use.', withField({ dated: register(0.5) })],
  ['otp-type', 'A type of OTP that schema 1 does not have.', withOtp({ type: 'ocra' })],
  ['otp-md5', 'MD5 for TOTP.', withOtp({ algorithm: 'MD5' })],
  ['otp-counter-missing', 'HOTP without a counter.', withOtp({ type: 'hotp' })],
  ['otp-counter-of-totp', 'TOTP with a counter.', withOtp({ counter: 0 })],
  ['otp-counter-huge', 'A counter of 2^53.', withOtp({ type: 'hotp', counter: 2 ** 53 })],
  ['otp-pin-missing', 'mOTP without a PIN.', withOtp({ type: 'motp', algorithm: 'MD5' })],
  ['otp-pin-empty', 'Yandex with an empty PIN.', withOtp({ type: 'yandex', algorithm: 'SHA256', pin: '' })],
  ['otp-pin-of-totp', 'TOTP with a PIN.', withOtp({ pin: '1234' })],
  ['otp-digits-none', 'No digit.', withOtp({ digits: 0 })],
  ['otp-digits-eleven', 'Eleven digits.', withOtp({ digits: 11 })],
  ['otp-period-none', 'A period of 0 seconds.', withOtp({ periodSeconds: 0 })],
  ['otp-period-long', 'A period of more than a day.', withOtp({ periodSeconds: 86_401 })],
  ['otp-secret-small', 'A secret in lower-case letters.', withOtp({ secret: 'jbswy3dpehpk3pxp' })],
  ['otp-secret-empty', 'An empty secret.', withOtp({ secret: '' })],
  ['otp-address-long', 'An address of 16,385 letters.', withOtp({ address: 'x'.repeat(16_385) })],
  ['otp-issuer-long', 'An issuer of 513 letters.', withOtp({ issuer: 'x'.repeat(513) })]
]

const OPENING: readonly Row[] = [
  ['opens-item', 'A login with a password.', withItem({})],
  [
    'opens-categories',
    'A category, second steps and a format that schema 1 does not describe, tags, an archived item, a code that was used.',
    withItem({
      category: register('of-a-later-version'),
      archived: register(true),
      tags: { 'home/bank': register(true), 仕事: register(false), ['x'.repeat(200)]: register(true) },
      secondSteps: { app: register(true), 'of-a-later-version': register(true) },
      fields: { [FIELD_ID]: { ...FIELD, kind: 'concealed', format: 'of-a-later-version', dated: register(TEST_NOW_MS) } }
    })
  ],
  ['opens-totp', 'A TOTP.', withOtp({})],
  ['opens-hotp', 'An HOTP with the highest counter.', withOtp({ type: 'hotp', counter: Number.MAX_SAFE_INTEGER })],
  ['opens-motp', 'An mOTP.', withOtp({ type: 'motp', algorithm: 'MD5', periodSeconds: 10, pin: '1234' })],
  ['opens-yandex', 'A Yandex OTP.', withOtp({ type: 'yandex', algorithm: 'SHA256', digits: 8, pin: '1234' })],
  ['opens-otp-bounds', 'Ten digits a day, and a member that schema 1 does not have.', withOtp({ digits: 10, periodSeconds: 86_400, later: [] })],
  ['opens-removed-field', 'A field that was removed, and its history.', withField({ value: { ...register(null), history: [register('p')] }, removed: register(true) })],
  ['opens-tombstone', 'A tombstone.', withDocument({ removedItems: { [ITEM_ID]: { at: AT } } })],
  ['opens-lengths', 'Title and notes as long as they may be.', withItem({ title: register('x'.repeat(1_000)), notes: register('x'.repeat(100_000)) })],
  ['opens-lone-surrogate', 'Half a surrogate pair, escaped.', withDocument({ later: '\ud800' })],
  ['opens-signs-in-text', 'Brackets and quotes in a text are no nesting.', withDocument({ later: '[[[[[[[[[[[[[[[[[[[[\\"{{{{' })]
]

export const DOCUMENTS: Cases = {
  ...asCases(DAMAGED, 'vault-damaged'),
  ...asCases(OPENING, 'opens'),
  'newer-schema-huge': { about: 'Schema 4,000,000,000.', expected: 'vault-newer-version', make: withDocument({ schema: 4_000_000_000 }) }
}
