// What is said of the global shortcut: taken, working, or not known yet.
import { describe, expect, it } from 'vitest'
import { createShortcutKeeper } from './shortcut-keeper.ts'

function rig({ taken = [] as string[], lies = false, throws = false, mayBeSilent = false } = {}) {
  const held = new Map<string, () => void>()
  const changes: string[] = []
  let presses = 0
  const keeper = createShortcutKeeper({
    register: (shortcut, onPress) => {
      if (throws) throw new Error('not a combination')
      if (taken.includes(shortcut)) return false
      if (!lies) held.set(shortcut, onPress)
      return true
    },
    isRegistered: (shortcut) => held.has(shortcut),
    unregister: (shortcut) => held.delete(shortcut),
    mayBeSilent,
    onPress: () => { presses += 1 },
    onChange: (state) => changes.push(state)
  })
  return { keeper, held, changes, presses: () => presses }
}

describe('the global shortcut', () => {
  it('works once the system has it, and gives the one before back', () => {
    const { keeper, held, presses } = rig()
    keeper.set('Alt+A')
    held.get('Alt+A')?.()
    keeper.set('Alt+B')
    expect([keeper.state(), [...held.keys()], presses()]).toEqual(['on', ['Alt+B'], 1])
  })
  it.each([
    ['refuses it', { taken: ['Alt+A'] }],
    ['says yes and has not done it', { lies: true }],
    ['cannot read it', { throws: true }]
  ])('is called taken when the system %s', (_what, options) => {
    const { keeper, held, changes } = rig(options)
    keeper.set('Alt+A')
    expect([keeper.state(), changes, held.size]).toEqual(['taken', ['taken'], 0])
  })
  it('is tried again when the same is wished for once more, after the other program has let go', () => {
    const taken = ['Alt+A']
    const { keeper } = rig({ taken })
    keeper.set('Alt+A')
    taken.pop()
    keeper.set('Alt+A')
    expect(keeper.state()).toBe('on')
  })
  it('is not believed on a desktop that may be silent, until a press has arrived', () => {
    const { keeper, held, changes } = rig({ mayBeSilent: true })
    keeper.set('Alt+A')
    expect(keeper.state()).toBe('untried')
    held.get('Alt+A')?.()
    keeper.set('Alt+B')
    expect([keeper.state(), changes]).toEqual(['on', ['untried', 'on']])
  })
  it('is off when nobody wants one', () => {
    const { keeper, held } = rig()
    keeper.set('Alt+A')
    keeper.set(null)
    expect([keeper.state(), held.size]).toEqual(['off', 0])
  })
  it('is not registered a second time by a change of another setting', () => {
    const { keeper, changes } = rig()
    keeper.set('Alt+A')
    keeper.set('Alt+A')
    expect(changes).toEqual(['on'])
  })
  it('is given back at the end', () => {
    const { keeper, held } = rig()
    keeper.set('Alt+A')
    keeper.dispose()
    expect(held.size).toBe(0)
  })
})
