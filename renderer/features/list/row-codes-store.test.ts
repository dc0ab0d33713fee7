// Holds the rows to codes of rows in sight only, to one question at a time, and to no code of a moment that is over.
import { describe, expect, it } from 'vitest'
import { createRowCodesStore, type RowCode } from './row-codes-store.ts'

const PERIOD_MS = 30_000

function rig() {
  const [asked, answers, listeners]: [string[][], (() => void)[], Set<() => void>] = [[], [], new Set()]
  const time = { nowMs: 0 }
  const codeOf = (itemId: string): RowCode => {
    const from = Math.floor(time.nowMs / PERIOD_MS) * PERIOD_MS
    return { itemId, fieldId: `${itemId}-otp`, type: 'totp', digits: 6, code: { code: '123456', nextCode: '654321', validFromMs: from, validUntilMs: from + PERIOD_MS } }
  }
  const store = createRowCodesStore({
    calls: {
      'otp.firstCodes': (itemIds) => {
        asked.push(itemIds)
        return new Promise((resolve) => { answers.push(() => { resolve({ ok: true, value: itemIds.filter((id) => id !== 'counter').map(codeOf) }) }) })
      }
    },
    clock: {
      nowMs: () => time.nowMs,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => { listeners.delete(listener) }
      }
    }
  })
  const answer = async (): Promise<void> => {
    answers.shift()?.()
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve()
  }
  const tick = (nowMs: number): void => {
    time.nowMs = nowMs
    for (const listener of listeners) listener()
  }
  return { asked, listeners, store, answer, tick, shown: () => Object.keys(store.getState().codes) }
}

describe('the codes of rows', () => {
  it('are asked for once, and again when their time is over', async () => {
    const { asked, store, answer, tick } = rig()
    store.getState().watch(['a', 'b'])
    await answer()
    for (const nowMs of [1_000, 10_000, 29_000]) tick(nowMs)
    expect(asked).toEqual([['a', 'b']])
    tick(30_000)
    expect(asked).toHaveLength(2)
  })

  it('are asked for one question at a time, and the last rows in sight win', async () => {
    const { asked, store, answer, shown } = rig()
    for (const id of ['a', 'b', 'c', 'd']) store.getState().watch([id])
    expect(asked).toEqual([['a']])
    await answer()
    expect(shown()).toEqual([])
    await answer()
    expect([asked, shown()]).toEqual([[['a'], ['d']], ['d']])
  })

  it('leave the state with their row', async () => {
    const { listeners, store, answer, shown } = rig()
    store.getState().watch(['a', 'b'])
    await answer()
    store.getState().watch(['b'])
    expect(shown()).toEqual(['b'])
    store.getState().watch([])
    expect([shown(), listeners.size]).toEqual([[], 0])
  })

  it('of a counter are none, and are not asked for again and again', async () => {
    const { asked, store, answer, tick } = rig()
    store.getState().watch(['counter'])
    await answer()
    tick(60_000)
    expect([store.getState().codes, asked.length]).toEqual([{ counter: null }, 1])
  })

  it('do not come back after a lock', async () => {
    const { store, answer, shown } = rig()
    store.getState().watch(['a'])
    store.getState().reset()
    await answer()
    expect(shown()).toEqual([])
  })

  it('are fetched anew when time itself is another', async () => {
    const { asked, store, answer } = rig()
    store.getState().watch(['a'])
    await answer()
    store.getState().renew()
    expect(asked).toHaveLength(2)
  })
})
