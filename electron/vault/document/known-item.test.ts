// Holds the short way from bytes to an item to the long one: what it takes, JSON.parse and the shape take, and the row is the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDocument, arbitraryItem } from '../testdata/arbitrary-document.ts'
import { codeThrown } from '../testdata/fixtures.ts'
import type { Item, VaultDocument } from './document.ts'
import { walkNesting } from './json-nesting.ts'
import { moveBytes, placeOf, plainItem } from './kept-bytes.ts'
import { endOfKnownItem } from './known-item.ts'
import { rowOfKnownItem } from './known-row.ts'
import { readDocument, writeDocument } from './migrate.ts'
import { isDocument, isItem } from './shape.ts'
import { summaryOf } from './views.ts'

const ID = '11111111-1111-4111-8111-111111111111'
/** Signs that mean something to JSON, to a stamp, or to UTF-8. */
const SIGNS = [...Buffer.from('"\\{}[],:0-1e9afAZ/ .tn'), 0, 0x1f, 0x7f, 0xc3, 0xa4, 0xff]

/** Logins as people have them, of which the short way must know nearly all. */
function arbitraryLogin(): fc.Arbitrary<Item> {
  const at = fc.constantFrom<[number, number, string]>([1_795_396_185_249, 0, 'bb0da8de'], [5, 12, '00ff00ff'], [0, 0, '01234567'])
  const text = fc.oneof(fc.constantFrom('', 'Nidan', '日本語', 'a@b.example', 'x'.repeat(1_000)), fc.string({ unit: fc.constantFrom('a', 'é', '9', '{', '😀'), maxLength: 12 }))
  const register = (value: fc.Arbitrary<string>): fc.Arbitrary<Item['title']> =>
    fc.record({ value, at, history: fc.array(fc.record({ value, at }), { maxLength: 2 }) }, { requiredKeys: ['value', 'at'] })
  const flag = fc.record({ value: fc.boolean(), at })
  const otp = fc.constant({
    address: 'otpauth://totp/Shop:me?secret=JBSWY3DP', type: 'totp' as const, issuer: 'Shop', account: 'me', algorithm: 'SHA256' as const, digits: 8, periodSeconds: 60, secret: 'JBSWY3DP'
  })
  const plain = fc.record(
    {
      kind: fc.constantFrom('username' as const, 'password' as const, 'website' as const, 'text' as const, 'text' as const, 'concealed' as const),
      label: fc.record({ value: text, at }), order: fc.record({ value: fc.nat({ max: 5 }), at }), value: register(text),
      format: fc.constantFrom('email', 'first-name', 'last-name', 'recovery-code', 'recovery-code', 'unknown', 'ä'), dated: fc.record({ value: fc.option(fc.nat()), at })
    },
    { requiredKeys: ['kind', 'label', 'order', 'value'] }
  )
  const code = fc.record({ kind: fc.constant('otp' as const), label: fc.record({ value: text, at }), order: fc.record({ value: fc.nat({ max: 5 }), at }), value: fc.record({ value: otp, at }) })
  const login = fc.record({
    kind: fc.constant('login' as const),
    createdAtMs: fc.nat(),
    lastUsedAtMs: fc.option(fc.nat()),
    title: register(text),
    notes: register(text),
    favourite: flag,
    trashed: flag,
    fields: fc.dictionary(fc.uuid(), fc.oneof(plain, plain, code), { maxKeys: 5 })
  })
  const marks = fc.dictionary(fc.constantFrom('home', 'work/office', '仕事', '10', '9', '😀', 'é', 'x'.repeat(200)), flag, { maxKeys: 3 })
  const placing = fc.record({ category: fc.record({ value: fc.constantFrom('login', 'card', 'identity', 'of a newer Nidan', ''), at }), archived: flag, tags: marks, secondSteps: marks })
  // Each stands where it was when it was first set.
  return fc.tuple(login, placing.chain((members) => fc.shuffledSubarray(Object.entries(members)))).map(([item, members]) => ({ ...item, ...Object.fromEntries(members) }))
}

/** Some bytes of a text as others, some left out, some more. */
const arbitraryDamage = fc.array(fc.record({ at: fc.nat(), how: fc.constantFrom('replace', 'remove', 'insert'), sign: fc.constantFrom(...SIGNS) }), { minLength: 1, maxLength: 2 })
type Damage = (typeof arbitraryDamage extends fc.Arbitrary<infer T> ? T : never)

function damaged(bytes: Buffer, damage: Damage): Buffer {
  let result = bytes
  for (const { at, how, sign } of damage) {
    const place = at % (result.length + 1)
    const rest = result.subarray(how === 'insert' ? place : place + 1)
    result = Buffer.concat([result.subarray(0, place), Buffer.from(how === 'remove' ? [] : [sign]), rest])
  }
  return result
}

/** What the long way says of the same bytes. */
function parsedItem(bytes: Buffer): Item | null {
  try {
    const item: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return isItem(item) ? item : null
  } catch {
    return null
  }
}

/** Where the short way says that the item ends, or null. */
function knownEnd(bytes: Buffer): number | null {
  const end = endOfKnownItem(`"${ID}":${bytes.toString('latin1')}`, 0)
  return end === -1 ? null : end - ID.length - 3
}

function expectAgreement(bytes: Buffer): boolean {
  const end = knownEnd(bytes)
  if (end === null) return false
  const item = parsedItem(bytes.subarray(0, end))
  expect(item).not.toBeNull()
  const row = rowOfKnownItem(bytes.subarray(0, end).toString('latin1'), ID)
  if (item !== null && row !== null) expect(row).toEqual(summaryOf(ID, item, null))
  return true
}

describe('an item in the bytes that Nidan writes', () => {
  it('is known, and its row is the one that the object gives', () => {
    let rows = 0
    fc.assert(
      fc.property(arbitraryLogin(), (item) => {
        const bytes = Buffer.from(JSON.stringify(item))
        expect(knownEnd(bytes)).toBe(bytes.length)
        expect(expectAgreement(bytes)).toBe(true)
        if (rowOfKnownItem(bytes.toString('latin1'), ID) !== null) rows += 1
      }),
      { numRuns: 1_000 }
    )
    expect(rows).toBeGreaterThan(400)
  })

  it('of any kind is only known where the long way takes it too', () => {
    fc.assert(fc.property(arbitraryItem(), (item) => void expectAgreement(Buffer.from(JSON.stringify(item)))), { numRuns: 1_000 })
  })

  it('with a byte that is another, fewer or more, is only known where the long way takes it too', () => {
    let known = 0
    fc.assert(
      fc.property(arbitraryLogin(), arbitraryDamage, (item, damage) => {
        const bytes = damaged(Buffer.from(JSON.stringify(item)), damage)
        // What is no UTF-8 is refused before items are looked at.
        if (bytes.equals(Buffer.from(bytes.toString('utf8')))) known += Number(expectAgreement(bytes))
      }),
      { numRuns: 5_000 }
    )
    expect(known).toBeGreaterThan(100)
  })

  it('has no row at a look when two fields have one id', () => {
    const [item] = fc.sample(arbitraryLogin().filter(({ fields }) => Object.keys(fields).length === 2), { numRuns: 1, seed: 3 })
    const [first = '', second = ''] = Object.keys(item?.fields ?? {})
    const bytes = Buffer.from(JSON.stringify(item).replace(second, first))
    expect([knownEnd(bytes), rowOfKnownItem(bytes.toString('latin1'), ID)]).toEqual([bytes.length, null])
    expect(expectAgreement(bytes)).toBe(true)
  })

  it('has no row at a look when a tag, or a member, stands there twice; one that no reader knows is no tag', () => {
    const [item] = fc.sample(arbitraryLogin().filter(({ tags, fields }) => tags === undefined && Object.keys(fields).length === 0), { numRuns: 1, seed: 3 })
    const flag = '{"value":true,"at":[1,0,"aaaaaaaa"]}'
    const rowWith = (members: string): unknown => {
      const bytes = Buffer.from(`${JSON.stringify({ ...item, tags: undefined, archived: undefined, category: undefined, secondSteps: undefined }).slice(0, -1)}${members}}`)
      expect(knownEnd(bytes)).toBe(bytes.length)
      expect(expectAgreement(bytes)).toBe(true)
      return rowOfKnownItem(bytes.toString('latin1'), ID)?.tags ?? null
    }
    expect([
      rowWith(`,"tags":{"b":${flag},"a":${flag}}`),
      rowWith(`,"tags":{"b":${flag},"b":${flag}}`),
      rowWith(`,"tags":{"b":${flag}},"tags":{}`),
      rowWith(`,"tags":{"b":${flag},"__proto__":${flag}}`)
    ]).toEqual([['a', 'b'], null, null, ['b']])
  })

  it('of a category has under its title what the object says, whatever the order of its fields', () => {
    const line = (format: string, order: number, value = format, kind = 'text'): object => ({ kind, label: { value: '', at: [1, 0, 'aaaaaaaa'] }, order: { value: order, at: [1, 0, 'aaaaaaaa'] }, value: { value, at: [1, 0, 'aaaaaaaa'] }, format })
    const [item] = fc.sample(arbitraryLogin(), { numRuns: 1, seed: 3 })
    const idOf = (index: number): string => `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`
    const rowOf = (fields: object[]): unknown => {
      const bytes = Buffer.from(JSON.stringify({ ...item, category: { value: 'identity', at: [1, 0, 'aaaaaaaa'] }, fields: Object.fromEntries(fields.map((field, index) => [idOf(index), field])) }))
      expect(expectAgreement(bytes)).toBe(true)
      return rowOfKnownItem(bytes.toString('latin1'), ID)?.username ?? null
    }
    expect([
      rowOf([line('email', 0), line('last-name', 1, '山田'), line('first-name', 2, '太郎')]),
      rowOf([line('email', 0), line('card-holder', 1)]),
      rowOf([line('email', 1), line('card-holder', 0)]),
      rowOf([line('email', 0, 'SECRET', 'concealed'), line('phone', 1)]),
      rowOf([line('email', 0, 'x'.repeat(1_001))]),
      rowOf([line('email', 0, '')])
    ]).toEqual(['山田 太郎', 'email', null, '', null, ''])
  })

  it('is not known when it has more than people have, and nothing happens to the process', () => {
    const at = [1, 0, 'aaaaaaaa']
    const [item] = fc.sample(arbitraryLogin(), { numRuns: 1, seed: 3 })
    const idOf = (index: number): string => `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`
    const field = (text: string): object => ({ kind: 'text', label: { value: '', at }, order: { value: 0, at }, value: { value: text, at } })
    const withFields = (count: number, text: string): Buffer => Buffer.from(JSON.stringify({ ...item, fields: Object.fromEntries(Array.from({ length: count }, (_, index) => [idOf(index), field(text)])) }))
    const long = { ...field(''), value: { value: 'x'.repeat(100_000), at, history: Array.from({ length: 400 }, () => ({ value: 'x'.repeat(100_000), at })) } }
    const huge = Buffer.from(JSON.stringify({ ...item, fields: { [ID]: long } }))
    expect([knownEnd(withFields(64, 'a')) !== null, knownEnd(withFields(65, 'a')), knownEnd(withFields(20, 'x'.repeat(50_000))) !== null, knownEnd(huge)]).toEqual([true, null, true, null])
  })

  it('is not known when a number has a leading zero, a text is too long, or a number is out of its bounds', () => {
    const [item] = fc.sample(arbitraryLogin().filter(({ fields }) => Object.keys(fields).length === 2), { numRuns: 1, seed: 3 })
    const text = JSON.stringify(item)
    for (const other of [
      text.replace('"createdAtMs":', '"createdAtMs":0'),
      text.replace(/"title":\{"value":"[^"]*"/u, `"title":{"value":"${'x'.repeat(1_001)}"`),
      text.slice(0, -1),
      text.replace('"kind":"login"', '"kind":"card"')
    ])
      expect([other === text, knownEnd(Buffer.from(other))]).toEqual([false, null])
  })
})

describe('a document that is read item by item', () => {
  const idsOf = ({ vaultId, generation }: VaultDocument): { vaultId: string; generation: number } => ({ vaultId, generation })
  const wanted = (bytes: Buffer): unknown => {
    try {
      const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
      return isDocument(document) ? document : null
    } catch {
      return null
    }
  }

  it('is the same as when it is read as one, and its items stay bytes until they are looked at', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        const read = readDocument(writeDocument(document), idsOf(document))
        for (const item of Object.values(read.items)) expect(placeOf(item)).not.toBeNull()
        for (const [id, item] of Object.entries(document.items)) expect(summaryOf(id, read.items[id] ?? item, null)).toEqual(summaryOf(id, item, null))
        expect(JSON.stringify(read)).toBe(JSON.stringify(document))
        for (const item of Object.values(read.items)) expect(placeOf(item)).toBeNull()
        expect(read).toEqual(document)
      }),
      { numRuns: 300 }
    )
  })

  it('is taken or refused as when it is read as one, whatever byte is another', () => {
    let taken = 0
    fc.assert(
      fc.property(arbitraryDocument(), arbitraryDamage, (document, damage) => {
        const bytes = damaged(Buffer.from(writeDocument(document)), damage)
        const expected = wanted(bytes) as VaultDocument | null
        if (expected === null) {
          expect(['vault-damaged', 'vault-newer-version']).toContain(codeThrown(() => readDocument(bytes, idsOf(document))))
          return
        }
        taken += 1
        expect(JSON.stringify(readDocument(bytes, idsOf(expected)))).toBe(JSON.stringify(expected))
      }),
      { numRuns: 3_000 }
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('is read as one where items are written in another way, once more, or under an escaped name', () => {
    const [document] = fc.sample(arbitraryDocument().filter(({ items }) => Object.keys(items).length > 1), { numRuns: 1, seed: 1 })
    if (document === undefined) throw new Error('no document')
    const text = JSON.stringify(document)
    const items = JSON.stringify(document.items)
    for (const [other, expected] of [
      [JSON.stringify(document, null, 1), document],
      [text.replace('"items":', '"items" :'), document],
      [text.replace('"items":', '"items":{},"it\\u0065ms":'), document],
      [`${text.slice(0, -1)},"it\\u0065ms":{}}`, { ...document, items: {} }],
      [`${text.slice(0, -1)},"items":${items}}`, document],
      [text.replace(items, '{}'), { ...document, items: {} }]
    ] as const)
      expect(JSON.stringify(readDocument(Buffer.from(other), idsOf(document)))).toBe(JSON.stringify(expected))
  })

  it('is refused with a comma too many, one too few, a bracket of the other kind, or an item that is none', () => {
    const [document] = fc.sample(arbitraryDocument().filter(({ items }) => Object.keys(items).length > 1), { numRuns: 1, seed: 1 })
    if (document === undefined) throw new Error('no document')
    const text = JSON.stringify(document)
    const [first = ''] = Object.keys(document.items)
    const items = JSON.stringify(document.items)
    for (const other of [
      text.replace(items, `${items.slice(0, -1)},}`),
      text.replace(items, items.replace('}},"', '}}"')),
      text.replace(items, `${items.slice(0, -1)}]`),
      text.replace(items, `${items.slice(0, -2)}]}`),
      text.replace(`"${first}":`, `"${first}":"${first}":`),
      text.replace(`"${first}":`, `"${first.slice(1)}":`),
      text.replace(`"${first}":{`, `"${first}":{"x":${'['.repeat(14)}${']'.repeat(14)},`),
      text.replace('"kind":"login"', '"kind":"x"'),
      text.replace('"items":{', '"items":{"'),
      text.slice(0, text.indexOf('"items":{') + 9)
    ])
      expect([other === text, codeThrown(() => readDocument(Buffer.from(other), idsOf(document)))]).toEqual([false, 'vault-damaged'])
  })
})

describe('an item that stays bytes', () => {
  it('is never changed in place', () => {
    const [document] = fc.sample(arbitraryDocument().filter(({ items }) => Object.keys(items).length > 0), { numRuns: 1, seed: 2 })
    if (document === undefined) throw new Error('no document')
    const [item] = Object.values(readDocument(writeDocument(document), { vaultId: document.vaultId, generation: document.generation }).items)
    if (item === undefined) throw new Error('no item')
    expect(() => (item.createdAtMs = 1)).toThrow(TypeError)
    expect(() => Object.defineProperty(item, 'x', { value: 1 })).toThrow(TypeError)
    expect(() => Object.setPrototypeOf(item, null) as unknown).toThrow(TypeError)
    expect(() => Object.freeze(item)).toThrow(TypeError)
    expect(Reflect.deleteProperty(item, 'title')).toBe(false)
    expect(['title' in item, 'versions' in item, 'x' in item]).toEqual([true, false, false])
  })
})

describe('where an item stands', () => {
  it('is nowhere for one that is an object, and cannot be moved', () => {
    const [item] = fc.sample(arbitraryItem(), { numRuns: 1, seed: 1 })
    if (item === undefined) throw new Error('no item')
    moveBytes(item, { bytes: Buffer.from('{}'), isAscii: true }, 0)
    expect([placeOf(item), plainItem(item) === item]).toEqual([null, true])
  })
})

describe('nesting', () => {
  it('of brackets that are closed without having been opened is walked to the end', () => {
    expect(walkNesting(Buffer.from(']}{a'), 0, { depth: 0 })).toBe(4)
    expect(walkNesting(Buffer.from('{"a":[1]}x'), 0, { depth: 0, downTo: 0 })).toBe(9)
    expect(walkNesting(Buffer.from('{"b":1,"a":2}'), 0, { depth: 0, isSought: (at) => at === 7 })).toBe(7)
  })
})
