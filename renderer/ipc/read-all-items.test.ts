// Holds that all pages are put together in order, that a page that fails fails the whole, and that nobody goes on reading for one who has left.
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { ItemSummary } from '../../shared/model/item.ts'
import { readAllItems } from './read-all-items.ts'

const row = (title: string): ItemSummary => ({ id: title, title, username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null })
const PAGES: Record<number, CallOutput<'items.list'>> = { 0: { rows: [row('a'), row('b')], next: 2 }, 2: { rows: [row('c')], next: 3 }, 3: { rows: [], next: null } }

function pages(failsAt?: number): { asked: number[]; calls: Parameters<typeof readAllItems>[0] } {
  const asked: number[] = []
  const answer = ({ from }: { from: number }): Promise<Result<CallOutput<'items.list'>>> => {
    asked.push(from)
    return Promise.resolve(from === failsAt ? { ok: false, code: 'vault-locked' } : { ok: true, value: PAGES[from] ?? { rows: [], next: null } })
  }
  return { asked, calls: { 'items.list': answer } }
}

describe('the whole list', () => {
  it('is the rows of every page', async () => {
    const result = await readAllItems(pages().calls, () => false)
    expect(result?.ok === true && result.value.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  })

  it('fails with the page that fails', async () => {
    expect(await readAllItems(pages(2).calls, () => false)).toEqual({ ok: false, code: 'vault-locked' })
  })

  it('is not read on for one who does not wait any more', async () => {
    const { asked, calls } = pages()
    expect(await readAllItems(calls, () => asked.length === 2)).toBeNull()
    expect(asked).toEqual([0, 2])
  })
})
