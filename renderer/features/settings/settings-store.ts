// Owns the settings as the view knows them, and whether their dialog is open. The main process stores them.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { BackgroundState } from '../../../shared/model/background.ts'
import type { LinkRegistration } from '../../../shared/model/link.ts'
import type { EffectiveSettings, Settings } from '../../../shared/model/settings.ts'
import type { ShortcutState } from '../../../shared/model/shortcut.ts'
import { createStoreContext } from '../../state/store-context.ts'

/** A switch that the system keeps; null until it was asked. */
interface SwitchState {
  state: LinkRegistration | null
  isChanging: boolean
  problem: ErrorCode | null
}

export interface SettingsState {
  settings: EffectiveSettings
  open: boolean
  /** Null until the system was asked. */
  links: LinkRegistration | null
  isChangingLinks: boolean
  linksProblem: ErrorCode | null
  /** The same for vault files. */
  files: SwitchState
  /** The same for the start at login. */
  startup: SwitchState
  /** Of the keys of quick access; null until main was asked. */
  shortcut: ShortcutState | null
  /** Whether there is a tray to stay in, and what is still to be told of it; null until main was asked. */
  background: BackgroundState | null
  change: (change: Partial<Settings>) => Promise<void>
  take: (settings: EffectiveSettings) => void
  loadShortcut: () => Promise<void>
  takeShortcut: (shortcut: ShortcutState) => void
  loadBackground: () => Promise<void>
  takeBackground: (background: BackgroundState) => void
  setOpen: (open: boolean) => void
  loadLinks: () => Promise<void>
  setLinks: (isWanted: boolean) => Promise<void>
  loadFiles: () => Promise<void>
  setFiles: (isWanted: boolean) => Promise<void>
  loadStartup: () => Promise<void>
  setStartup: (isWanted: boolean) => Promise<void>
  reset: () => void
}

export type SettingsStore = StoreApi<SettingsState>

interface Deps {
  first: EffectiveSettings
  calls: Pick<Bridge<'main'>['calls'], 'settings.set' | 'shortcut.state' | 'background.state' | 'link.registration' | 'link.setRegistered' | 'files.registration' | 'files.setRegistered' | 'startup.registration' | 'startup.setRegistered'>
}

const UNASKED = { state: null, isChanging: false, problem: null } as const
const CLOSED = { open: false, shortcut: null, background: null, links: null, isChangingLinks: false, linksProblem: null, files: UNASKED, startup: UNASKED } as const

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
    loadBackground: async () => {
      const result = await calls['background.state'](null)
      if (result.ok) set({ background: result.value })
    },
    takeBackground: (background) => {
      set({ background })
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
    loadStartup: async () => {
      const result = await calls['startup.registration'](null)
      if (result.ok) set({ startup: { ...get().startup, state: result.value } })
    },
    setStartup: async (isWanted) => {
      const { state, isChanging } = get().startup
      if (isChanging) return
      set({ startup: { state, isChanging: true, problem: null } })
      const result = await calls['startup.setRegistered']({ isWanted })
      set({ startup: result.ok ? { state: result.value, isChanging: false, problem: null } : { state, isChanging: false, problem: result.code } })
    },
    reset: () => {
      set(CLOSED)
    }
  }))
}

const context = createStoreContext<SettingsState>('settings')
export const SettingsProvider = context.Provider
export const useSettings = context.useState
