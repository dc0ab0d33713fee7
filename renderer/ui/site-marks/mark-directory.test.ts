// Holds which addresses get a mark, that every mark can be seen, and that nothing but CC0 is built in.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ALL_SITES, findSiteMark } from './all-sites.ts'
import { contrastOfWhite, createMarkDirectory, LEAST_CONTRAST } from './mark-directory.ts'
import { createSiteMarksStore } from './site-marks-store.ts'

const find = createMarkDirectory([
  [{ path: 'google', hex: '4285F4' }, 'google.com', 'google.co.jp'],
  [{ path: 'drive', hex: '4285F4' }, 'drive.google.com'],
  [{ path: 'tumblr', hex: '36465D' }, 'tumblr.com'],
  [{ path: 'snapchat', hex: 'FFFC00' }, 'snapchat.com']
])

describe('the directory of marks', () => {
  it.each([
    ['https://google.com', 'google'],
    ['google.co.jp', 'google'],
    ['https://accounts.google.com/signin?x=1', 'google'],
    ['HTTPS://WWW.GOOGLE.COM.', 'google'],
    ['google.com:8443/path', 'google'],
    ['https://user:word@google.com', 'google'],
    ['https://drive.google.com/drive', 'drive'],
    ['https://www.tumblr.com/login', 'tumblr']
  ])('knows %s as %s', (website, mark) => {
    expect(find([website])?.path).toBe(mark)
  })
  it.each([
    'https://google.com.example.net', 'https://notgoogle.com', 'https://google.com@example.net', 'https://gооgle.com', 'https://com', 'https://someone.tumblr.com',
    'https://192.168.0.1', 'https://[::1]', 'not an address', '', 'https://', 'androidapp://com.google.android'
  ])('gives %j no mark', (website) => {
    expect(find([website])).toBeNull()
  })
  it('goes by the first address that is known', () => {
    expect(find(['https://intranet.example', 'https://snapchat.com', 'https://google.com'])?.path).toBe('snapchat')
  })
  it('puts a dark sign on a light tile and a light one on a dark tile', () => {
    expect(find(['snapchat.com'])?.sign).toBe('dark')
    expect(find(['tumblr.com'])?.sign).toBe('light')
  })
})

describe('the built-in marks', () => {
  it('are known by domains, each of them once, in the letters of an address', () => {
    const domains = ALL_SITES.flatMap(([, ...own]) => own)
    expect(new Set(domains).size).toBe(domains.length)
    for (const domain of domains) expect(new URL(`https://${domain}`).hostname).toBe(domain)
    expect(ALL_SITES.length).toBeGreaterThan(200)
  })
  it('can all be seen on their tiles', () => {
    for (const [{ hex }] of ALL_SITES) {
      const white = contrastOfWhite(hex)
      // Black on a colour has what white lacks to 21.
      expect(Math.max(white, 21 / white)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    }
  })
  it('stand for the sites that everybody knows', () => {
    for (const site of ['https://github.com/login', 'https://accounts.google.com', 'https://www.paypal.com', 'https://x.com', 'https://login.rakuten.co.jp']) expect(findSiteMark([site])).not.toBeNull()
  })
  it('are in the public domain: none has a licence of its own', async () => {
    const entry = z.object({ slug: z.string(), license: z.object({ type: z.string() }).optional() })
    const all = z.array(entry).parse(JSON.parse(await readFile('node_modules/simple-icons/data/simple-icons.json', 'utf8')))
    const licences = new Map(all.map(({ slug, license }) => [slug, license?.type ?? 'CC0-1.0']))
    const slugs = ALL_SITES.map(([mark]) => ('slug' in mark ? String(mark.slug) : ''))
    expect(slugs.filter((slug) => licences.get(slug) !== 'CC0-1.0')).toEqual([])
  })
})

describe('the store of marks', () => {
  it('knows none until they are read, and reads them once', async () => {
    let reads = 0
    const store = createSiteMarksStore({ read: () => { reads += 1; return Promise.resolve(find) } })
    expect(store.getState().find(['google.com'])).toBeNull()
    await Promise.all([store.getState().load(), store.getState().load()])
    expect(store.getState().find(['google.com'])?.path).toBe('google')
    expect(reads).toBe(1)
  })
  it('goes on without them when they cannot be read, and tries again', async () => {
    let reads = 0
    const store = createSiteMarksStore({ read: () => { reads += 1; return reads === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(find) } })
    await store.getState().load()
    expect(store.getState().find(['google.com'])).toBeNull()
    await store.getState().load()
    expect(store.getState().find(['google.com'])).not.toBeNull()
  })
})
