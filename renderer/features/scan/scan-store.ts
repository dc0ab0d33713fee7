// Owns the scan sheet: the report, the transfers that are being collected, and adding what was found. Holds handles, never what a code said.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Transfer } from '../../../shared/model/collected.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { addingActions, choiceActions } from './scan-adding.ts'
import { readingActions } from './scan-reading.ts'
import { foundOn, rowsFor } from './scan-rows.ts'
import { SCAN_CLOSED, type GetScan, type ScanDeps, type ScanState, type SetScan } from './scan-state.ts'

export type ScanStore = StoreApi<ScanState>
export type { ScanState } from './scan-state.ts'

export function createScanStore(deps: ScanDeps): ScanStore {
  return createStore<ScanState>()((set, get) => ({
    ...SCAN_CLOSED,
    transfers: [],
    start: (displays) => {
      set({ displays })
    },
    ...readingActions(deps, set, get),
    ...transferActions(deps, set, get),
    ...choiceActions(set, get),
    ...addingActions(deps, set, get)
  }))
}

function transferActions({ calls }: ScanDeps, set: SetScan, get: GetScan): Pick<ScanState, 'loadTransfers' | 'openTransfers' | 'discardTransfer'> {
  const keep = (transfers: readonly Transfer[], showsTransfers: boolean): void => {
    const shown = { report: get().report, transfers, showsTransfers: showsTransfers && transfers.length > 0 }
    set({ ...shown, rows: rowsFor(foundOn(shown), get().rows) })
  }
  return {
    loadTransfers: async () => {
      const result = await calls['otp.collected'](null)
      if (result.ok) keep(result.value, get().showsTransfers)
    },
    openTransfers: async () => {
      const result = await calls['otp.collected'](null)
      if (result.ok) keep(result.value, true)
    },
    discardTransfer: async (transferId) => {
      const result = await calls['otp.discardCollected']({ transferId })
      if (result.ok) keep(get().transfers.filter(({ id }) => id !== transferId), get().showsTransfers)
    }
  }
}

const context = createStoreContext<ScanState>('scan')
export const ScanProvider = context.Provider
export const useScan = context.useState
