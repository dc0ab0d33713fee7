// What the tray says, locked and unlocked, with few codes and with many.
import { describe, expect, it } from 'vitest'
import type { TrayEntry } from './tray-groups.ts'
import { groupedCode, trayMenuRows, type TrayLook, type TrayMenuRow, type TrayState, type TrayWords } from './tray-menu.ts'

const WORDS: TrayWords = {
  unlock: 'Unlock…', open: 'Open', scan: 'Scan', quick: 'Quick', lock: 'Lock', quit: 'Quit', noCodes: 'None yet', nextCode: 'next code',
  window: 'For this window', pinned: 'Favourites', recent: 'Used last', others: 'Others', show: 'Show', copyNext: 'Copy next', clear: (clearsAtMs) => `Clear (${String(clearsAtMs)})`
}
const LOOK: TrayLook = { words: WORDS, collator: new Intl.Collator('en'), areCodesHidden: false, windowTitle: null, clearsAtMs: null }
const ENDS_MS = 30_000

function entry(title: string, change: Partial<TrayEntry> = {}): TrayEntry {
  return {
    itemId: title, fieldId: 'f', title, username: '', label: '', isGrouped: true, favourite: false, lastUsedAtMs: null, tags: [], siteNames: [],
    code: { code: '492817', nextCode: '066310', validUntilMs: ENDS_MS }, ...change
  }
}

const rowsOf = (entries: readonly TrayEntry[], look: Partial<TrayLook> = {}): TrayMenuRow[] => trayMenuRows({ phase: 'unlocked', entries }, { ...LOOK, ...look })
const labels = (rows: readonly TrayMenuRow[]): string[] => rows.flatMap((row) => (row.kind === 'separator' ? [] : [row.label]))
const folder = (rows: readonly TrayMenuRow[], label: string): readonly TrayMenuRow[] => rows.flatMap((row) => (row.kind === 'folder' && row.label === label ? row.rows : []))
const ALWAYS = ['Scan', 'Quick', 'Open', 'Lock', 'Quit']

describe('tray menu', () => {
  it('shows no login and no code while locked', () => {
    expect(labels(trayMenuRows({ phase: 'locked' }, { ...LOOK, windowTitle: 'Amazon' }))).toEqual(['Unlock…', 'Scan', 'Quick', 'Open', 'Quit'])
  })

  it('shows each login with its user name and its code in groups', () => {
    expect(labels(rowsOf([entry('Amazon.co.jp', { username: 'taro@example.jp' })]))).toEqual(['Amazon.co.jp (taro@example.jp)   492 817', 'Show', 'Copy next', ...ALWAYS])
  })

  it('tells the codes of one login apart by their labels, and leaves hex in one piece', () => {
    const one = { itemId: 'i', username: 'octo' }
    const entries = [entry('GitHub', { ...one, fieldId: 'f', label: 'phone' }), entry('GitHub', { ...one, fieldId: 'g', label: 'key', isGrouped: false })]
    expect(labels(rowsOf(entries)).slice(0, 2)).toEqual(['GitHub · phone (octo)   492 817', 'GitHub · key (octo)   492817'])
  })

  it('shows no code where a counter gives it out, and offers no next one by time', () => {
    const rows = rowsOf([entry('Bank', { code: null })])
    expect([labels(rows)[0], folder(rows, 'Copy next')]).toEqual(['Bank   next code', []])
  })

  it('copies by ids, so that a code that changed since is not copied; the next one is the one that stands after this', () => {
    const rows = rowsOf([entry('A')])
    const field = { itemId: 'A', fieldId: 'f' }
    expect(rows[0]).toEqual({ kind: 'action', label: 'A   492 817', action: { kind: 'copy', field } })
    expect(folder(rows, 'Copy next')).toEqual([{ kind: 'action', label: 'A   066 310', action: { kind: 'copy', field, fromMs: ENDS_MS } }])
    expect(folder(rows, 'Show')).toEqual([{ kind: 'action', label: 'A', action: { kind: 'show', itemId: 'A' } }])
  })

  it('has no code in any label where codes are hidden', () => {
    const text = JSON.stringify(rowsOf([entry('A')], { areCodesHidden: true }))
    expect(text).not.toMatch(/492|066/u)
  })

  it('says that there are no codes instead of showing an empty menu', () => {
    expect(labels(rowsOf([]))).toEqual(['None yet', ...ALWAYS])
  })

  it('shortens a long title by letters, not by half a surrogate pair', () => {
    expect(labels(rowsOf([entry('𠮷'.repeat(50))]))[0]).toBe(`${'𠮷'.repeat(31)}…   492 817`)
  })

  it('offers to clear what was copied, locked too, until it is gone', () => {
    const states: TrayState[] = [{ phase: 'locked' }, { phase: 'unlocked', entries: [] }]
    for (const state of states) {
      expect(labels(trayMenuRows(state, { ...LOOK, clearsAtMs: 7 }))).toContain('Clear (7)')
      expect(labels(trayMenuRows(state, LOOK)).join()).not.toContain('Clear')
    }
  })

  it('names its groups where there is more than one', () => {
    const entries = [entry('Star', { favourite: true }), entry('Used', { lastUsedAtMs: 5 }), entry('Shop'), entry('Mail', { siteNames: ['example'] })]
    expect(labels(rowsOf(entries)).slice(0, 7)).toEqual(['Favourites', 'Star   492 817', 'Used last', 'Used   492 817', 'Others', 'Mail   492 817', 'Shop   492 817'])
    expect(labels(rowsOf(entries, { windowTitle: 'Sign in – Example' })).slice(0, 3)).toEqual(['For this window', 'Mail   492 817', 'Favourites'])
  })

  it('puts two hundred of them into menus by tag and by name, each once, and none is lost', () => {
    const entries = Array.from({ length: 200 }, (_, index) => entry(`Site ${String(index).padStart(3, '0')}`, { itemId: String(index), tags: index % 4 === 0 ? ['home/bank'] : [] }))
    const rows = rowsOf(entries)
    const copies = (some: readonly TrayMenuRow[]): string[] =>
      some.flatMap((row) => (row.kind === 'folder' ? (['Show', 'Copy next'].includes(row.label) ? [] : copies(row.rows)) : row.kind === 'action' && row.action.kind === 'copy' ? [row.action.field.itemId] : []))
    expect(copies(rows).toSorted()).toEqual(entries.map(({ itemId }) => itemId).toSorted())
    const shown = (some: readonly TrayMenuRow[]): string[] => some.flatMap((row) => (row.kind === 'folder' ? shown(row.rows) : row.kind === 'action' && row.action.kind === 'show' ? [row.action.itemId] : []))
    expect(shown(rows).toSorted()).toEqual(entries.map(({ itemId }) => itemId).toSorted())
    const folders = rows.flatMap((row) => (row.kind === 'folder' && row.label !== 'Show' ? [row.label] : []))
    expect(folders).toEqual(['home', 'Site 001 … Site 025', 'Site 026 … Site 050', 'Site 051 … Site 074', 'Site 075 … Site 099', 'Site 101 … Site 125', 'Site 126 … Site 150', 'Site 151 … Site 174', 'Site 175 … Site 199'])
    expect(labels(folder(rows, 'home'))).toEqual(['Site 000 … Site 064', 'Site 068 … Site 128', 'Site 132 … Site 196'])
    // A glance: no menu is longer than the screen is high.
    expect(rows.length).toBeLessThan(30)
  })

  it.each([
    ['123456', '123 456'],
    ['12345678', '1234 5678'],
    ['1234567', '123 456 7'],
    ['7', '7'],
    ['FR8RV', 'FR8RV'],
    ['umozdicq', 'umozdicq'],
    ['e7d8b6', 'e7d8b6']
  ])('groups %s as %s', (code, grouped) => {
    expect(groupedCode(code)).toBe(grouped)
  })
})
