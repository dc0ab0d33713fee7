import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeThrown, seededRandom } from '../testdata/fixtures.ts'
import { printRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = seededRandom('recovery code')(16)
const printed = printRecoveryCode(code)
const codes = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('a printed recovery code', () => {
  it('has six groups of five signs, none of which looks like another', () => {
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/u)
  })

  it('is these signs for these bytes', () => {
    expect(printRecoveryCode(Uint8Array.from({ length: 16 }, (_, index) => index))).toBe('000G4-0R40M-30E20-9185G-R38E1-XD1ZE')
  })

  it('of all zeros and all ones still has 30 signs', () => {
    expect([new Uint8Array(16), new Uint8Array(16).fill(0xff)].map((bytes) => printRecoveryCode(bytes).length)).toEqual([35, 35])
  })

  it('gives its bytes back, whatever they are', () => {
    fc.assert(
      fc.property(codes, (bytes) => {
        expect(readRecoveryCode(printRecoveryCode(bytes))).toEqual(bytes)
      })
    )
  })

  it('is not made of anything but 128 bits', () => {
    expect(codeThrown(() => printRecoveryCode(new Uint8Array(15)))).toBe('internal')
  })
})

describe('reading a recovery code', () => {
  it.each([
    ['small letters', printed.toLowerCase()],
    ['no groups', printed.replaceAll('-', '')],
    ['spaces and lines around and between', `  ${printed.replaceAll('-', ' \n ')}\t`],
    ['other groups', printed.replaceAll('-', '').replaceAll(/(.{3})/gu, '$1 ')],
    ['dashes of a word processor', printed.replaceAll('-', '–')],
    ['the dash of a Japanese keyboard', printed.replaceAll('-', 'ー')],
    ['full-width letters', printed.replaceAll(/[!-~]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))],
    ['O for 0', printed.replaceAll('0', 'O')],
    ['o for 0', printed.replaceAll('0', 'o')],
    ['I for 1', printed.replaceAll('1', 'I')],
    ['l for 1', printed.replaceAll('1', 'l')],
    ['U for V', printed.replaceAll('V', 'U')]
  ])('forgives %s', (_name, typed) => {
    expect(readRecoveryCode(typed)).toEqual(code)
  })

  it.each([
    ['nothing', ''],
    ['a sign too few', printed.slice(0, -1)],
    ['a sign too many', `${printed}0`],
    ['a sign that no code has', `${printed.slice(0, -1)}*`],
    ['kanji', '復'.repeat(30)]
  ])('calls %s incomplete', (_name, typed) => {
    expect(codeThrown(() => readRecoveryCode(typed))).toBe('recovery-code-incomplete')
  })

  it('finds every single wrong sign at every place', () => {
    for (let at = 0; at < printed.length; at += 1) {
      if (printed[at] === '-') continue
      for (const sign of ALPHABET) {
        if (sign === printed[at]) continue
        expect([at, sign, codeThrown(() => readRecoveryCode(printed.slice(0, at) + sign + printed.slice(at + 1)))]).toEqual([at, sign, 'recovery-code-mistyped'])
      }
    }
  })

  it('finds two neighbours that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(28), (bytes, at) => {
        const signs = Array.from(printRecoveryCode(bytes).replaceAll('-', ''))
        fc.pre(signs[at] !== signs[at + 1])
        const [a, b] = [signs[at] ?? '', signs[at + 1] ?? '']
        signs.splice(at, 2, b, a)
        expect(codeThrown(() => readRecoveryCode(signs.join('')))).toBe('recovery-code-mistyped')
      }),
      { numRuns: 500, seed: 1 }
    )
  })
})
