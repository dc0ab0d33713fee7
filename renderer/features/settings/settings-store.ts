// Owns the settings as the view knows them, and whether their dialog is open. The main process stores them.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { LinkRegistration } from '../../../shared/model/link.ts'
import type { EffectiveSettings, Settings } from '../../../shared/model/settings.ts'
import type { ShortcutState } from '../../../shared/model/shortcut.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface SettingsState {
  settings: EffectiveSettings
  open: boolean
  /** Null until the system was asked. */
  links: LinkRegistration | null
  isChangingLinks: boolean
  linksProblem: ErrorCode | null
  /** The same for vault files. */
  files: { state: LinkRegistration | null; isChanging: boolean; problem: ErrorCode | null }
  /** Of the keys of quick access; null until main was asked. */
  shortcut: ShortcutState | null
  change: (change: Partial<Settings>) => Promise<void>
  take: (settings: EffectiveSettings) => void
  loadShortcut: () => Promise<void>
  takeShortcut: (shortcut: ShortcutState) => void
  setOpen: (open: boolean) => void
  loadLinks: () => Promise<void>
  setLinks: (isWanted: boolean) => Promise<void>
  loadFiles: () => Promise<void>
  setFiles: (isWanted: boolean) => Promise<void>
  reset: () => void
}

export type SettingsStore = StoreApi<SettingsState>

interface Deps {
  first: EffectiveSettings
  calls: Pick<Bridge<'main'>['calls'], 'settings.set' | 'shortcut.state' | 'link.registration' | 'link.setRegistered' | 'files.registration' | 'files.setRegistered'>
}

const CLOSED = { open: false, shortcut: null, links: null, isChangingLinks: false, linksProblem: null, files: { state: null, isChanging: false, problem: null } } as const

export function createSettingsStore({ first, calls }: Deps): SettingsStore {
  return createStore<SettingsState>()((set, get) => ({
    settings: first,
    ...CLOSED,
    change: async (change) => {
      const result = await calls['settings.set'](change)
      if (result.ok) set({ settings: result.value })
    },
    take: (settings) => {
      set({ settings })
    },
    loadShortcut: async () => {
      const result = await calls['shortcut.state'](null)
      if (result.ok) set({ shortcut: result.value })
    },
    takeShortcut: (shortcut) => {
      set({ shortcut })
    },
    setOpen: (open) => {
      set({ open })
    },
    loadLinks: async () => {
      const result = await calls['link.registration'](null)
      if (result.ok) set({ links: result.value })
    },
    setLinks: async (isWanted) => {
      if (get().isChangingLinks) return
      set({ isChangingLinks: true, linksProblem: null })
      const result = await calls['link.setRegistered']({ isWanted })
      set(result.ok ? { isChangingLinks: false, links: result.value } : { isChangingLinks: false, linksProblem: result.code })
    },
    loadFiles: async () => {
      const result = await calls['files.registration'](null)
      if (result.ok) set({ files: { ...get().files, state: result.value } })
    },
    setFiles: async (isWanted) => {
      const { state, isChanging } = get().files
      if (isChanging) return
      set({ files: { state, isChanging: true, problem: null } })
      const result = await calls['files.setRegistered']({ isWanted })
      set({ files: result.ok ? { state: result.value, isChanging: false, problem: null } : { state, isChanging: false, problem: result.code } })
    },
    reset: () => {
      set(CLOSED)
    }
  }))
}

const context = createStoreContext<SettingsState>('settings')
export const SettingsProvider = context.Provider
export const useSettings = context.useState
