// Which combinations of keys may be taken from all programs, and how a press becomes one.
import { describe, expect, it } from 'vitest'
import { DEFAULT_SHORTCUT, shortcutOfPress, shortcutSchema } from './shortcut.ts'

const press = (code: string, keys = ''): Parameters<typeof shortcutOfPress>[0] => ({
  code, ctrlKey: keys.includes('c'), metaKey: keys.includes('m'), altKey: keys.includes('a'), shiftKey: keys.includes('s')
})

describe('a shortcut', () => {
  it.each([DEFAULT_SHORTCUT, 'Alt+P', 'F12', 'Shift+F5', 'CommandOrControl+Alt+Shift+9'])('may be %s', (shortcut) => {
    expect(shortcutSchema.safeParse(shortcut).success).toBe(true)
  })
  it.each(['', 'A', 'Space', 'Shift+A', 'Shift+Space', 'Home', 'Shift+CommandOrControl+A', 'CommandOrControl', 'CommandOrControl+', 'CommandOrControl+a', 'Super+A', 'F25'])('may not be "%s"', (shortcut) => {
    expect(shortcutSchema.safeParse(shortcut).success).toBe(false)
  })
})

describe('a press', () => {
  it.each([
    [press('Space', 'cs'), false, DEFAULT_SHORTCUT],
    [press('Space', 'ms'), true, DEFAULT_SHORTCUT],
    [press('KeyP', 'a'), false, 'Alt+P'],
    [press('Digit3', 'cas'), false, 'CommandOrControl+Alt+Shift+3'],
    [press('F9'), false, 'F9'],
    [press('KeyP', 's'), false, null],
    [press('KeyP', 'm'), false, null],
    [press('KeyP', 'cm'), true, null],
    [press('ControlLeft', 'c'), false, null],
    [press('Escape', 'c'), false, null]
  ] as const)('%j (on a Mac: %s) means %s', (pressed, isMac, shortcut) => {
    expect(shortcutOfPress(pressed, isMac)).toBe(shortcut)
  })
})
