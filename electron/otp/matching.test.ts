import { describe, expect, it } from 'vitest'
import { loginWithSeed, prepareLogins, rankLogins, type LoginToMatch, type OtpToMatch } from './matching.ts'

const SEED = { secret: 'JBSWY3DPEHPK3PXP', type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const

function login(id: string, change: Partial<LoginToMatch> = {}): LoginToMatch {
  return { id, title: '', usernames: [], websites: [], seeds: [], ...change }
}

const ranked = (otp: OtpToMatch, logins: readonly LoginToMatch[]): string[] => rankLogins(otp, prepareLogins(logins))

const AMAZON_JP = login('amazon-jp', { title: 'Amazon', usernames: ['hanako@example.jp'], websites: ['https://www.amazon.co.jp'] })
const AMAZON_US = login('amazon-us', { title: 'Shopping', usernames: ['jane@example.com'], websites: ['https://amazon.com/ap/signin'] })
const GITHUB = login('github', { title: 'GitHub', usernames: ['octo'], websites: ['https://github.com/login'] })
const BANK = login('bank', { title: 'みずほ銀行', usernames: ['hanako@example.jp'], websites: ['https://www.mizuhobank.co.jp'] })
const ALL = [BANK, GITHUB, AMAZON_US, AMAZON_JP]

describe('the logins that a code may belong to', () => {
  // Of equal matches the one that came first stays first.
  it.each([
    ['the issuer and the account', { issuer: 'Amazon', account: 'hanako@example.jp' }, ['amazon-jp', 'amazon-us']],
    ['the account of the other region', { issuer: 'Amazon', account: 'jane@example.com' }, ['amazon-us', 'amazon-jp']],
    ['a domain as the issuer', { issuer: 'amazon.co.uk', account: 'jane@example.com' }, ['amazon-us', 'amazon-jp']],
    ['a longer name that begins with the site', { issuer: 'Amazon Web Services', account: 'root' }, ['amazon-us', 'amazon-jp']],
    ['other letters', { issuer: 'GITHUB', account: 'octo' }, ['github']],
    ['full-width letters', { issuer: 'ＧｉｔＨｕｂ', account: '' }, ['github']],
    ['a title in another script', { issuer: 'みずほ銀行', account: '' }, ['bank']],
    ['the account alone, when there is no issuer', { issuer: '', account: 'octo' }, ['github']]
  ])('are found, best first, by %s', (_name, otp, ids) => {
    expect(ranked(otp, ALL)).toEqual(ids)
  })

  it.each([
    ['only the account is the same, on another site', { issuer: 'Dropbox', account: 'hanako@example.jp' }],
    ['nothing is the same', { issuer: 'Dropbox', account: 'x' }],
    ['there is nothing to go by', { issuer: '', account: '' }],
    ['a short name stands in a longer one by chance', { issuer: 'Git', account: '' }]
  ])('are none when %s', (_name, otp) => {
    expect(ranked(otp, ALL)).toEqual([])
  })

  it('are five at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => login(String(index), { title: 'Amazon' }))
    expect(ranked({ issuer: 'Amazon', account: '' }, many)).toEqual(['0', '1', '2', '3', '4'])
  })

  it('prefer the one that has no OTP yet', () => {
    const withOtp = login('with', { title: 'Amazon', seeds: [SEED] })
    expect(ranked({ issuer: 'Amazon', account: '' }, [withOtp, login('without', { title: 'Amazon' })])).toEqual(['without', 'with'])
  })

  it('are found by a word of the title', () => {
    expect(ranked({ issuer: 'Rakuten', account: '' }, [login('r', { title: 'Rakuten (family)' })])).toEqual(['r'])
  })

  it.each([
    ['YouTube', 'https://accounts.google.com', 'google'],
    ['Outlook', 'https://login.live.com', 'microsoft'],
    ['iCloud', 'https://appleid.apple.com', 'apple']
  ])('are found by another site of the same account: %s', (issuer, website, id) => {
    expect(ranked({ issuer, account: '' }, [GITHUB, login(id, { title: 'Mail', websites: ['https://mail.example', website] })])).toEqual([id])
  })

  it('come behind the login of the site itself when only the account is one', () => {
    const [tube, google] = [login('tube', { websites: ['https://youtube.com'] }), login('google', { websites: ['https://google.com'] })]
    expect(ranked({ issuer: 'YouTube', account: '' }, [google, tube])).toEqual(['tube', 'google'])
  })

  it('are none by a title alone that is only a sister of the issuer', () => {
    expect(ranked({ issuer: 'YouTube', account: '' }, [login('phone', { title: 'Android' })])).toEqual([])
  })

  it('are found under a host that many share only by their own name', () => {
    const pages = login('pages', { websites: ['https://octo.github.io'] })
    expect(ranked({ issuer: 'GitHub', account: '' }, [pages])).toEqual([])
  })
})

describe('the login that holds a code already', () => {
  const holder = login('holder', { seeds: [{ ...SEED, digits: 8 }, SEED] })

  it('is the one with the same key and parameters', () => {
    expect(loginWithSeed(SEED, [GITHUB, holder])).toBe('holder')
  })

  it('is none when a parameter differs', () => {
    expect(loginWithSeed({ ...SEED, periodSeconds: 60 }, [GITHUB, holder])).toBeNull()
  })
})
