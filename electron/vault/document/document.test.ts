import { describe, expect, it } from 'vitest'
import { codeThrown, seededRandom, TEST_NOW_MS } from '../testdata/fixtures.ts'
import { compareStamps, nextStamp, type Stamp } from './clock.ts'
import { newUuid } from './ids.ts'
import { readDocument, writeDocument } from './migrate.ts'
import { newDocument } from './new-document.ts'
import { replaceValue, setRegister } from './registers.ts'

const VAULT_ID = newUuid(seededRandom('vault'))
const ITEM_ID = newUuid(seededRandom('item'))
const FIELD_ID = newUuid(seededRandom('field'))
const AT: Stamp = [TEST_NOW_MS, 0, 'aaaaaaaa']
const EXPECTED = { vaultId: VAULT_ID, generation: 1 }

/** A document as another writer might have written it. */
function raw(change: Record<string, unknown> = {}, itemChange: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...newDocument({ vaultId: VAULT_ID, name: 'Personal', nowMs: TEST_NOW_MS, writer: 'aaaaaaaa' }),
    items: {
      [ITEM_ID]: {
        kind: 'login',
        createdAtMs: 1,
        lastUsedAtMs: null,
        title: { value: 'Shop', at: AT },
        notes: { value: '', at: AT },
        favourite: { value: false, at: AT },
        trashed: { value: false, at: AT },
        fields: {
          [FIELD_ID]: { kind: 'password', label: { value: '', at: AT }, order: { value: 0, at: AT }, value: { value: 'p', at: AT } }
        },
        ...itemChange
      }
    },
    ...change
  }
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

describe('the clock', () => {
  it('follows the time', () => {
    expect(nextStamp([5, 3, 'aaaaaaaa'], 6, 'bbbbbbbb')).toEqual([6, 0, 'bbbbbbbb'])
  })

  it.each([
    ['stands still', 5],
    ['was set back', 1]
  ])('grows when the time %s', (_name, nowMs) => {
    const last: Stamp = [5, 3, 'aaaaaaaa']
    expect(compareStamps(nextStamp(last, nowMs, 'aaaaaaaa'), last)).toBeGreaterThan(0)
  })

  it.each([
    ['milliseconds', [1, 9, 'ffffffff'], [2, 0, '00000000']],
    ['then counters', [2, 0, 'ffffffff'], [2, 1, '00000000']],
    ['then writers', [2, 1, '00000000'], [2, 1, 'ffffffff']]
  ] as [string, Stamp, Stamp][])('orders by %s', (_name, earlier, later) => {
    expect([compareStamps(earlier, later) < 0, compareStamps(later, earlier) > 0, compareStamps(later, later)]).toEqual([true, true, 0])
  })
})

describe('a register', () => {
  const later: Stamp = [TEST_NOW_MS + 1, 0, 'aaaaaaaa']

  it('keeps its stamp when the value is the same', () => {
    const register = { value: true, at: AT }
    expect(setRegister(register, true, later)).toBe(register)
  })

  it('keeps what a newer writer put beside its value', () => {
    expect(setRegister({ value: true, at: AT, extra: 1 }, false, later)).toEqual({ value: false, at: later, extra: 1 })
  })

  it('moves the earlier value to the history, oldest first', () => {
    const first = replaceValue({ value: 'a', at: AT }, 'b', later)
    const second = replaceValue(first, 'c', [TEST_NOW_MS + 2, 0, 'aaaaaaaa'])
    expect(second.history).toEqual([
      { value: 'a', at: AT },
      { value: 'b', at: later }
    ])
  })

  it('leaves no trace of an empty value', () => {
    expect(replaceValue({ value: '', at: AT }, 'b', later)).toEqual({ value: 'b', at: later })
  })

  it('keeps a hundred earlier values', () => {
    let register: Parameters<typeof replaceValue<string>>[0] = { value: '0', at: AT }
    for (let n = 1; n <= 150; n += 1) register = replaceValue(register, String(n), [TEST_NOW_MS + n, 0, 'aaaaaaaa'])
    expect([register.history?.length, register.history?.[0]?.value]).toEqual([100, '50'])
  })
})

describe('reading a document', () => {
  it('gives back what was written', () => {
    const document = readDocument(bytesOf(raw()), EXPECTED)
    expect(readDocument(writeDocument(document), EXPECTED)).toEqual(document)
  })

  it('keeps members that it does not know, at every level, through a round trip', () => {
    const withExtras = raw(
      { extraOfDocument: [1], removedItems: { [FIELD_ID]: { at: AT, extraOfTombstone: 1 } } },
      {
        extraOfItem: { deep: true },
        title: { value: 'Shop', at: AT, extraOfRegister: 'x', history: [{ value: 'Old', at: AT, extraOfHistory: 2 }] },
        fields: {
          [FIELD_ID]: {
            kind: 'otp',
            label: { value: '', at: AT },
            order: { value: 0, at: AT },
            extraOfField: null,
            value: {
              at: AT,
              value: {
                address: 'a',
                type: 'totp',
                secret: 'JBSWY3DPEHPK3PXP',
                algorithm: 'SHA1',
                digits: 6,
                periodSeconds: 30,
                issuer: '',
                account: '',
                extraOfOtp: 1
              }
            }
          }
        }
      }
    )
    expect(JSON.parse(new TextDecoder().decode(writeDocument(readDocument(bytesOf(withExtras), EXPECTED))))).toEqual(withExtras)
  })

  const otpValue = (change: object): Uint8Array => {
    const value = { address: 'a', type: 'totp', secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: '', account: '' }
    const field = { kind: 'otp', label: { value: '', at: AT }, order: { value: 0, at: AT }, value: { at: AT, value: { ...value, ...change } } }
    return bytesOf(raw({}, { fields: { [FIELD_ID]: field } }))
  }

  it.each([
    ['HOTP with its counter', { type: 'hotp', counter: 7 }],
    ['mOTP with its PIN', { type: 'motp', algorithm: 'MD5', pin: '1234' }],
    ['Yandex with its PIN', { type: 'yandex', algorithm: 'SHA256', pin: '1234' }],
    ['Steam', { type: 'steam', digits: 5 }]
  ])('keeps the OTP of %s', (_name, change) => {
    const read = readDocument(otpValue(change), EXPECTED)
    expect(Object.values(Object.values(read.items)[0]?.fields ?? {})[0]?.value.value).toMatchObject(change)
  })

  it.each([
    ['HOTP without a counter', { type: 'hotp' }],
    ['a counter that is not whole', { type: 'hotp', counter: 0.5 }],
    ['a counter of what has none', { counter: 1 }],
    ['mOTP without a PIN', { type: 'motp', algorithm: 'MD5' }],
    ['MD5 for anything but mOTP', { algorithm: 'MD5' }],
    ['a type that this schema does not have', { type: 'xotp' }]
  ])('refuses an OTP of %s as damaged', (_name, change) => {
    expect(codeThrown(() => readDocument(otpValue(change), EXPECTED))).toBe('vault-damaged')
  })

  it('is refused for a newer schema, whatever else is in it', () => {
    expect(codeThrown(() => readDocument(bytesOf({ schema: 2, something: 'else' }), EXPECTED))).toBe('vault-newer-version')
  })

  it.each([
    ['no JSON', new TextEncoder().encode('{')],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a list', bytesOf([])],
    ['no schema', bytesOf({ ...raw(), schema: undefined })],
    ['schema zero', bytesOf(raw({ schema: 0 }))],
    ['the id of another vault', bytesOf(raw({ vaultId: ITEM_ID }))],
    ['another generation', bytesOf(raw({ generation: 2 }))],
    ['an id that is none', bytesOf(raw({ items: { x: Object.values(raw()['items'] as object)[0] as unknown } }))],
    ['a kind that this schema does not have', bytesOf(raw({}, { kind: 'card' }))],
    ['a number in place of a text', bytesOf(raw({}, { title: { value: 1, at: AT } }))],
    ['a stamp without a writer', bytesOf(raw({}, { title: { value: '', at: [1, 2] } }))],
    [
      'an OTP in a password field',
      bytesOf(
        raw(
          {},
          {
            fields: {
              [FIELD_ID]: { kind: 'otp', label: { value: '', at: AT }, order: { value: 0, at: AT }, value: { value: 'p', at: AT } }
            }
          }
        )
      )
    ],
    ['nesting without end', new TextEncoder().encode(`{"schema":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)]
  ])('is refused for %s', (_name, bytes) => {
    expect(codeThrown(() => readDocument(bytes, EXPECTED))).toBe('vault-damaged')
  })

  it('counts no brackets inside of texts', () => {
    const document = raw({ name: { value: '[[[[[[[[[[[[[[[[[[[[ \\" {{{{{{{', at: AT } })
    expect(readDocument(bytesOf(document), EXPECTED).name.value).toBe('[[[[[[[[[[[[[[[[[[[[ \\" {{{{{{{')
  })

  it('tells nothing of the text that it stumbled over', () => {
    try {
      readDocument(new TextEncoder().encode('{"password":"geheim"'), EXPECTED)
    } catch (error) {
      expect(JSON.stringify([String(error), error instanceof Error ? String(error.cause) : ''])).not.toContain('geheim')
    }
  })

  it('leaves the prototype of objects alone', () => {
    const text = JSON.stringify(raw()).replace('"schema":1', '"schema":1,"__proto__":{"polluted":true}')
    readDocument(new TextEncoder().encode(text), EXPECTED)
    expect('polluted' in {}).toBe(false)
  })
})
