// What is asked for while locked: once, after the unlock, and not for ever.
import { describe, expect, it } from 'vitest'
import { createAfterUnlock } from './after-unlock.ts'

function rig() {
  const done: string[] = []
  const world = { isOpen: false, asked: 0, timer: (): void => undefined }
  const waiting = createAfterUnlock<string>({
    isUnlocked: () => world.isOpen,
    carryOut: (wish) => done.push(wish),
    askToUnlock: () => { world.asked += 1 },
    schedule: (action, delayMs) => {
      expect(delayMs).toBe(120_000)
      world.timer = action
      return () => { world.timer = () => undefined }
    }
  })
  const open = (): void => {
    world.isOpen = true
    waiting.unlocked()
  }
  return { done, world, waiting, open }
}

describe('what is asked for', () => {
  it('is done at once while the vault is open, and nobody is asked to unlock', () => {
    const { done, world, waiting } = rig()
    world.isOpen = true
    waiting.ask('scan')
    expect([done, world.asked]).toEqual([['scan'], 0])
  })
  it('waits for the unlock and is done once', () => {
    const { done, world, waiting, open } = rig()
    waiting.ask('scan')
    expect([done, world.asked]).toEqual([[], 1])
    open()
    waiting.unlocked()
    expect(done).toEqual(['scan'])
  })
  it('is the last thing that was asked for', () => {
    const { done, waiting, open } = rig()
    waiting.ask('scan')
    waiting.ask('copy')
    open()
    expect(done).toEqual(['copy'])
  })
  it.each(['too late', 'taken back'])('is not done when the unlock comes after it was %s', (why) => {
    const { done, world, waiting, open } = rig()
    waiting.ask('scan')
    if (why === 'too late') world.timer()
    else waiting.forget()
    open()
    expect(done).toEqual([])
  })
})
