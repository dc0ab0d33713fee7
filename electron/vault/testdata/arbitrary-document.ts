// Owns documents for property tests: whole ones, and ones in which a single value was replaced, left out or added.
import fc from 'fast-check'
import { FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { OTP_TYPES } from '../../../shared/model/otp-kinds.ts'
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Attachment, Field, FieldValue, Item, Marks, OtpValue, VaultDocument } from '../document/document.ts'

const WRITERS = ['00000000', 'aaaaaaaa', 'bbbbbbbb', 'ffffffff']

export function arbitraryStamp(): fc.Arbitrary<Stamp> {
  return fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 }), fc.constantFrom(...WRITERS))
}

function register<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ value: T; at: Stamp }> {
  return fc.record({ value, at: arbitraryStamp() })
}

function withHistory<T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ value: T; at: Stamp; history?: { value: T; at: Stamp }[] }> {
  return fc.record({ value, at: arbitraryStamp(), history: fc.array(register(value), { maxLength: 3 }) }, { requiredKeys: ['value', 'at'] })
}

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'ä', '日本語', '"\\\u0000'))

export function arbitraryOtp(): fc.Arbitrary<OtpValue> {
  return fc
    .record({
      address: text,
      type: fc.constantFrom(...OTP_TYPES),
      secret: fc.constantFrom('JBSWY3DPEHPK3PXP', 'MZXW6YTB'),
      algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
      digits: fc.integer({ min: 1, max: 10 }),
      periodSeconds: fc.integer({ min: 1, max: 86_400 }),
      issuer: text,
      account: text,
      counter: fc.nat(),
      pin: fc.constantFrom('1234', '0')
    })
    .map(({ counter, pin, ...otp }): OtpValue => ({
      ...otp,
      ...(otp.type === 'motp' ? { algorithm: 'MD5' as const } : {}),
      ...(otp.type === 'hotp' ? { counter } : {}),
      ...(otp.type === 'motp' || otp.type === 'yandex' ? { pin } : {})
    }))
}

/** Names that look like members of an object are names like any other. */
function arbitraryMarks(): fc.Arbitrary<Marks> {
  return fc.dictionary(fc.constantFrom('home', 'home/bank', '仕事', 'constructor', 'x'.repeat(200)), register(fc.boolean()), { maxKeys: 3, noNullPrototype: true })
}

function arbitraryField(...kinds: readonly Field['kind'][]): fc.Arbitrary<Field> {
  return fc.constantFrom(...(kinds.length === 0 ? FIELD_KINDS : kinds)).chain((kind) => {
    const value: fc.Arbitrary<FieldValue> = kind === 'otp' ? fc.option(arbitraryOtp()) : fc.option(text)
    return fc.record(
      {
        kind: fc.constant(kind),
        label: register(text),
        order: register(fc.integer()),
        value: withHistory(value),
        removed: register(fc.boolean()),
        format: fc.constantFrom('email', 'recovery-code', 'of-a-later-version'),
        dated: register(fc.option(fc.integer())),
        extra: fc.constant({ unknown: [1] })
      },
      { requiredKeys: ['kind', 'label', 'order', 'value'] }
    )
  })
}

function arbitraryAttachment(): fc.Arbitrary<Attachment> {
  const hex = fc.constantFrom('0', 'a', 'f').map((digit) => digit.repeat(64))
  return fc.record(
    {
      name: withHistory(fc.constantFrom('a.pdf', '日本語', 'x'.repeat(255))),
      sizeBytes: fc.integer({ min: 1, max: 8_388_608 }),
      sha256: hex,
      key: hex,
      addedAtMs: fc.nat(),
      removed: register(fc.boolean())
    },
    { requiredKeys: ['name', 'sizeBytes', 'sha256', 'key', 'addedAtMs'] }
  )
}

export function arbitraryItem(): fc.Arbitrary<Item> {
  return fc.record(
    {
      kind: fc.constant('login' as const),
      createdAtMs: fc.nat(),
      lastUsedAtMs: fc.option(fc.nat()),
      title: withHistory(text),
      notes: withHistory(text),
      favourite: register(fc.boolean()),
      trashed: register(fc.boolean()),
      fields: fc.dictionary(fc.uuid(), arbitraryField(), { maxKeys: 3 }),
      attachments: fc.dictionary(fc.uuid(), arbitraryAttachment(), { maxKeys: 2 }),
      category: register(fc.constantFrom('login', 'card', 'of-a-later-version')),
      archived: register(fc.boolean()),
      tags: arbitraryMarks(),
      secondSteps: arbitraryMarks()
    },
    { requiredKeys: ['kind', 'createdAtMs', 'lastUsedAtMs', 'title', 'notes', 'favourite', 'trashed', 'fields'] }
  )
}

export function arbitraryDocument(): fc.Arbitrary<VaultDocument> {
  return fc.record({
    schema: fc.constant(1 as const),
    vaultId: fc.uuid(),
    generation: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    clock: arbitraryStamp(),
    name: register(text),
    items: fc.dictionary(fc.uuid(), arbitraryItem(), { maxKeys: 3 }),
    removedItems: fc.dictionary(fc.uuid(), fc.record({ at: arbitraryStamp() }), { maxKeys: 2 })
  })
}

/** Values at and beyond every bound of the schema. */
const ODD_VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1, 10, 11, 0.5, 2 ** 53 - 1, 2 ** 53, 86_400, 86_401, '', 'a', 'A', 'é', 'aaaaaaaa', 'AAAAAAAA', 'aaaaaaa', 'aaaaaaaaa', 'gggggggg',
  'login', 'otp', 'password', 'totp', 'hotp', 'motp', 'yandex', 'steam', 'MD5', 'SHA1', 'JBSWY3DP', '0', '=',
  [], {}, [1, 0, 'aaaaaaaa'], [1, 0, 'aaaaaaaa', 1], [1, 0], [-1, 0, 'aaaaaaaa'], [1, 0.5, 'aaaaaaaa'], { value: '', at: [0, 0, 'aaaaaaaa'] }, { value: null, at: [0, 0, 'aaaaaaaa'] },
  'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(512), 'x'.repeat(513), 'x'.repeat(1_000), 'x'.repeat(1_001), 'A'.repeat(16_384), 'A'.repeat(16_385), 'x'.repeat(100_000), 'x'.repeat(100_001)
]
const ODD_KEYS = ['x', '', 'value', 'history', 'removed', 'format', 'dated', 'category', 'archived', 'tags', 'secondSteps', 'x'.repeat(200), 'x'.repeat(201), 'counter', 'pin', '1', 'constructor', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '00000000-0000-0000-0000-000000000001', '11111111-1111-4111-8111-111111111111', '11111111-1111-9111-8111-111111111111']

interface Damage {
  readonly place: number
  readonly how: 'replace' | 'leave out' | 'add' | 'rename'
  readonly value: unknown
  readonly key: string
}

/** Every object and list in a value, the outermost first. */
function containersIn(value: unknown): (Record<string, unknown> | unknown[])[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(containersIn)]
}

function withDamage(document: VaultDocument, { place, how, value, key }: Damage): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document))
  const slots = containersIn(copy).flatMap((container) => Object.keys(container).map((name) => ({ container: container as Record<string, unknown>, name })))
  const slot = slots[place % slots.length]
  if (slot === undefined) return value
  const { container, name } = slot
  if (how === 'replace') container[name] = value
  else if (how === 'leave out') Reflect.deleteProperty(container, name)
  else if (how === 'add') container[key] = value
  else {
    const kept = container[name]
    Reflect.deleteProperty(container, name)
    container[key] = kept
  }
  // As it would come out of a file: a hole in a list is null.
  return JSON.parse(JSON.stringify(copy))
}

export function arbitraryDamage(): fc.Arbitrary<unknown> {
  const damage = fc.record({
    place: fc.nat(),
    how: fc.constantFrom('replace' as const, 'replace' as const, 'leave out' as const, 'add' as const, 'rename' as const),
    value: fc.constantFrom(...ODD_VALUES),
    key: fc.constantFrom(...ODD_KEYS)
  })
  return fc.tuple(arbitraryDocument(), damage).map(([document, one]) => withDamage(document, one))
}

interface Lived {
  value: unknown
  at: Stamp
}

/** A history as edits leave it: older than the present, in order, each stamp once, and nothing empty. */
function asLived<R extends Lived & { history?: (Lived & Record<string, unknown>)[] | undefined }>({ history = [], ...register }: R): R {
  const byStamp = new Map(history.filter(({ value, at }) => value !== '' && value !== null && compareStamps(at, register.at) < 0).map((entry) => [entry.at.join(), entry]))
  const sorted = [...byStamp.values()].sort((a, b) => compareStamps(a.at, b.at))
  return (sorted.length === 0 ? register : { ...register, history: sorted }) as R
}

function livedAttachments(attachments: Record<string, Attachment>): Record<string, Attachment> {
  return Object.fromEntries(Object.entries(attachments).map(([id, one]) => [id, { ...one, name: asLived(one.name) }]))
}

/** Three copies of one vault: they share ids of items and fields, and by chance also stamps. Histories hold only what is older than the present. */
export function arbitraryFamily({ tombstones = true } = {}): fc.Arbitrary<[VaultDocument, VaultDocument, VaultDocument]> {
  const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
  const subsetOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
    fc.tuple(...ids.map(() => fc.option(value))).map((values) => Object.fromEntries(values.flatMap((one, index) => (one === null ? [] : [[ids[index] ?? '', one]]))))
  // One kind an id, as a program draws them.
  const fields = fc.record({ [ids[0] ?? '']: arbitraryField('otp'), [ids[1] ?? '']: arbitraryField('password') }, { requiredKeys: [] })
  // One content an id, as a program draws them.
  const fixed = { sizeBytes: 1, sha256: 'a'.repeat(64), key: 'b'.repeat(64), addedAtMs: 0 }
  const attachments = fc.option(subsetOf(arbitraryAttachment().map((one) => ({ ...one, ...fixed }))), { nil: undefined })
  const item = fc.tuple(arbitraryItem(), fields, attachments).map(([{ attachments: _own, ...one }, own, attached]): Item => {
    const lived = Object.entries(own).flatMap(([id, field]): [string, Field][] => (field === undefined ? [] : [[id, { ...field, value: asLived(field.value) }]]))
    return { ...one, title: asLived(one.title), notes: asLived(one.notes), fields: Object.fromEntries(lived), ...(attached === undefined ? {} : { attachments: livedAttachments(attached) }) }
  })
  const document = fc
    .tuple(arbitraryDocument(), subsetOf(item), tombstones ? subsetOf(fc.record({ at: arbitraryStamp() })) : fc.constant({}))
    .map(([one, items, removedItems]): VaultDocument => ({ ...one, vaultId: 'one', items, removedItems }))
  return fc.tuple(document, document, document)
}
