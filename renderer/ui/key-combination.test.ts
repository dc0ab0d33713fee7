// Holds which presses are which combination, and how it is written.
import { describe, expect, it } from 'vitest'
import { keysText, matchesKeys, type KeyCombination } from './key-combination.ts'
import type { Platform } from './key-names.ts'

const NONE = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false }
const CTRL = { ...NONE, ctrlKey: true }

describe('a press', () => {
  it.each<[string, Platform, object, KeyCombination, boolean]>([
    ['is the letter with Ctrl', 'linux', { ...CTRL, key: 'k' }, { key: 'K', command: true }, true],
    ['is not that letter with Shift too', 'linux', { ...CTRL, shiftKey: true, key: 'K' }, { key: 'K', command: true }, false],
    ['is the letter with Ctrl and Shift', 'win32', { ...CTRL, shiftKey: true, key: 'S' }, { key: 'S', command: true, shift: true }, true],
    ['is ⌘ on macOS', 'darwin', { ...NONE, metaKey: true, key: 'k' }, { key: 'K', command: true }, true],
    ['is not Ctrl on macOS', 'darwin', { ...CTRL, key: 'k' }, { key: 'K', command: true }, false],
    ['with both is neither', 'linux', { ...CTRL, metaKey: true, key: 'k' }, { key: 'K', command: true }, false],
    ['with AltGr is none', 'linux', { ...CTRL, altKey: true, key: 'k' }, { key: 'K', command: true }, false],
    ['is a sign wherever it stands', 'linux', { ...CTRL, shiftKey: true, key: '/' }, { key: '/', command: true }, true],
    ['is a sign without Shift too', 'linux', { ...CTRL, key: '+' }, { key: '+', command: true }, true],
    ['is a key alone', 'linux', { ...NONE, key: 'F1' }, { key: 'F1' }, true],
    ['is not that key with Ctrl', 'linux', { ...CTRL, key: 'F1' }, { key: 'F1' }, false],
    ['is Alt and an arrow', 'linux', { ...NONE, altKey: true, key: 'ArrowUp' }, { key: 'ArrowUp', alt: true }, true],
    ['is not an arrow with Shift', 'linux', { ...NONE, altKey: true, shiftKey: true, key: 'ArrowUp' }, { key: 'ArrowUp', alt: true }, false]
  ])('%s', (_name, platform, event, combination, isIt) => {
    expect(matchesKeys(event as Parameters<typeof matchesKeys>[0], combination, platform)).toBe(isIt)
  })
})

it.each<[Platform, KeyCombination, string]>([
  ['linux', { key: 'S', command: true, shift: true }, 'Ctrl+Shift+S'],
  ['darwin', { key: 'S', command: true, shift: true }, '⇧⌘S'],
  ['win32', { key: 'ArrowUp', alt: true }, 'Alt+↑'],
  ['darwin', { key: 'Backspace', command: true }, '⌘⌫'],
  ['linux', { key: 'F1' }, 'F1']
])('on %s %j is written %s', (platform, combination, text) => {
  expect(keysText(platform, combination)).toBe(text)
})
