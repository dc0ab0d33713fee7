// Owns the codes on display, of stored fields and of drafts, and one timer that fetches them anew. Never holds a seed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { OtpCode } from '../../../shared/model/otp.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'

export type WatchedCode =
  | { kind: 'field'; itemId: string; fieldId: string }
  | { kind: 'draft'; handle: string; first: OtpCode }

export interface OtpState {
  codes: Readonly<Record<string, OtpCode>>
  /** Replaces what `owner` (a part of the window) has on display; an empty list ends it. */
  watch: (owner: string, watched: readonly WatchedCode[]) => void
  /** Fetches all codes on display at once, for a window that was hidden or asleep. */
  refresh: () => Promise<void>
  reset: () => void
}

export type OtpStore = StoreApi<OtpState>

/** Past the period's edge, so that the answer is of the new period even when a timer is a little early. */
const PAST_EDGE_MS = 15
const RETRY_MS = 2_000

export function codeKey(watched: WatchedCode): string {
  return watched.kind === 'field' ? `${watched.itemId}/${watched.fieldId}` : watched.handle
}

async function fetchCodes(calls: Bridge<'main'>['calls'], watched: readonly WatchedCode[]): Promise<Record<string, OtpCode>> {
  const codes: Record<string, OtpCode> = {}
  const fields = watched.filter((one) => one.kind === 'field').map(({ itemId, fieldId }) => ({ itemId, fieldId }))
  const ofFields = fields.length === 0 ? null : calls['otp.codes'](fields)
  const ofDrafts = watched
    .filter((one) => one.kind === 'draft')
    .map(async ({ handle }) => ({ handle, result: await calls['otp.draftCode']({ handle }) }))
  for (const { handle, result } of await Promise.all(ofDrafts)) if (result.ok) codes[handle] = result.value
  const answer = await ofFields
  if (answer?.ok === true) for (const { itemId, fieldId, code } of answer.value) codes[`${itemId}/${fieldId}`] = code
  return codes
}

export function createOtpStore({ calls, timers }: { calls: Bridge<'main'>['calls']; timers: Timers }): OtpStore {
  const owners = new Map<string, readonly WatchedCode[]>()
  let callOff: (() => void) | null = null
  let round = 0

  return createStore<OtpState>()((set, get) => {
    const all = (): WatchedCode[] => [...owners.values()].flat()
    const schedule = (): void => {
      callOff?.()
      callOff = null
      const watched = all()
      if (watched.length === 0) return
      const nowMs = timers.nowMs()
      const delays = watched.map((one) => {
        const code = get().codes[codeKey(one)]
        return code === undefined || code.validUntilMs <= nowMs ? RETRY_MS : code.validUntilMs - nowMs + PAST_EDGE_MS
      })
      callOff = timers.after(Math.min(...delays), () => void get().refresh())
    }
    return {
      codes: {},
      watch: (owner, watched) => {
        if (watched.length === 0) owners.delete(owner)
        else owners.set(owner, watched)
        const now = all()
        const known = get().codes
        const kept: Record<string, OtpCode> = {}
        for (const one of now) {
          const code = known[codeKey(one)] ?? (one.kind === 'draft' ? one.first : undefined)
          if (code !== undefined) kept[codeKey(one)] = code
        }
        set({ codes: kept })
        if (now.some((one) => kept[codeKey(one)] === undefined)) void get().refresh()
        else schedule()
      },
      refresh: async () => {
        round += 1
        const mine = round
        const fetched = await fetchCodes(calls, all())
        // A later round has newer codes or a newer list.
        if (mine !== round) return
        const wanted = new Set(all().map(codeKey))
        set({ codes: Object.fromEntries(Object.entries({ ...get().codes, ...fetched }).filter(([key]) => wanted.has(key))) })
        schedule()
      },
      reset: () => {
        round += 1
        owners.clear()
        callOff?.()
        callOff = null
        set({ codes: {} })
      }
    }
  })
}

const context = createStoreContext<OtpState>('otp')
export const OtpProvider = context.Provider
export const useOtp = context.useState
