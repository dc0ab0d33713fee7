// What the janitor clears, what it leaves alone, and when it goes.
import { describe, expect, it } from 'vitest'
import { keepWatch, readCharge, type JanitorParts } from './clipboard-janitor.ts'
import { saltedDigest } from './salted-digest.ts'

const SALT = Buffer.alloc(16, 7)
const CHARGE = { parentPid: 42, salt: SALT.toString('base64'), digest: saltedDigest('492817', SALT).toString('base64'), clearsAtMs: 30_000 }

function watch(change: { text?: string; livesUntilMs?: number; fails?: number }): { done: Promise<boolean>; state: { text: string; nowMs: number } } {
  const state = { text: change.text ?? '492817', nowMs: 0 }
  let fails = change.fails ?? 0
  const parts: JanitorParts = {
    charge: CHARGE,
    readText: () => {
      if (fails > 0) {
        fails -= 1
        return Promise.reject(new Error('held by another program'))
      }
      return Promise.resolve(state.text)
    },
    clear: () => Promise.resolve(void (state.text = '')),
    isAlive: (pid) => pid === 42 && state.nowMs < (change.livesUntilMs ?? 0),
    nowMs: () => state.nowMs,
    pause: (ms) => Promise.resolve(void (state.nowMs += ms))
  }
  return { done: keepWatch(parts), state }
}

describe('the janitor of the clipboard', () => {
  it('clears what its parent left when it died', async () => {
    const { done, state } = watch({ livesUntilMs: 10_000 })
    expect([await done, state]).toEqual([true, { text: '', nowMs: 10_000 }])
  })

  it.each(['a shopping list', ''])('leaves %j alone, which is not ours', async (text) => {
    const { done, state } = watch({ text })
    expect([await done, state.text]).toEqual([false, text])
  })

  it('goes when the time is up and its parent lives, which clears by itself', async () => {
    const { done, state } = watch({ livesUntilMs: Number.POSITIVE_INFINITY })
    expect([await done, state.text, state.nowMs > CHARGE.clearsAtMs]).toEqual([false, '492817', true])
  })

  it('tries again while another program holds the clipboard, but not for ever', async () => {
    expect(await watch({ fails: 3 }).done).toBe(true)
    expect(await watch({ fails: 100 }).done).toBe(false)
  })

  it('has nothing to do without a whole charge', () => {
    expect(readCharge(JSON.stringify(CHARGE))).toEqual(CHARGE)
    for (const text of [undefined, '', 'null', '{}', JSON.stringify({ ...CHARGE, parentPid: '42' })]) expect(readCharge(text)).toBeNull()
  })
})
