// The way to the first login with a one-time password: when it shows, how it goes on, and that it does not come again.
import { describe, expect, it } from 'vitest'
import { createGuideStore } from './guide-store.ts'

function start({ isOver = false, mayWrite = true } = {}) {
  const ended = { isOver }
  const store = createGuideStore({ isOver: () => ended.isOver, end: () => { ended.isOver = true }, mayWrite: () => mayWrite })
  const seen = (items: number, withOtp: number) => {
    store.getState().consider({ items, withOtp })
    return store.getState().stage
  }
  return { store, ended, seen }
}

describe('the first steps', () => {
  it('lead from an empty vault over a login to its code, and are over then', () => {
    const { seen, ended, store } = start()
    expect([seen(0, 0), seen(1, 0), ended.isOver, seen(1, 1), ended.isOver]).toEqual(['add', 'scan', false, 'reached', true])
    store.getState().close()
    expect(seen(0, 0)).toBe('hidden')
  })
  it('say no more when the code they led to is gone again', () => {
    const { seen } = start()
    expect([seen(0, 0), seen(1, 1), seen(0, 0)]).toEqual(['add', 'reached', 'hidden'])
  })
  it('go on where they were after a lock', () => {
    const { seen, store } = start()
    seen(1, 0)
    store.getState().reset()
    expect(seen(1, 0)).toBe('scan')
  })
  it('go back when the only login is gone', () => {
    const { seen } = start()
    expect([seen(1, 0), seen(0, 0)]).toEqual(['scan', 'add'])
  })
  it('stay away from a vault that has codes, also once it has none', () => {
    const { seen, ended } = start()
    expect([seen(3, 2), ended.isOver, seen(3, 0)]).toEqual(['hidden', true, 'hidden'])
  })
  it.each([['over', { isOver: true }], ['in a vault that is only read', { mayWrite: false }]])('stay away when they are %s', (_name, options) => {
    expect(start(options).seen(0, 0)).toBe('hidden')
  })
  it('are skipped once and for all', () => {
    const { seen, ended, store } = start()
    seen(0, 0)
    store.getState().close()
    expect([seen(0, 0), ended.isOver]).toEqual(['hidden', true])
  })
  it('come when they are asked for, and wait for one more code', () => {
    const { seen, store } = start({ isOver: true })
    store.getState().open({ items: 3, withOtp: 2 })
    expect([store.getState().stage, seen(3, 2), seen(4, 3)]).toEqual(['scan', 'scan', 'reached'])
  })
})
