// Holds when the tray is read and drawn: at the end of a code, never with an answer of before a lock, and anew without reading.
import { expect, it } from 'vitest'
import type { TrayEntry, TrayState } from './tray-menu.ts'
import { createTrayRefresh } from './tray-refresh.ts'

const entry: TrayEntry = {
  itemId: 'i', fieldId: 'f', title: 'A', username: '', label: '', isGrouped: true, favourite: false, lastUsedAtMs: null, tags: [], siteNames: [],
  code: { code: '1', nextCode: '2', validUntilMs: 30_000 }
}

function rig() {
  const world = { isUnlocked: true, reads: 0, delays: [] as number[], timer: null as (() => void) | null, answer: () => Promise.resolve([entry]) }
  const shown: TrayState['phase'][] = []
  const tray = createTrayRefresh({
    isUnlocked: () => world.isUnlocked,
    entries: () => {
      world.reads += 1
      return world.answer()
    },
    show: ({ phase }) => void shown.push(phase),
    schedule: (action, delayMs) => {
      world.timer = action
      world.delays.push(delayMs)
      return () => {
        world.timer = null
      }
    },
    nowMs: () => 10_000
  })
  return { tray, world, shown }
}

it('reads again when the first code ends, and not while locked', async () => {
  const { tray, world, shown } = rig()
  await tray.refresh()
  expect([world.reads, world.delays, shown]).toEqual([1, [20_020], ['unlocked']])
  world.isUnlocked = false
  await tray.refresh()
  expect([world.reads, world.timer, shown.at(-1)]).toEqual([1, null, 'locked'])
})

it('draws without reading, and nothing of before the lock', async () => {
  const { tray, world, shown } = rig()
  await tray.refresh()
  tray.redraw()
  world.isUnlocked = false
  tray.redraw()
  expect([world.reads, shown]).toEqual([1, ['unlocked', 'unlocked', 'locked']])
})

it('drops an answer that comes after the lock, and shows none where none could be read', async () => {
  const { tray, world, shown } = rig()
  let finish: (entries: TrayEntry[]) => void = () => undefined
  world.answer = () => new Promise((resolve) => { finish = resolve })
  const late = tray.refresh()
  world.isUnlocked = false
  finish([entry])
  await late
  expect(shown).toEqual([])
  world.isUnlocked = true
  world.answer = () => Promise.reject(new Error('gone'))
  await tray.refresh()
  expect(shown).toEqual(['unlocked'])
})
