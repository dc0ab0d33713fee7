// Holds the checksum of typed Yandex keys: the vectors of KeeYaOtp and Aegis, and that every single mistake is found.
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { yandexKey } from './keys.ts'
import { isYandexChecksumRight } from './yandex-checksum.ts'

const KEYS = ['6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY', 'LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI', 'JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M']

describe.each(KEYS)('the typed key %s', (key) => {
  it('has a right checksum and gives the sixteen bytes before it', () => {
    const { bytes } = Secret.fromBase32(key)
    expect(isYandexChecksumRight(bytes)).toBe(true)
    expect(Secret.fromBase32(yandexKey(key).secret).bytes).toEqual(bytes.slice(0, 16))
  })
  it('is wrong with any one bit of it turned over', () => {
    const { bytes } = Secret.fromBase32(key)
    const unnoticed = Array.from({ length: 26 * 8 }, (_, bit) => bit).filter((bit) => {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
      return isYandexChecksumRight(changed)
    })
    expect(unnoticed).toEqual([])
  })
  it('is refused with one letter mistyped', () => {
    expect(() => yandexKey(`${key.slice(0, 4)}${key[4] === 'A' ? 'B' : 'A'}${key.slice(5)}`)).toThrow('otp-secret-mistyped')
  })
})

it('a key of sixteen bytes has no checksum to compare', () => {
  expect(yandexKey('LA2V6KMCGYMWWVEW64RNP3JA3I').secret).toBe('LA2V6KMCGYMWWVEW64RNP3JA3I')
})
it.each(['LA2V6KMCGYMWWVEW64RNP3I', 'LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZ'])('a key of another length (%s) is refused', (key) => {
  expect(() => yandexKey(key)).toThrow('otp-secret-broken')
})
