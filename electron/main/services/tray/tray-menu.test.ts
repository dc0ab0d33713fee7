// What the tray says, locked and unlocked.
import { describe, expect, it } from 'vitest'
import { groupedCode, trayMenuRows, type TrayWords } from './tray-menu.ts'

const WORDS: TrayWords = { unlock: 'Unlock…', open: 'Open', scan: 'Scan', lock: 'Lock', quit: 'Quit', noCodes: 'None yet', nextCode: 'next code' }
const labels = (rows: ReturnType<typeof trayMenuRows>): string[] => rows.flatMap((row) => (row.kind === 'separator' ? [] : [row.label]))

describe('tray menu', () => {
  it('shows no login and no code while locked', () => {
    expect(labels(trayMenuRows({ phase: 'locked' }, WORDS))).toEqual(['Unlock…', 'Open', 'Quit'])
  })

  it('shows each login with its user name and its code in groups', () => {
    const entries = [{ itemId: 'i', fieldId: 'f', label: '', isGrouped: true, title: 'Amazon.co.jp', username: 'taro@example.jp', code: '492817' }]
    expect(labels(trayMenuRows({ phase: 'unlocked', entries }, WORDS))).toEqual(['Amazon.co.jp (taro@example.jp)   492 817', 'Scan', 'Open', 'Lock', 'Quit'])
  })

  it('tells the codes of one login apart by their labels, and leaves hex in one piece', () => {
    const one = { itemId: 'i', title: 'GitHub', username: 'octo' }
    const entries = [
      { ...one, fieldId: 'f', label: 'phone', isGrouped: true, code: '492817' },
      { ...one, fieldId: 'g', label: 'key', isGrouped: false, code: '123456' }
    ]
    expect(labels(trayMenuRows({ phase: 'unlocked', entries }, WORDS)).slice(0, 2)).toEqual(['GitHub · phone (octo)   492 817', 'GitHub · key (octo)   123456'])
  })

  it('shows no code where a counter gives it out', () => {
    const entries = [{ itemId: 'i', fieldId: 'f', label: '', isGrouped: true, title: 'Bank', username: '', code: null }]
    expect(labels(trayMenuRows({ phase: 'unlocked', entries }, WORDS))[0]).toBe('Bank   next code')
  })

  it('copies by ids, so that a code that changed since is not copied', () => {
    const entries = [{ itemId: 'i', fieldId: 'f', label: '', isGrouped: true, title: 'A', username: '', code: '1' }]
    expect(trayMenuRows({ phase: 'unlocked', entries }, WORDS)[0]).toEqual({ kind: 'action', label: 'A   1', action: { kind: 'copy', field: { itemId: 'i', fieldId: 'f' } } })
  })

  it('says that there are no codes instead of showing an empty menu', () => {
    expect(labels(trayMenuRows({ phase: 'unlocked', entries: [] }, WORDS))[0]).toBe('None yet')
  })

  it('shortens a long title by letters, not by half a surrogate pair', () => {
    const entries = [{ itemId: 'i', fieldId: 'f', label: '', isGrouped: true, title: '𠮷'.repeat(50), username: '', code: '123456' }]
    expect(labels(trayMenuRows({ phase: 'unlocked', entries }, WORDS))[0]).toBe(`${'𠮷'.repeat(31)}…   123 456`)
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
