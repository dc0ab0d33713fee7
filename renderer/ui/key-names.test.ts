// Holds which key combinations count as commands on each platform.
import { describe, expect, it } from 'vitest'
import { commandOf, keyName } from './key-names.ts'

const event = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, key: 'f' }

describe('commandOf', () => {
  it.each([
    ['linux', { ...event, ctrlKey: true }, 'F'],
    ['linux', { ...event, metaKey: true }, null],
    ['darwin', { ...event, metaKey: true }, 'F'],
    ['darwin', { ...event, ctrlKey: true }, null],
    ['win32', { ...event, ctrlKey: true, shiftKey: true, key: 'S' }, 'Shift+S'],
    ['win32', { ...event, ctrlKey: true, altKey: true }, null],
    ['win32', { ...event, ctrlKey: true, key: 'Enter' }, null]
  ] as const)('on %s reads %j as %s', (platform, pressed, command) => {
    expect(commandOf(pressed, platform)).toBe(command)
  })
})

it('writes keys as the platform does', () => {
  expect(keyName('darwin', 'S', true)).toBe('⇧⌘S')
  expect(keyName('linux', 'S', true)).toBe('Ctrl+Shift+S')
})
