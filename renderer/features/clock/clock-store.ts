// Owns what the view knows of the computer's clock: signs, the offset in use, and the check that is running. The main process measures and decides.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { ClockMeasurement, ClockState } from '../../../shared/model/clock.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface ClockStoreState {
  /** Null until main has said. */
  clock: ClockState | null
  isChecking: boolean
  /** What the last check found, until it is used or another one begins. */
  result: ClockMeasurement | null
  problem: ErrorCode | null
  load: () => Promise<void>
  take: (clock: ClockState) => void
  check: () => Promise<void>
  useOffset: () => Promise<void>
  stopOffset: () => Promise<void>
  /** True when it was taken; what is wrong with it stands in `problem`. */
  setHost: (host: string) => Promise<boolean>
  dismissSign: () => Promise<void>
  reset: () => void
}

export type ClockStore = StoreApi<ClockStoreState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], Extract<keyof Bridge<'main'>['calls'], `clock.${string}`>>
}

export function createClockStore({ calls }: Deps): ClockStore {
  return createStore<ClockStoreState>()((set, get) => {
    const took = (answer: Result<ClockState>): boolean => {
      set(answer.ok ? { clock: answer.value, problem: null } : { problem: answer.code })
      return answer.ok
    }
    return {
      clock: null,
      isChecking: false,
      result: null,
      problem: null,
      load: async () => {
        const answer = await calls['clock.state'](null)
        if (answer.ok) set({ clock: answer.value })
      },
      take: (clock) => {
        set({ clock })
      },
      check: async () => {
        if (get().isChecking) return
        set({ isChecking: true, result: null, problem: null })
        const answer = await calls['clock.check'](null)
        set(answer.ok ? { isChecking: false, result: answer.value } : { isChecking: false, problem: answer.code })
      },
      useOffset: async () => {
        took(await calls['clock.useOffset'](null))
        // Used, or no longer true: either way there is nothing left to offer.
        set({ result: null })
      },
      stopOffset: async () => {
        took(await calls['clock.stopOffset'](null))
      },
      setHost: async (host) => {
        set({ result: null })
        return took(await calls['clock.setHost']({ host }))
      },
      dismissSign: async () => {
        took(await calls['clock.dismissSign'](null))
      },
      reset: () => {
        set({ result: null, problem: null })
      }
    }
  })
}

const context = createStoreContext<ClockStoreState>('clock')
export const ClockStoreProvider = context.Provider
export const useClock = context.useState
