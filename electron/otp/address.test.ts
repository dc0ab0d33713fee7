import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { readOtp } from './address.ts'
import { strictAddress, type PrintedOtp } from './address-print.ts'
import { codeAt } from './code.ts'

/** The moment and the key of Terence Eden's TOTP test suite. */
const EDEN_MS = 1_741_011_292_000
const EDEN_CODE = '419231'

function codeOf(text: string): string {
  const { secret, parameters } = readOtp(text)
  return codeAt({ secret, ...parameters }, EDEN_MS)?.code ?? ''
}

function refusalOf(text: string): string {
  try {
    readOtp(text)
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'accepted'
}

describe("Eden's suite", () => {
  it.each([
    ['normal', 'otpauth://totp/issuer:account?secret=QWERTYUIOP&digits=6&issuer=issuer&algorithm=SHA1&period=30', EDEN_CODE],
    ['one digit and a long period', 'otpauth://totp/a?secret=QWERTYUIOP&digits=1&issuer=i&period=300', '7'],
    ['SHA-256', 'otpauth://totp/a?secret=QWERTYUIOP&algorithm=SHA256', '878984'],
    ['SHA-512', 'otpauth://totp/a?secret=QWERTYUIOP&algorithm=SHA512', '560428'],
    ['no issuer', 'otpauth://totp/account?secret=QWERTYUIOP', EDEN_CODE],
    ['no label', 'otpauth://totp/?secret=QWERTYUIOP', EDEN_CODE],
    ['no label and no slash', 'otpauth://totp?secret=QWERTYUIOP', EDEN_CODE],
    ['raw CJK', 'otpauth://totp/アマゾン:太郎?secret=QWERTYUIOP&issuer=アマゾン', EDEN_CODE],
    ['raw emoji', 'otpauth://totp/🙂:🙃?secret=QWERTYUIOP&issuer=🙂', EDEN_CODE],
    ['an extra colon', 'otpauth://totp/Matrix:@user:matrix.org?secret=QWERTYUIOP', EDEN_CODE],
    ['spaces in the key', 'otpauth://totp/a?secret=QWER TYUI OP', EDEN_CODE],
    ['encoded spaces in the key', 'otpauth://totp/a?secret=QWER%20TYUI%20OP', EDEN_CODE],
    ['plus signs in the key', 'otpauth://totp/a?secret=QWER+TYUI+OP', EDEN_CODE],
    ['dashes and underscores in the key', 'otpauth://totp/a?secret=QWER-TYUI_OP', EDEN_CODE],
    ['padding', 'otpauth://totp/a?secret=QWERTYUIOP======', EDEN_CODE],
    ['encoded padding', 'otpauth://totp/a?secret=QWERTYUIOP%3D%3D', EDEN_CODE],
    ['a lower-case key', 'otpauth://totp/a?secret=qwertyuiop', EDEN_CODE],
    ['two issuers', 'otpauth://totp/one:a?secret=QWERTYUIOP&issuer=two', EDEN_CODE]
  ])('gives the code of: %s', (_name, address, code) => {
    expect(codeOf(address)).toBe(code)
  })
})

describe('an address as it is found in the wild', () => {
  it.each([
    ['apple-otpauth', 'apple-otpauth://totp/a?secret=QWERTYUIOP'],
    ['an upper-case scheme', 'OTPAUTH://TOTP/A?SECRET=QWERTYUIOP'],
    ['a raw hash sign', 'otpauth://totp/Shop #1:a?secret=QWERTYUIOP&issuer=Shop #1'],
    ['HTML in place of an ampersand', 'otpauth://totp/a?issuer=X&amp;secret=QWERTYUIOP'],
    ['glued parameters', 'otpauth://totp/a?secret=QWERTYUIOP&issuer=Xperiod=30'],
    ['a question mark in the label', 'otpauth://totp/Who?:a?secret=QWERTYUIOP'],
    ['parameters that we do not know', 'otpauth://totp/a?secret=QWERTYUIOP&image=https%3A%2F%2Fx.example%2Fi.png&codeDisplay={}&tags=a'],
    ['a broken percent sign', 'otpauth://totp/100%:a?secret=QWERTYUIOP&issuer=100%'],
    ['space around it', '  otpauth://totp/a?secret=QWERTYUIOP \n'],
    ['empty numbers', 'otpauth://totp/a?secret=QWERTYUIOP&digits=&period=null']
  ])('is read with %s', (_name, address) => {
    expect(codeOf(address)).toBe(EDEN_CODE)
  })

  it.each([
    ['issuer=Xperiod=60 glued', 'otpauth://totp/a?secret=QWERTYUIOP&issuer=Xperiod=60', { issuer: 'X', periodSeconds: 60 }],
    ['a plus sign as a space in the issuer', 'otpauth://totp/a?secret=QWERTYUIOP&issuer=Big+Shop', { issuer: 'Big Shop' }],
    ['a plus sign as itself in the label', 'otpauth://totp/me+tag%40x.example?secret=QWERTYUIOP&issuer=X', { account: 'me+tag@x.example' }],
    [
      'eight digits, a minute, SHA-512',
      'otpauth://totp/a?secret=QWERTYUIOP&digits=8&period=60&algorithm=SHA512',
      { digits: 8, periodSeconds: 60, algorithm: 'SHA512' }
    ],
    ['the bounds', 'otpauth://totp/a?secret=QWERTYUIOP&digits=10&period=86400', { digits: 10, periodSeconds: 86_400 }]
  ])('keeps its parameters: %s', (_name, address, parameters) => {
    expect(readOtp(address).parameters).toMatchObject(parameters)
  })

  it('is kept as it was read', () => {
    const address = 'otpauth://totp/a?secret=QWER TYUI OP&image=x&algorithm=sha256'
    expect(readOtp(address).address).toBe(address)
  })
})

describe('issuer and account', () => {
  it.each([
    ['parameter only', 'totp/bob?issuer=Shop', 'Shop', 'bob', null],
    ['label only', 'totp/Shop:bob?', 'Shop', 'bob', null],
    ['both the same', 'totp/Shop:bob?issuer=Shop', 'Shop', 'bob', null],
    ['both, in other letters', 'totp/shop:bob?issuer=Shop', 'Shop', 'bob', null],
    ['both and different', 'totp/Old:bob?issuer=New', 'New', 'bob', 'issuer-mismatch'],
    ['an empty parameter', 'totp/Shop:bob?issuer=', 'Shop', 'bob', null],
    ['neither', 'totp/bob?', '', 'bob', 'issuer-missing'],
    ['an encoded colon', 'totp/Shop%3Abob?', 'Shop', 'bob', null],
    ['a space after the colon', 'totp/Shop:%20bob?issuer=Shop', 'Shop', 'bob', null],
    ['a colon in the account', 'totp/Matrix:@user:matrix.org?issuer=Matrix', 'Matrix', '@user:matrix.org', null],
    ['a Matrix id without a prefix', 'totp/@user:matrix.org?issuer=Matrix', 'Matrix', '@user:matrix.org', null],
    ['an unencoded colon before an encoded one', 'totp/A%3AB:bob?', 'A:B', 'bob', null],
    ['encoded letters', 'totp/%E6%A5%BD%E5%A4%A9:%E5%A4%AA%E9%83%8E?', '楽天', '太郎', null]
  ])('are read from %s', (_name, rest, issuer, account, warning) => {
    const { parameters, warnings } = readOtp(`otpauth://${rest}&secret=QWERTYUIOPASDFGHJKLZXCVBNM`.replace('?&', '?'))
    expect([parameters.issuer, parameters.account, warnings]).toEqual([issuer, account, warning === null ? [] : [warning]])
  })

  it('are cut at a length that can be shown', () => {
    const { parameters } = readOtp(`otpauth://totp/${'a'.repeat(2_000)}?secret=QWERTYUIOP&issuer=${'i'.repeat(2_000)}`)
    expect([parameters.account.length, parameters.issuer.length]).toEqual([512, 512])
  })
})

describe('names of algorithms', () => {
  it.each([
    ['sha1', 'SHA1', false],
    ['SHA-1', 'SHA1', true],
    ['HmacSHA1', 'SHA1', true],
    ['sha256', 'SHA256', false],
    ['HMAC-SHA-256', 'SHA256', true],
    ['HmacSHA256', 'SHA256', true],
    ['Algorithm.sha256', 'SHA256', true],
    ['SHA_512', 'SHA512', true],
    ['null', 'SHA1', true],
    ['%22null%22', 'SHA1', true]
  ])('%s is %s', (raw, algorithm, isNormalised) => {
    const { parameters, warnings } = readOtp(`otpauth://totp/X:a?secret=QWERTYUIOPASDFGHJKLZXCVBNM&algorithm=${raw}`)
    expect([parameters.algorithm, warnings]).toEqual([algorithm, isNormalised ? ['algorithm-normalised'] : []])
  })

  it.each(['MD5', 'HmacMD5', 'SHA3-256', 'SHA384', 'SHA', 'foo'])('%s is refused and never turned into SHA-1', (raw) => {
    expect(refusalOf(`otpauth://totp/a?secret=QWERTYUIOP&algorithm=${raw}`)).toBe('otp-algorithm-unsupported')
  })
})

describe('a bare key', () => {
  it.each([
    ['in one piece', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
    ['in groups of four', 'jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp'],
    ['with dashes', 'JBSW-Y3DP-EHPK-3PXP-JBSW-Y3DP-EHPK-3PXP'],
    ['with padding', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP===='],
    ['with odd gaps but the digits of a key', 'JBSWY3DP EHPK 3PXPJBSW Y3DPEHPK3PXP']
  ])('is read %s, with the usual parameters', (_name, text) => {
    expect(readOtp(text)).toMatchObject({
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      parameters: { type: 'totp', issuer: '', account: '', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }
    })
  })

  it('of 80 bits is taken with a warning', () => {
    expect(readOtp('JBSWY3DPEHPK3PXP').warnings).toEqual(['secret-short'])
  })

  it('with gaps says that they were taken out', () => {
    expect(readOtp('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP').warnings).toEqual(['secret-cleaned'])
  })
})

describe('what is refused, and why', () => {
  it.each([
    ['an empty text', ' ', 'otp-address-unreadable'],
    ['a word', 'password', 'otp-address-unreadable'],
    ['a sentence of letters that would all do', 'hello this is plain text for you', 'otp-address-unreadable'],
    ['a web address', 'https://example.com/?secret=QWERTYUIOP', 'otp-address-unreadable'],
    ['no type', 'otpauth:///a?secret=QWERTYUIOP', 'otp-address-unreadable'],
    ['a transfer code', 'otpauth-migration://offline?data=CjEKCkhlbGxv', 'otp-address-unreadable'],
    ['no key', 'otpauth://totp/a', 'otp-secret-missing'],
    ['an empty key', 'otpauth://totp/a?secret=', 'otp-secret-missing'],
    ['a key of gaps', 'otpauth://totp/a?secret=%20-_', 'otp-secret-missing'],
    ['a letter that no key has', 'otpauth://totp/a?secret=QWERTY0189', 'otp-secret-broken'],
    ['a key that was cut off', 'otpauth://totp/a?secret=QWERTYUIO', 'otp-secret-broken'],
    ['a bare key with a letter that no key has', 'JBSWY3DPEHPK3PX0', 'otp-secret-broken'],
    ['no digit', 'otpauth://totp/a?secret=QWERTYUIOP&digits=0', 'otp-digits-out-of-range'],
    ['negative digits', 'otpauth://totp/a?secret=QWERTYUIOP&digits=-6', 'otp-digits-out-of-range'],
    ['eleven digits', 'otpauth://totp/a?secret=QWERTYUIOP&digits=11', 'otp-digits-out-of-range'],
    ['digits in words', 'otpauth://totp/a?secret=QWERTYUIOP&digits=six', 'otp-digits-out-of-range'],
    ['no period', 'otpauth://totp/a?secret=QWERTYUIOP&period=0', 'otp-period-out-of-range'],
    ['a negative period', 'otpauth://totp/a?secret=QWERTYUIOP&period=-30', 'otp-period-out-of-range'],
    ['a period of more than a day', 'otpauth://totp/a?secret=QWERTYUIOP&period=86401', 'otp-period-out-of-range'],
    ['half a second', 'otpauth://totp/a?secret=QWERTYUIOP&period=0.5', 'otp-period-out-of-range']
  ])('%s', (_name, text, code) => {
    expect(refusalOf(text)).toBe(code)
  })
})

describe('what an address says twice', () => {
  it.each([
    ['the key', 'secret=QWERTYUIOP&secret=JBSWY3DPEHPK3PXP'],
    ['the digits', 'secret=QWERTYUIOP&digits=6&digits=8'],
    ['the period', 'secret=QWERTYUIOP&period=30&issuer=Xperiod=60'],
    ['the algorithm', 'secret=QWERTYUIOP&algorithm=SHA1&algorithm=SHA256'],
    ['the digits in front of a second question mark', 'digits=8?secret=QWERTYUIOP&digits=6']
  ])('is refused when it differs in %s', (_name, query) => {
    expect(refusalOf(`otpauth://totp/a?${query}`)).toBe('otp-address-contradicts')
  })

  it.each([
    ['the same again', 'secret=QWERTYUIOP&digits=8&digits=8', { digits: 8 }],
    ['nothing the first time', 'secret=QWERTYUIOP&digits=&digits=8', { digits: 8 }],
    ['null the first time', 'secret=QWERTYUIOP&period=null&period=60', { periodSeconds: 60 }],
    ['nothing the second time', 'secret=QWERTYUIOP&digits=8&digits=', { digits: 8 }]
  ])('is what it says when it is %s', (_name, query, parameters) => {
    expect(readOtp(`otpauth://totp/a?${query}`).parameters).toMatchObject(parameters)
  })

  it('gives the first issuer, and says that there are two', () => {
    const { parameters, warnings } = readOtp(`otpauth://totp/a?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=One&issuer=Two`)
    expect([parameters.issuer, warnings]).toEqual(['One', ['issuer-mismatch']])
  })
})

describe('a value that stands in an unusual place', () => {
  it.each([
    ['before a second question mark', 'otpauth://totp/a?digits=8?secret=QWERTYUIOP', { digits: 8, account: 'a' }],
    ['behind a parameter that we do not know', 'otpauth://totp/a?foo=1&digits=8?secret=QWERTYUIOP', { digits: 8, account: 'a' }],
    ['under a name in escapes', 'otpauth://totp/a?d%69gits=8&secret=QWERTYUIOP', { digits: 8, account: 'a' }],
    ['glued in capitals', 'otpauth://totp/a?secret=QWERTYUIOP&issuer=XPERIOD=60', { periodSeconds: 60, issuer: 'X' }]
  ])('counts %s', (_name, address, parameters) => {
    expect(readOtp(address).parameters).toMatchObject(parameters)
  })

  it('does not count in a link to a picture', () => {
    expect(readOtp('otpauth://totp/a?secret=QWERTYUIOP&image=https://x.example/i.png?digits=8').parameters.digits).toBe(6)
  })
})

describe('what is not said silently', () => {
  it.each([
    ['a period of a counter', 'hotp/X:a?counter=1&period=60', 'parameters-fixed'],
    ['a period of a counter that only looks like a number', 'hotp/X:a?counter=1&period=30.issuer=X', 'parameters-fixed'],
    ['digits of Steam that only look like a number', 'steam/X:a?digits=5.', 'parameters-fixed'],
    ['a name that is too long', `totp/X:${'a'.repeat(513)}?`, 'name-shortened']
  ])('is %s', (_name, rest, warning) => {
    expect(readOtp(`otpauth://${rest}&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP`.replace('?&', '?')).warnings).toContain(warning)
  })

  it.each([
    ['a letter whose capitals are two letters of a key', 'secret=ßJBSWY3DPEHPK3PX', 'otp-secret-broken'],
    ['a letter whose capital is another one', 'secret=ſBSWY3DPEHPK3PXP', 'otp-secret-broken'],
    ['an algorithm with such a letter', 'secret=QWERTYUIOP&algorithm=ſHA1', 'otp-algorithm-unsupported']
  ])('is %s: it is refused', (_name, query, code) => {
    expect(refusalOf(`otpauth://totp/a?${query}`)).toBe(code)
  })
})

describe('the issuer Steam', () => {
  it('makes Steam codes also when an algorithm is stated that is none', () => {
    expect(readOtp('otpauth://totp/a?secret=QWERTYUIOP&issuer=Steam&digits=5&algorithm=%22null%22').parameters.type).toBe('steam')
  })
})

describe('a very long text', () => {
  it('is not cut through a letter of two code units', () => {
    expect(readOtp(`otpauth://totp/a?secret=QWERTYUIOP&issuer=x${'🙂'.repeat(300)}`).parameters.issuer).toBe(`x${'🙂'.repeat(255)}`)
  })

  it('of more letters than a vault keeps is refused', () => {
    expect(refusalOf(`otpauth://totp/a?secret=QWERTYUIOP&image=${'x'.repeat(16_384)}`)).toBe('otp-address-unreadable')
  })

  // Each took the square of its length, or the whole stack.
  it.each([
    ['spaces', `otpauth://totp/a?secret=QWERTYUIOP&issuer=${' '.repeat(16_000)}x`],
    ['padding', `otpauth://totp/a?secret=${'='.repeat(16_000)}A`],
    ['a bare key with padding in it', `JBSWY3DPEHPK3PXP${'='.repeat(16_000)}A`],
    ['glued parameters', `otpauth://totp/a?secret=QWERTYUIOP&issuer=${'digits=6'.repeat(2_000)}`],
    ['question marks', `otpauth://totp/${'?'.repeat(16_000)}secret=QWERTYUIOP`]
  ])('of %s takes no time', (_name, text) => {
    const least = Math.min(...Array.from({ length: 5 }, () => {
      const startedMs = performance.now()
      refusalOf(text)
      return performance.now() - startedMs
    }))
    expect(least).toBeLessThan(50)
  })
})

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    'otpauth://',
    'totp',
    'hotp',
    'steam',
    'yaotp',
    'motp://',
    'steam://',
    'pin=',
    'encoder=steam',
    'counter=',
    '/',
    '?',
    '&',
    '=',
    'secret=',
    'QWERTYUIOP',
    'issuer=',
    'digits=',
    'period=',
    '%',
    '%3A',
    ':',
    '+',
    ' ',
    '\ud800',
    '楽天',
    '🙂',
    '0',
    '\u0000'
  )
  const address = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 20 }).map((parts) => parts.join(''))

  it('is read or refused with a code, and nothing else ever happens', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          address.map((text) => `otpauth://totp/${text}`),
          fc.string({ unit: 'binary' })
        ),
        (text) => {
          try {
            readOtp(text)
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        }
      ),
      { numRuns: 20_000 }
    )
  })

  it('that we print is read as what it was, whatever the type', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim())
    const key = fc.constantFrom('JBSWY3DPEHPK3PXP', 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU', 'MFRGGZDFMZTWQ')
    const hmac = { algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'), digits: fc.integer({ min: 1, max: 10 }) } as const
    const printed = fc.oneof(
      fc.record({ ...hmac, type: fc.constant('totp'), secret: key, periodSeconds: fc.integer({ min: 1, max: 86_400 }) }),
      fc.record({ ...hmac, type: fc.constant('hotp'), secret: key, periodSeconds: fc.constant(30), counter: fc.maxSafeNat().map((n) => Math.min(n, 2 ** 53 - 2)) }),
      fc.record({ type: fc.constant('steam'), secret: key, algorithm: fc.constant('SHA1'), digits: fc.constant(5), periodSeconds: fc.constant(30) }),
      fc.record({
        type: fc.constant('motp'),
        secret: key,
        algorithm: fc.constant('MD5'),
        digits: fc.constant(6),
        periodSeconds: fc.constant(10),
        pin: fc.stringMatching(/^[!-~]{1,20}$/)
      }),
      fc.record({
        type: fc.constant('yandex'),
        secret: fc.constantFrom('6SB2IKNM6OBZPAVBVTOHDKS4FA', 'LA2V6KMCGYMWWVEW64RNP3JA3I'),
        algorithm: fc.constant('SHA256'),
        digits: fc.constant(8),
        periodSeconds: fc.constant(30),
        pin: fc.stringMatching(/^\d{4,16}$/)
      })
    )
    fc.assert(
      fc.property(name, name, printed, (statedIssuer, account, { secret, ...rest }) => {
        const { pin, ...parameters } = { pin: undefined, ...rest }
        // Types that have one issuer only get it when none is stated.
        const needsIssuer = parameters.type === 'steam' || parameters.type === 'yandex'
        const issuer = (statedIssuer === '' && needsIssuer) || statedIssuer.toLowerCase() === 'steam' ? 'Shop' : statedIssuer
        const before = { secret, parameters: { ...parameters, issuer, account }, ...(pin === undefined ? {} : { pin }) } as PrintedOtp
        const again = readOtp(strictAddress(before))
        const twice = readOtp(strictAddress(again))
        expect([again.secret, again.parameters, again.pin]).toEqual([before.secret, before.parameters, before.pin])
        expect([twice.secret, twice.parameters, twice.pin]).toEqual([again.secret, again.parameters, again.pin])
      }),
      { numRuns: 500 }
    )
  })
})
