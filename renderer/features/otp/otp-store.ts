// Owns the codes on display, of stored fields and of drafts, and when they are fetched anew. Never holds a seed and sets no timer of its own.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { FieldView } from '../../../shared/model/item.ts'
import type { CounterCode, OtpCode, OtpDraft } from '../../../shared/model/otp.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Clock } from '../../state/clock.ts'

export type WatchedCode =
  | { kind: 'field'; itemId: string; fieldId: string }
  | { kind: 'draft'; handle: string; first: OtpCode }

/** A code that a counter gave out; it stays until another one, or another login, is asked for. */
interface GivenCode extends CounterCode {
  itemId: string
  fieldId: string
}

export interface OtpState {
  codes: Readonly<Record<string, OtpCode>>
  given: GivenCode | null
  /** Asks for the next code of a counter. `onProblem` is told why there is none. */
  advance: (field: { itemId: string; fieldId: string }) => Promise<void>
  /** Null when the counter was set right; else why it was not. */
  resync: (codes: { itemId: string; fieldId: string; firstCode: string; secondCode: string }) => Promise<ErrorCode | null>
  forgetGiven: () => void
  /** Replaces what `owner` (a part of the window) has on display; an empty list ends it. */
  watch: (owner: string, watched: readonly WatchedCode[]) => void
  /** Takes all codes off the display and fetches them, when time itself is another than a moment ago. */
  renew: () => Promise<void>
  reset: () => void
}

export type OtpStore = StoreApi<OtpState>

/** An answer that does not come, or does not help, is asked for again after this long. */
const RETRY_MS = 2_000

export function codeKey(watched: WatchedCode): string {
  return watched.kind === 'field' ? `${watched.itemId}/${watched.fieldId}` : watched.handle
}

/** A draft of a counter has no code to watch. */
export function watchedDraft({ handle, code }: OtpDraft): WatchedCode[] {
  return code === null ? [] : [{ kind: 'draft', handle, first: code }]
}

/** The code given out for a field on display; null when there is none, or when a later one was given out elsewhere (tray). */
export function givenCodeOf({ given }: Pick<OtpState, 'given'>, itemId: string, field: FieldView): GivenCode | null {
  if (field.kind !== 'otp' || given?.itemId !== itemId || given.fieldId !== field.id) return null
  return (field.parameters.counter ?? 0) <= given.counter + 1 ? given : null
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

interface Deps {
  calls: Bridge<'main'>['calls']
  clock: Pick<Clock, 'subscribe' | 'nowMs'>
  onProblem: (code: ErrorCode) => void
}

export function createOtpStore({ calls, clock, onProblem }: Deps): OtpStore {
  const owners = new Map<string, readonly WatchedCode[]>()
  let endTicks: (() => void) | null = null
  let round = 0
  let askedAtMs: number | null = null
  let resets = 0

  return createStore<OtpState>()((set, get) => {
    const all = (): WatchedCode[] => [...owners.values()].flat()
    const refresh = async (): Promise<void> => {
      round += 1
      const mine = round
      askedAtMs = clock.nowMs()
      const fetched = await fetchCodes(calls, all())
      // A later round has newer codes or a newer list.
      if (mine !== round) return
      askedAtMs = null
      const wanted = new Set(all().map(codeKey))
      set({ codes: Object.fromEntries(Object.entries({ ...get().codes, ...fetched }).filter(([key]) => wanted.has(key))) })
      if (all().some(isStale)) askedAtMs = clock.nowMs()
    }
    /** Whether what is held is the code of now. The one after it is on display already while the answer is on its way. */
    const isStale = (one: WatchedCode): boolean => {
      const nowMs = clock.nowMs()
      const code = get().codes[codeKey(one)]
      return code === undefined || nowMs < code.validFromMs || nowMs >= code.validUntilMs
    }
    const onTick = (): void => {
      const sinceMs = askedAtMs === null ? Infinity : Math.abs(clock.nowMs() - askedAtMs)
      if (sinceMs >= RETRY_MS && all().some(isStale)) void refresh()
    }
    const setTicking = (isWanted: boolean): void => {
      if (isWanted) endTicks ??= clock.subscribe(onTick)
      else {
        endTicks?.()
        endTicks = null
      }
    }
    return {
      codes: {},
      given: null,
      advance: async ({ itemId, fieldId }) => {
        const mine = resets
        const result = await calls['otp.advance']({ itemId, fieldId })
        // Locked meanwhile: nothing of the vault comes back into the view.
        if (mine !== resets) return
        if (result.ok) set({ given: { itemId, fieldId, ...result.value } })
        else onProblem(result.code)
      },
      resync: async (codes) => {
        const result = await calls['otp.resync'](codes)
        if (!result.ok) return result.code
        set({ given: null })
        return null
      },
      forgetGiven: () => {
        set({ given: null })
      },
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
        setTicking(now.length > 0)
        if (now.some(isStale)) void refresh()
      },
      renew: () => {
        set({ codes: {} })
        return refresh()
      },
      reset: () => {
        round += 1
        resets += 1
        owners.clear()
        setTicking(false)
        askedAtMs = null
        set({ codes: {}, given: null })
      }
    }
  })
}

const context = createStoreContext<OtpState>('otp')
export const OtpProvider = context.Provider
export const useOtp = context.useState
