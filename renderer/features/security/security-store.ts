// Owns what the view knows of the ways into the vault, and the one change that is being made. Passwords pass through; a code is held until its sheet is closed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { AccessState, RecoverySheet, Rotation } from '../../../shared/model/access.ts'
import { createStoreContext } from '../../state/store-context.ts'

export const SECURITY_ACTIONS = [
  'changePassword', 'addKeyFile', 'removeKeyFile', 'makeCode', 'replaceCode', 'removeCode', 'quickUnlock', 'raise', 'rotate'
] as const
export type SecurityAction = (typeof SECURITY_ACTIONS)[number]

/** What is offered once, on top of the window. */
export type Offer = 'sheet' | 'newPassword' | 'raise'

export interface SecurityState {
  access: AccessState | null
  action: SecurityAction | null
  /** Name of the key file that is about to be added. */
  nextKeyFile: string | null
  /** Name of the key file that was chosen to prove the present password. */
  presentKeyFile: string | null
  isWorking: boolean
  problem: ErrorCode | null
  sheet: RecoverySheet | null
  /** What a rotation left behind, until it is read. */
  left: Rotation | null
  offer: Offer | null
  load: () => Promise<void>
  begin: (action: SecurityAction) => void
  cancel: () => void
  chooseKeyFile: (purpose: 'current' | 'next') => Promise<void>
  makeKeyFile: () => Promise<void>
  /** `next`: a new master password, where the action takes one. True when it was done. */
  run: (passwords: { current: string | null; next: string | null }) => Promise<boolean>
  disableQuickUnlock: () => Promise<void>
  forgetProblem: () => void
  printSheet: () => Promise<void>
  saveSheet: (name: string) => Promise<void>
  closeSheet: () => void
  closeLeft: () => void
  /** The vault was just opened: what there is to offer, if anything. */
  consider: (opened: { isNew: boolean; mayOfferRaise: boolean; isReadOnly: boolean }) => Promise<void>
  dismissOffer: () => void
  reset: () => void
}

export type SecurityStore = StoreApi<SecurityState>

interface Deps {
  calls: Bridge<'main'>['calls']
  onDone: (action: SecurityAction | 'quickUnlockOff') => void
  onProblem: (code: ErrorCode) => void
  /** The person does not want to be asked again to raise the cost. */
  onRaiseDeclined: () => void
}

const NOTHING_BEGUN = { action: null, nextKeyFile: null, presentKeyFile: null, isWorking: false, problem: null } as const

type Passwords = Parameters<SecurityState['run']>[0]

/** The call of an action, and what there is to show after it. */
async function call(calls: Deps['calls'], action: SecurityAction, { current, next }: Passwords): Promise<Result<{ sheet?: RecoverySheet; left?: Rotation }>> {
  const currentPassword = current ?? ''
  const plain = async (answer: Promise<Result<null>>): Promise<Result<object>> => {
    const result = await answer
    return result.ok ? { ok: true, value: {} } : result
  }
  switch (action) {
    case 'changePassword':
      return plain(calls['access.changePassword']({ currentPassword: current, nextPassword: next ?? '' }))
    case 'addKeyFile':
      return plain(calls['access.addKeyFile']({ currentPassword }))
    case 'removeKeyFile':
      return plain(calls['access.removeKeyFile']({ currentPassword }))
    case 'makeCode':
    case 'replaceCode': {
      const made = await calls['access.makeRecoveryCode']({ currentPassword })
      return made.ok ? { ok: true, value: { sheet: made.value } } : made
    }
    case 'removeCode':
      return plain(calls['access.removeRecoveryCode']({ currentPassword }))
    case 'quickUnlock':
      return plain(calls['access.enableQuickUnlock']({ currentPassword }))
    case 'raise':
      return plain(calls['access.raiseKdf']({ currentPassword }))
    case 'rotate': {
      const rotated = await calls['access.rotateKey']({ currentPassword, nextPassword: next })
      if (!rotated.ok) return rotated
      const { sheet } = rotated.value
      return { ok: true, value: { left: rotated.value, ...(sheet === null ? {} : { sheet }) } }
    }
  }
}

export function createSecurityStore({ calls, onDone, onProblem, onRaiseDeclined }: Deps): SecurityStore {
  return createStore<SecurityState>()((set, get) => {
    const load = async (): Promise<void> => {
      const result = await calls['access.state'](null)
      if (result.ok) set({ access: result.value })
    }
    const onSheet = async (answer: Promise<Result<{ isDone: boolean }>>): Promise<void> => {
      set({ problem: null })
      const result = await answer
      if (!result.ok) set({ problem: result.code })
    }
    return {
      access: null,
      ...NOTHING_BEGUN,
      sheet: null,
      left: null,
      offer: null,
      load,
      begin: (action) => {
        set({ ...NOTHING_BEGUN, action })
        void load()
      },
      cancel: () => {
        if (!get().isWorking) set(NOTHING_BEGUN)
      },
      chooseKeyFile: async (purpose) => {
        const result = await calls['keyFile.choose']({ purpose })
        if (!result.ok) set({ problem: result.code })
        else if (result.value !== null) set({ problem: null, ...(purpose === 'next' ? { nextKeyFile: result.value.name } : { presentKeyFile: result.value.name }) })
      },
      makeKeyFile: async () => {
        const result = await calls['keyFile.make'](null)
        if (!result.ok) set({ problem: result.code })
        else if (result.value !== null) set({ problem: null, nextKeyFile: result.value.name })
      },
      run: async (passwords) => {
        const { action, isWorking } = get()
        if (action === null || isWorking) return false
        set({ isWorking: true, problem: null })
        const result = await call(calls, action, passwords)
        if (!result.ok) {
          set({ isWorking: false, problem: result.code })
          return false
        }
        const { sheet = null, left = null } = result.value
        set({ ...NOTHING_BEGUN, sheet, left, offer: null })
        onDone(action)
        await load()
        return true
      },
      disableQuickUnlock: async () => {
        const result = await calls['access.disableQuickUnlock'](null)
        if (result.ok) onDone('quickUnlockOff')
        else onProblem(result.code)
        await load()
      },
      forgetProblem: () => {
        if (get().problem !== null) set({ problem: null })
      },
      printSheet: () => onSheet(calls['sheet.print'](null)),
      saveSheet: (name) => onSheet(calls['sheet.savePdf']({ name })),
      closeSheet: () => {
        set({ sheet: null, problem: null })
      },
      closeLeft: () => {
        set({ left: null })
      },
      consider: async ({ isNew, mayOfferRaise, isReadOnly }) => {
        await load()
        const { access } = get()
        if (access === null || isReadOnly) return
        if (access.openedBy === 'recovery-code') set({ offer: 'newPassword' })
        else if (isNew && access.recoverySheet === null) set({ offer: 'sheet' })
        else if (mayOfferRaise && access.raise !== null) set({ offer: 'raise' })
      },
      dismissOffer: () => {
        if (get().offer === 'raise') onRaiseDeclined()
        set({ offer: null })
      },
      reset: () => {
        set({ access: null, ...NOTHING_BEGUN, sheet: null, left: null, offer: null })
      }
    }
  })
}

const context = createStoreContext<SecurityState>('security')
export const SecurityProvider = context.Provider
export const useSecurity = context.useState
