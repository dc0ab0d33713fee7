// Owns the settings as the view knows them, and whether their dialog is open. The main process stores them.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { EffectiveSettings, Settings } from '../../../shared/model/settings.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface SettingsState {
  settings: EffectiveSettings
  open: boolean
  change: (change: Partial<Settings>) => Promise<void>
  take: (settings: EffectiveSettings) => void
  setOpen: (open: boolean) => void
  reset: () => void
}

export type SettingsStore = StoreApi<SettingsState>

interface Deps {
  first: EffectiveSettings
  calls: Pick<Bridge<'main'>['calls'], 'settings.set'>
}

export function createSettingsStore({ first, calls }: Deps): SettingsStore {
  return createStore<SettingsState>()((set) => ({
    settings: first,
    open: false,
    change: async (change) => {
      const result = await calls['settings.set'](change)
      if (result.ok) set({ settings: result.value })
    },
    take: (settings) => {
      set({ settings })
    },
    setOpen: (open) => {
      set({ open })
    },
    reset: () => {
      set({ open: false })
    }
  }))
}

const context = createStoreContext<SettingsState>('settings')
export const SettingsProvider = context.Provider
export const useSettings = context.useState
