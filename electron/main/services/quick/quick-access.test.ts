// What the small window shows, and what is left in it once it is hidden or locked.
import { describe, expect, it } from 'vitest'
import type { QuickViewName } from '../../../../shared/ipc/channels.ts'
import type { SessionState } from '../../../../shared/model/session.ts'
import { createQuickAccess } from './quick-access.ts'

function rig(first: SessionState['phase'] = 'unlocked') {
  const done: string[] = []
  const world = { phase: first, isVisible: false, timer: null as (() => void) | null, isSlow: false, aims: 0, finish: [] as (() => void)[] }
  const access = createQuickAccess({
    surface: {
      load: (view) => {
        done.push(`load ${view}`)
        return world.isSlow ? new Promise((resolve) => world.finish.push(resolve)) : Promise.resolve()
      },
      drop: () => done.push('drop'),
      aim: () => {
        world.aims += 1
        return Promise.resolve()
      },
      show: () => {
        world.isVisible = true
        done.push('show')
      },
      hide: () => {
        world.isVisible = false
        done.push('hide')
      },
      isVisible: () => world.isVisible,
      tell: (isShown, itemId) => done.push((isShown ? 'told shown' : 'told hidden') + (itemId === null ? '' : ` ${itemId}`))
    },
    phase: () => world.phase,
    connect: (view: QuickViewName) => done.push(`connect ${view}`),
    focusMain: () => done.push('focus main'),
    schedule: (action) => {
      world.timer = action
      return () => {
        if (world.timer === action) world.timer = null
      }
    }
  })
  const settled = async (): Promise<string[]> => {
    await new Promise((resolve) => setTimeout(resolve))
    return done.splice(0)
  }
  const lock = (): void => {
    world.phase = 'locked'
    access.locked()
  }
  const unlock = (): void => {
    world.phase = 'unlocked'
    access.opened()
  }
  return { access, world, settled, lock, unlock }
}

describe('quick access', () => {
  it('does not exist before its first use, whatever the vault does', async () => {
    const { lock, unlock, settled, world } = rig()
    lock()
    unlock()
    expect([await settled(), world.timer]).toEqual([[], null])
  })

  it('shows the search of an open vault; the second press hides it and makes it forget; the third needs no page', async () => {
    const { access, settled, world } = rig()
    access.toggle()
    expect(await settled()).toEqual(['load quick', 'connect quick', 'show', 'told shown'])
    access.toggle()
    expect(await settled()).toEqual(['hide', 'told hidden'])
    access.toggle()
    expect(await settled()).toEqual(['show', 'told shown'])
    // The pointer may have gone to another display.
    expect(world.aims).toBe(2)
  })

  it('leads to the item that was asked for: at once, in the window that stands, and after the unlock; the next press knows nothing of it', async () => {
    const { access, settled, unlock, lock } = rig()
    access.open('item')
    expect([await settled(), access.item()]).toEqual([['load quick', 'connect quick', 'show', 'told shown item'], 'item'])
    access.open('other')
    expect(await settled()).toEqual(['show', 'told shown other'])
    lock()
    expect([await settled(), access.item()]).toEqual([['hide', 'drop'], null])
    access.open('item')
    await settled()
    unlock()
    expect(await settled()).toEqual(['load quick', 'connect quick', 'told shown item'])
    access.hide()
    access.toggle()
    expect((await settled()).at(-1)).toBe('told shown')
  })

  it('asks to unlock a locked vault and goes on with the search in the same window', async () => {
    const { access, settled, unlock } = rig('locked')
    access.toggle()
    expect(await settled()).toEqual(['load unlock', 'connect unlock', 'show', 'told shown'])
    unlock()
    expect(await settled()).toEqual(['load quick', 'connect quick', 'told shown'])
  })

  it('is taken away by a lock with all it knew, and is warm again a moment later', async () => {
    const { access, settled, lock, world } = rig()
    access.toggle()
    await settled()
    lock()
    expect(await settled()).toEqual(['hide', 'drop'])
    world.timer?.()
    expect(await settled()).toEqual(['load unlock', 'connect unlock'])
    access.toggle()
    expect(await settled()).toEqual(['show', 'told shown'])
  })

  it('keeps no half-typed password: the unlock view is destroyed when it is hidden', async () => {
    const { access, settled, world } = rig('locked')
    access.toggle()
    await settled()
    access.hide()
    expect(await settled()).toEqual(['hide', 'drop'])
    expect(world.timer).not.toBeNull()
  })

  it('leaves the unlock view alone when something else changed while locked', async () => {
    const { access, settled } = rig('locked')
    access.toggle()
    await settled()
    access.locked()
    expect(await settled()).toEqual([])
  })

  it('shows nothing of a vault that was locked while the page was made', async () => {
    const { access, settled, lock, world } = rig()
    world.isSlow = true
    access.toggle()
    lock()
    for (const finish of world.finish) finish()
    expect(await settled()).toEqual(['load quick', 'drop'])
    expect(world.isVisible).toBe(false)
  })

  it('shows nothing when the person has turned away while the page was made', async () => {
    const { access, settled, world } = rig()
    world.isSlow = true
    access.toggle()
    access.toggle()
    for (const finish of world.finish) finish()
    expect(await settled()).toEqual(['load quick', 'connect quick'])
  })

  it('turns to the large window where there is no vault yet', async () => {
    const { access, settled } = rig('missing')
    access.open()
    access.open()
    expect(await settled()).toEqual(['focus main', 'focus main'])
  })

  it('makes its page anew after a crash', async () => {
    const { access, settled } = rig()
    access.toggle()
    await settled()
    access.viewGone()
    expect(await settled()).toEqual(['hide', 'drop'])
    access.toggle()
    expect(await settled()).toEqual(['load quick', 'connect quick', 'show', 'told shown'])
  })

  it('comes to the front when it is asked for again, and is not told twice', async () => {
    const { access, settled } = rig()
    access.open()
    await settled()
    access.open()
    expect(await settled()).toEqual(['show'])
  })
})
