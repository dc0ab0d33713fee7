// The reader that stands by: taken once, made anew, never while locked.
import { expect, it } from 'vitest'
import { createSpareReader } from './spare-reader.ts'

interface FakeReader {
  name: string
  isOver: boolean
  hasEnded: () => boolean
  kill: () => void
}

function rig() {
  const forked: FakeReader[] = []
  let due: (() => void)[] = []
  const state = { isWanted: true, isInUse: true }
  const spare = createSpareReader<FakeReader>({
    fork: (pictures) => {
      const reader: FakeReader = {
        name: `${String(forked.length + 1)} for ${String(pictures)}`,
        isOver: false,
        hasEnded: () => reader.isOver,
        kill: () => {
          reader.isOver = true
        }
      }
      forked.push(reader)
      return reader
    },
    displayCount: () => 2,
    isWanted: () => state.isWanted,
    isInUse: () => state.isInUse,
    later: (action) => due.push(action)
  })
  const passTime = (): void => {
    const now = due
    due = []
    for (const action of now) action()
  }
  return { spare, forked, state, passTime }
}

it('one stands by after a while, is taken once, and another one follows', () => {
  const { spare, forked, passTime } = rig()
  spare.prepare()
  spare.prepare()
  expect(forked).toHaveLength(0)
  passTime()
  expect(spare.take(1).name).toBe('1 for 2')
  expect(spare.take(1).name).toBe('2 for 1')
  passTime()
  expect(spare.take(1).name).toBe('3 for 2')
})

it('one that ended by itself is not given out, and is replaced', () => {
  const { spare, forked, passTime } = rig()
  spare.prepare()
  passTime()
  forked[0]?.kill()
  expect(spare.take(1).name).toBe('2 for 1')
  passTime()
  forked[2]?.kill()
  spare.prepare()
  passTime()
  expect(spare.take(1).name).toBe('4 for 2')
})

it('locked, none stands by, and none is made that was planned before', () => {
  const { spare, forked, state, passTime } = rig()
  spare.prepare()
  passTime()
  state.isWanted = false
  spare.drop()
  expect(forked.map(({ isOver }) => isOver)).toEqual([true])
  spare.prepare()
  passTime()
  expect(forked).toHaveLength(1)
})

it('stands by as long as somebody sits before the program, and again when they come back', () => {
  const { spare, forked, state, passTime } = rig()
  spare.prepare()
  passTime()
  passTime()
  expect(forked.map(({ isOver }) => isOver)).toEqual([false])
  state.isInUse = false
  passTime()
  expect(forked.map(({ isOver }) => isOver)).toEqual([true])
  spare.prepare()
  passTime()
  expect(forked).toHaveLength(2)
})
