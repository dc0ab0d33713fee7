// Owns reading the whole list of items, page by page. Holds rows only while it reads; knows nothing of what they are for.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { ItemSummary } from '../../shared/model/item.ts'

/** Answers all rows, or the code of the first page that failed; null as soon as `isStale` says that nobody waits for them. */
export async function readAllItems(calls: Pick<Bridge<'main'>['calls'], 'items.list'>, isStale: () => boolean): Promise<Result<ItemSummary[]> | null> {
  const rows: ItemSummary[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<typeof calls['items.list']>> = await calls['items.list']({ from })
    if (isStale()) return null
    if (!page.ok) return page
    rows.push(...page.value.rows)
    from = page.value.next
  }
  return { ok: true, value: rows }
}
