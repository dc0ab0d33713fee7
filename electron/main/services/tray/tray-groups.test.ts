// Holds which code stands in which group: each in one, however many there are, and the window's name only where it is a word.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupEntries, namedIn, shortened, type TrayEntry, type TrayFolder, type TrayGroups } from './tray-groups.ts'

const collator = new Intl.Collator('en')

function entry(title: string, change: Partial<TrayEntry> = {}): TrayEntry {
  return { itemId: title, fieldId: 'f', title, username: '', label: '', isGrouped: true, favourite: false, lastUsedAtMs: null, tags: [], siteNames: [], code: null, ...change }
}
const titles = (entries: readonly TrayEntry[]): string[] => entries.map(({ title }) => title)
const inFolders = (folders: readonly TrayFolder[]): TrayEntry[] => folders.flatMap((one) => [...one.entries, ...inFolders(one.folders)])
const all = ({ window, pinned, recent, others, folders }: TrayGroups): TrayEntry[] => [...window, ...pinned, ...recent, ...others, ...inFolders(folders)]

describe('the groups of the tray', () => {
  it('hold every code once, none of them too long, whatever the vault has', () => {
    const entries = fc.uniqueArray(
      fc.record({ title: fc.string({ maxLength: 12 }), favourite: fc.boolean(), lastUsedAtMs: fc.option(fc.nat()), tags: fc.array(fc.constantFrom('home', 'home/bank', 'work', '仕事'), { maxLength: 2 }), number: fc.nat() }),
      { maxLength: 300, selector: ({ number }) => number }
    )
    fc.assert(
      fc.property(entries, fc.option(fc.string()), (many, windowTitle) => {
        const given = many.map(({ number, ...one }) => entry(one.title, { ...one, itemId: String(number) }))
        const groups = groupEntries(given, { windowTitle, collator })
        expect(all(groups).map(({ itemId }) => itemId).toSorted()).toEqual(given.map(({ itemId }) => itemId).toSorted())
        const short = (folders: readonly TrayFolder[]): boolean => folders.every(({ entries: some, folders: inner }) => some.length <= 20 && short(inner))
        expect(short(groups.folders)).toBe(true)
        expect(groups.pinned.length + groups.recent.length + groups.window.length).toBeLessThanOrEqual(13)
      }),
      { numRuns: 200 }
    )
  })

  it('are short and in order where there are few', () => {
    const entries = [entry('Zeta', { favourite: true }), entry('Used early', { lastUsedAtMs: 1 }), entry('Used late', { lastUsedAtMs: 9 }), entry('b'), entry('A')]
    const { pinned, recent, others, folders } = groupEntries(entries, { windowTitle: null, collator })
    expect([titles(pinned), titles(recent), titles(others), folders]).toEqual([['Zeta'], ['Used late', 'Used early'], ['A', 'b'], []])
  })

  it('keep the first six favourites and the last four used at hand where there are many', () => {
    const entries = Array.from({ length: 30 }, (_, index) => entry(`s${String(index).padStart(2, '0')}`, { favourite: index < 8, lastUsedAtMs: index < 20 ? 100 - index : null }))
    const { pinned, recent, folders } = groupEntries(entries, { windowTitle: null, collator })
    expect([titles(pinned), titles(recent), inFolders(folders).length]).toEqual([['s00', 's01', 's02', 's03', 's04', 's05'], ['s06', 's07', 's08', 's09'], 20])
  })
})

describe('what the window in front names', () => {
  const makers = [entry('Google', { siteNames: ['google'] }), entry('Mozilla'), entry('Microsoft')]
  const entries = [entry('GitHub', { siteNames: ['github'] }), entry('Git'), entry('楽天市場'), entry('x'), entry('Mail', { siteNames: ['proton'] }), ...makers]
  it.each([
    ['Sign in to GitHub · GitHub — Mozilla Firefox', ['GitHub']],
    ['gitea: git of ours', ['Git']],
    ['digital camera', []],
    ['【楽天市場】ログイン', ['楽天市場']],
    ['ＧＩＴＨＵＢ', ['GitHub']],
    ['Proton – Login', ['Mail']],
    ['News - Google Chrome', []],
    ['News — Mozilla Firefox', []],
    ['News — Mozilla Firefox (Private Browsing)', []],
    ['News — Mozilla Firefox Private Browsing', []],
    ['Inbox - Microsoft\u200b Edge', []],
    ['Sign in to GitHub - Google Chrome', ['GitHub']],
    ['Sign in - Google Accounts - Google Chrome', ['Google']],
    ['Google - Chromium', ['Google']],
    ['x', []],
    ['', []]
  ])('%s: %j', (title, named) => {
    expect(titles(namedIn(title, entries))).toEqual(named)
  })
})

it('a long name is cut between letters', () => {
  expect([shortened('👨‍👩‍👧‍👦'.repeat(5), 3), shortened('short', 5)]).toEqual([`${'👨‍👩‍👧‍👦'.repeat(2)}…`, 'short'])
})
