// Owns the codes that rows in sight show, and when they are fetched anew. Knows no row out of sight, no seed, and sets no timer of its own.
import type { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Clock } from '../../state/clock.ts'
import { createStoreContext } from '../../state/store-context.ts'

export type RowCode = z.infer<(typeof vaultContract)['otp.firstCodes']['output']>[number]

export interface RowCodesState {
  /** By the ids of items. Null: it has none that follows the time. */
  codes: Readonly<Record<string, RowCode | null>>
  /** Replaces the items that show their code; none ends it. */
  watch: (itemIds: readonly string[]) => void
  /** Fetches all of them, when items or time itself changed. */
  renew: () => void
  reset: () => void
}

export type RowCodesStore = StoreApi<RowCodesState>

/** What one call takes. More rows are never in sight. */
const MOST_ROWS = 64
/** An answer that does not come, or does not help, is asked for again after this long. */
const RETRY_MS = 2_000

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'otp.firstCodes'>
  clock: Pick<Clock, 'subscribe' | 'nowMs'>
}

export function createRowCodesStore({ calls, clock }: Deps): RowCodesStore {
  let watched: readonly string[] = []
  let endTicks: (() => void) | null = null
  let askedAtMs = -Infinity
  // One question at a time: a list that is scrolled fast asks for where it stands when the answer is there.
  let isAsking = false
  let asksAgain = false
  let resets = 0
  return createStore<RowCodesState>()((set, get) => {
    const isStale = (itemId: string): boolean => {
      const known = get().codes[itemId]
      if (known === undefined) return true
      return known !== null && (clock.nowMs() < known.code.validFromMs || clock.nowMs() >= known.code.validUntilMs)
    }
    const fetchCodes = async (): Promise<void> => {
      if (isAsking) {
        asksAgain = true
        return
      }
      isAsking = true
      const [asked, mine] = [watched, resets]
      askedAtMs = clock.nowMs()
      const result = await calls['otp.firstCodes']([...asked])
      isAsking = false
      // Locked meanwhile: nothing of the vault comes back into the view.
      if (mine === resets && result.ok) {
        const fresh = new Map(result.value.map((one) => [one.itemId, one]))
        const known = get().codes
        const codeOf = (itemId: string): RowCode | null | undefined => fresh.get(itemId) ?? (asked.includes(itemId) ? null : known[itemId])
        set({ codes: Object.fromEntries(watched.flatMap((itemId) => { const code = codeOf(itemId); return code === undefined ? [] : [[itemId, code]] })) })
      }
      if (!asksAgain) return
      asksAgain = false
      if (watched.length > 0) void fetchCodes()
    }
    const onTick = (): void => {
      if (Math.abs(clock.nowMs() - askedAtMs) >= RETRY_MS && watched.some(isStale)) void fetchCodes()
    }
    return {
      codes: {},
      watch: (itemIds) => {
        watched = itemIds.slice(0, MOST_ROWS)
        const kept = new Set(watched)
        if (Object.keys(get().codes).some((itemId) => !kept.has(itemId))) set({ codes: Object.fromEntries(Object.entries(get().codes).filter(([itemId]) => kept.has(itemId))) })
        if (watched.length === 0) {
          endTicks?.()
          endTicks = null
          return
        }
        endTicks ??= clock.subscribe(onTick)
        if (watched.some(isStale)) void fetchCodes()
      },
      renew: () => {
        if (watched.length > 0) void fetchCodes()
      },
      reset: () => {
        resets += 1
        watched = []
        asksAgain = false
        endTicks?.()
        endTicks = null
        set({ codes: {} })
      }
    }
  })
}

const context = createStoreContext<RowCodesState>('row codes')
export const RowCodesProvider = context.Provider
export const useRowCodes = context.useState
