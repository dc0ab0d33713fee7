// Owns the export of items into a file: which ones, how far it is, what went wrong. Passwords go through it and are never kept.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import { chooseProofKeyFile } from '../../state/proof-key-file.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Toast } from '../toasts/toast-store.ts'

/** Words of the person's language that stand in the file. */
export interface FileWords {
  readonly names: Readonly<Record<string, string>>
  readonly archiveName: string
}

export interface FileExportState {
  /** `ready`: the file is made and waits for a place. */
  step: 'closed' | 'password' | 'owner' | 'ready'
  itemIds: readonly string[]
  isBusy: boolean
  problem: ErrorCode | null
  /** Items in the file that is ready. */
  count: number
  open: (itemIds: readonly string[]) => void
  toOwner: () => void
  back: () => void
  chooseKeyFile: () => Promise<string | null>
  make: (filePassword: string, proof: OwnerProof, words: FileWords) => Promise<void>
  /** Asks for the place; stays when the person cancelled. */
  save: () => Promise<void>
  close: () => void
  reset: () => void
}

export type FileExportStore = StoreApi<FileExportState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'fileExport.make' | 'fileExport.save' | 'fileExport.discard' | 'keyFile.choose'>
  show: (toast: Omit<Toast, 'id'>) => void
}

const CLOSED = { step: 'closed', itemIds: [], isBusy: false, problem: null, count: 0 } as const

export function createFileExportStore({ calls, show }: Deps): FileExportStore {
  /** What arrives after the sheet was closed must not appear. */
  let round = 0
  let handle: string | null = null
  return createStore<FileExportState>()((set, get) => {
    const discard = (): void => {
      if (handle !== null) void calls['fileExport.discard']({ handle })
      handle = null
    }
    const close = (): void => {
      round += 1
      discard()
      set(CLOSED)
    }
    const save: FileExportState['save'] = async () => {
      if (handle === null || get().step !== 'ready' || get().isBusy) return
      const mine = round
      set({ isBusy: true, problem: null })
      const result = await calls['fileExport.save']({ handle })
      if (mine !== round) return
      set({ isBusy: false })
      if (!result.ok) set({ problem: result.code, ...(result.code === 'export-gone' ? { step: 'password' } : {}) })
      else if (result.value !== null) {
        const { name } = result.value
        const { count } = get()
        handle = null
        close()
        show({ tone: 'plain', sentence: { key: 'toast.fileExported', values: { count, name } }, undo: null })
      }
    }
    return {
      ...CLOSED,
      open: (itemIds) => {
        close()
        if (itemIds.length > 0) set({ step: 'password', itemIds })
      },
      toOwner: () => {
        if (get().step === 'password') set({ step: 'owner', problem: null })
      },
      back: () => {
        round += 1
        set({ step: 'password', isBusy: false, problem: null })
      },
      chooseKeyFile: () => chooseProofKeyFile(calls),
      make: async (filePassword, proof, { names, archiveName }) => {
        const { step, isBusy, itemIds } = get()
        if (step !== 'owner' || isBusy) return
        const mine = round
        set({ isBusy: true, problem: null })
        const result = await calls['fileExport.make']({ itemIds: [...itemIds], filePassword, proof, names, archiveName })
        if (mine !== round) {
          if (result.ok) void calls['fileExport.discard']({ handle: result.value.handle })
          return
        }
        if (!result.ok) {
          set({ isBusy: false, problem: result.code })
          return
        }
        handle = result.value.handle
        set({ step: 'ready', isBusy: false, count: result.value.count })
        await save()
      },
      save,
      close,
      reset: close
    }
  })
}

const context = createStoreContext<FileExportState>('fileExport')
export const FileExportProvider = context.Provider
export const useFileExport = context.useState
