// Holds that settings are found by words of either language, whichever is spoken.
import { describe, expect, it } from 'vitest'
import { findSettings, SETTING_PARTS, SETTINGS_OF } from './setting-list.ts'

const found = (query: string): string[] => findSettings(query, (id) => `Name of ${id}`).flatMap(({ settings }) => settings)

describe('settings', () => {
  it('are all there before something is typed, each once', () => {
    const all = SETTING_PARTS.flatMap((part) => SETTINGS_OF[part])
    expect(found('  ')).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  })
  it.each([
    ['dark', ['theme']],
    ['ダーク', ['theme']],
    ['だーく', ['theme']],
    ['CLIPBOARD', ['clipboard', 'clipboardLock']],
    ['クリップボード', ['clipboard', 'clipboardLock']],
    ['idle time', ['idle']],
    ['minimise', ['lockWhen']],
    ['スリープ', ['lockWhen']],
    ['Name of zoom', ['zoom']],
    ['zzz', []]
  ])('are found by %s', (query, ids) => {
    expect(found(query)).toEqual(ids)
  })
  it('are found by the name of their part', () => {
    expect(found('Name of codes')).toEqual(['clipboard', 'clipboardLock', 'codes', 'listCodes', 'clock'])
  })
})
