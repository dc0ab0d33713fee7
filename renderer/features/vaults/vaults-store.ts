// Owns what the main view knows of other vaults on this computer, and turning to one of them. Main locks and opens; this view is destroyed by it.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { OfferedVault, RecentVault } from '../../../shared/model/vaults.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface VaultsState {
  recent: readonly RecentVault[]
  isListOpen: boolean
  /** Another vault came from outside: whether to turn to it is asked. */
  offered: OfferedVault | null
  isRenaming: boolean
  isBusy: boolean
  setListOpen: (isOpen: boolean) => void
  forget: (id: string) => Promise<void>
  /** Each of these asks about an edit first; nothing happens when the person goes on editing. */
  openRecent: (id: string) => void
  choose: () => void
  createNew: () => void
  openOffered: () => void
  takeOffered: (offered: OfferedVault) => void
  dismissOffered: () => void
  setRenaming: (isRenaming: boolean) => void
  rename: (name: string) => Promise<void>
  reset: () => void
}

export type VaultsStore = StoreApi<VaultsState>

type VaultsCall =
  | 'vaults.recent' | 'vaults.forget' | 'vaults.dismissOffered' | 'session.openRecent' | 'session.chooseVault' | 'session.startNewVault' | 'session.openOffered' | 'vault.rename'

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], VaultsCall>
  /** Runs the action at once, or after the person has agreed to lose an edit. */
  leave: (action: () => void) => void
  onProblem: (code: ErrorCode) => void
}

const CLOSED = { recent: [], isListOpen: false, offered: null, isRenaming: false, isBusy: false } as const

export function createVaultsStore({ calls, leave, onProblem }: Deps): VaultsStore {
  return createStore<VaultsState>()((set, get) => {
    const turn = (call: () => Promise<Result<unknown>>): void => {
      set({ isListOpen: false })
      leave(() => {
        void call().then((result) => {
          if (!result.ok) onProblem(result.code)
        })
      })
    }
    const load = async (): Promise<void> => {
      const result = await calls['vaults.recent'](null)
      if (result.ok) set({ recent: result.value })
    }
    return {
      ...CLOSED,
      setListOpen: (isListOpen) => {
        set({ isListOpen })
        if (isListOpen) void load()
      },
      forget: async (id) => {
        const result = await calls['vaults.forget']({ id })
        if (result.ok) set({ recent: result.value })
      },
      openRecent: (id) => { turn(() => calls['session.openRecent']({ id })) },
      choose: () => { turn(() => calls['session.chooseVault'](null)) },
      createNew: () => { turn(() => calls['session.startNewVault'](null)) },
      openOffered: () => {
        set({ offered: null })
        turn(() => calls['session.openOffered'](null))
      },
      takeOffered: (offered) => { set({ offered, isListOpen: false }) },
      dismissOffered: () => {
        set({ offered: null })
        void calls['vaults.dismissOffered'](null)
      },
      setRenaming: (isRenaming) => { set({ isRenaming, isListOpen: false }) },
      rename: async (typed) => {
        const name = typed.trim()
        if (name === '' || get().isBusy) return
        set({ isBusy: true })
        const result = await calls['vault.rename']({ name })
        set({ isBusy: false, isRenaming: !result.ok })
        if (!result.ok) onProblem(result.code)
      },
      reset: () => { set(CLOSED) }
    }
  })
}

const context = createStoreContext<VaultsState>('vaults')
export const VaultsProvider = context.Provider
export const useVaults = context.useState
