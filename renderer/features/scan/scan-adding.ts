// Owns choosing among what was found, and adding it to logins. Reads no code.
import { chosenOn, NEW_LOGIN, openOn, type ScanRow } from './scan-rows.ts'
import { isSheetOpen, type GetScan, type ScanDeps, type ScanState, type SetScan } from './scan-state.ts'

export function choiceActions(set: SetScan, get: GetScan): Pick<ScanState, 'setTarget' | 'setChosen' | 'setAllChosen'> {
  const setRow = (handle: string, change: Partial<ScanRow>): void => {
    const row = get().rows[handle]
    if (row !== undefined) set({ rows: { ...get().rows, [handle]: { ...row, ...change } }, addProblem: null, addedCount: 0 })
  }
  return {
    setTarget: (handle, target) => {
      setRow(handle, { target, problem: null })
    },
    setChosen: (handle, isChosen) => {
      setRow(handle, { isChosen })
    },
    setAllChosen: (isChosen) => {
      for (const { draft } of openOn(get())) setRow(draft.handle, { isChosen })
    }
  }
}

export function addingActions({ calls, copy, onAdded, onManyAdded }: ScanDeps, set: SetScan, get: GetScan): Pick<ScanState, 'add' | 'addChosen'> {
  const setRow = (handle: string, change: Partial<ScanRow>): void => {
    const row = get().rows[handle]
    if (row !== undefined) set({ rows: { ...get().rows, [handle]: { ...row, ...change } } })
  }
  const itemIdOf = (row: ScanRow | undefined): string | null => (row === undefined || row.target === NEW_LOGIN ? null : row.target)
  /** The sheet has done its work when nothing is left to decide, to read or to be told. */
  const closeWhenDone = (): void => {
    const { transfers, showsTransfers, isLooking } = get()
    if (isLooking) return
    const isUntold = showsTransfers && transfers.some(({ missing, refused }) => missing.length + refused.length > 0)
    if (openOn(get()).length === 0 && !isUntold) get().close()
  }
  return {
    add: async (handle, how) => {
      const row = get().rows[handle]
      if (row === undefined || row.isBusy || row.addedTo !== null) return
      setRow(handle, { isBusy: true, problem: null })
      const result = await calls['otp.attach']({ handle, itemId: itemIdOf(row) })
      setRow(handle, result.ok ? { isBusy: false, addedTo: result.value.itemId } : { isBusy: false, problem: result.code })
      if (!result.ok) return
      const copiedForSeconds = how.copy ? await copy(result.value) : null
      onAdded({ itemId: result.value.itemId, copiedForSeconds })
      closeWhenDone()
    },
    addChosen: async () => {
      const handles = chosenOn(get()).map(({ draft }) => draft.handle)
      if (get().isAdding || handles.length === 0) return
      set({ isAdding: true, addProblem: null, addedCount: 0 })
      const result = await calls['otp.attachMany'](handles.map((handle) => ({ handle, itemId: itemIdOf(get().rows[handle]) })))
      if (!result.ok) {
        set({ isAdding: false, addProblem: result.code })
        return
      }
      for (const [index, handle] of handles.entries()) setRow(handle, { addedTo: result.value[index]?.itemId ?? null })
      set({ isAdding: false, addedCount: handles.length })
      closeWhenDone()
      onManyAdded({ count: handles.length, isTold: isSheetOpen(get()) })
    }
  }
}
