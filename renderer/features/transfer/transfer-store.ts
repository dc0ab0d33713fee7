// Owns the export of many one-time passwords: what is chosen, the proof, and the code that is shown at present. Never holds two codes.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import type { StartedTransfer, TransferableOtp } from '../../../shared/model/transfer.ts'
import { chooseProofKeyFile } from '../../state/proof-key-file.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'
import { createCodeKeeper, type ShownCode } from './shown-code.ts'

export interface TransferState {
  step: 'closed' | 'loading' | 'choosing' | 'confirming' | 'showing'
  rows: readonly TransferableOtp[]
  /** Keys of rows. */
  chosen: ReadonlySet<string>
  query: string
  isBusy: boolean
  problem: ErrorCode | null
  transfer: StartedTransfer | null
  /** Which of the transfer's codes. */
  index: number
  /** Null while it is hidden, and (with `isBusy`) until it comes. */
  code: ShownCode | null
  /** `itemIds`: chosen at first; without it everything that can be exported. */
  open: (itemIds?: ReadonlySet<string>) => Promise<void>
  setQuery: (query: string) => void
  choose: (chosen: ReadonlySet<string>) => void
  toConfirm: () => void
  back: () => void
  chooseKeyFile: () => Promise<string | null>
  /** `keys`: the chosen ones in the order in which they are to stand in the codes. */
  begin: (proof: OwnerProof, keys: readonly string[]) => Promise<void>
  /** Turns to another code. */
  turn: (by: 1 | -1) => Promise<void>
  showAgain: () => Promise<void>
  /** Somebody is there: the code's time begins anew. */
  stay: () => void
  hide: () => void
  close: () => void
  reset: () => void
}

export type TransferStore = StoreApi<TransferState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'transfer.list' | 'transfer.begin' | 'transfer.showCode' | 'transfer.end' | 'keyFile.choose'>
  timers: Timers
}

const CLOSED = {
  step: 'closed', rows: [], chosen: new Set<string>(), query: '', isBusy: false, problem: null, transfer: null, index: 0, code: null
} as const

export function keyOf({ itemId, fieldId }: { itemId: string; fieldId: string }): string {
  return `${itemId}/${fieldId}`
}

export function createTransferStore({ calls, timers }: Deps): TransferStore {
  // What arrives after the sheet was closed, the page turned or the code hidden must not appear.
  let round = 0
  return createStore<TransferState>()((set, get) => {
    const keeper = createCodeKeeper({ timers, onTimeOver: () => { get().hide() } })
    const showCode = async (index: number): Promise<void> => {
      const { transfer } = get()
      if (transfer === null) return
      round += 1
      const mine = round
      set({ index, code: null, problem: null, isBusy: true })
      keeper.drop()
      const result = await calls['transfer.showCode']({ handle: transfer.handle, index })
      if (mine === round) set({ isBusy: false, ...(result.ok ? { code: keeper.show(result.value) } : { problem: result.code }) })
      else if (result.ok) result.value.bits.fill(0)
    }
    const putAway = (): void => {
      round += 1
      const { transfer } = get()
      if (transfer !== null) void calls['transfer.end']({ handle: transfer.handle })
    }
    const close = (): void => {
      putAway()
      set(CLOSED)
      keeper.drop()
    }
    return {
      ...CLOSED,
      open: async (itemIds) => {
        close()
        const mine = round
        set({ step: 'loading' })
        const result = await calls['transfer.list'](null)
        if (mine !== round) return
        if (!result.ok) set({ step: 'choosing', problem: result.code })
        else set({ step: 'choosing', rows: result.value, chosen: new Set(result.value.filter(({ refusal, itemId }) => refusal === null && (itemIds === undefined || itemIds.has(itemId))).map(keyOf)) })
      },
      setQuery: (query) => {
        set({ query })
      },
      choose: (chosen) => {
        set({ chosen })
      },
      toConfirm: () => {
        if (get().step === 'choosing' && get().chosen.size > 0) set({ step: 'confirming', problem: null })
      },
      back: () => {
        putAway()
        set({ step: 'choosing', problem: null, isBusy: false, transfer: null, index: 0, code: null })
        keeper.drop()
      },
      chooseKeyFile: () => chooseProofKeyFile(calls),
      begin: async (proof, keys) => {
        const { step, isBusy, rows } = get()
        if (step !== 'confirming' || isBusy) return
        const byKey = new Map(rows.map((row) => [keyOf(row), { itemId: row.itemId, fieldId: row.fieldId }]))
        const mine = round
        set({ isBusy: true, problem: null })
        const result = await calls['transfer.begin']({ otps: keys.flatMap((key) => byKey.get(key) ?? []), proof })
        if (mine !== round) {
          if (result.ok) void calls['transfer.end']({ handle: result.value.handle })
          return
        }
        if (!result.ok) {
          set({ isBusy: false, problem: result.code })
          return
        }
        set({ step: 'showing', transfer: result.value })
        await showCode(0)
      },
      turn: async (by) => {
        const { index, transfer } = get()
        if (index + by >= 0 && index + by < (transfer?.codes.length ?? 0)) await showCode(index + by)
      },
      showAgain: () => showCode(get().index),
      stay: () => {
        const code = keeper.extend()
        if (code !== null) set({ code })
      },
      hide: () => {
        if (get().step !== 'showing') return
        round += 1
        set({ code: null, isBusy: false })
        keeper.drop()
      },
      close,
      reset: close
    }
  })
}

const context = createStoreContext<TransferState>('transfer')
export const TransferProvider = context.Provider
export const useTransfer = context.useState
