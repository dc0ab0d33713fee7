// Owns the dialog that shows one stored one-time password as a QR code. Holds the code only while it is on the screen.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { OtpParameters } from '../../../shared/model/otp.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import { chooseProofKeyFile } from '../../state/proof-key-file.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'
import { createCodeKeeper, type ShownCode } from './shown-code.ts'

interface OtpField {
  itemId: string
  fieldId: string
}

export interface OtpQrState {
  /** `asking`: the vault wants the password first. */
  step: 'closed' | 'opening' | 'asking' | 'shown' | 'hidden' | 'failed'
  field: OtpField | null
  parameters: OtpParameters | null
  code: ShownCode | null
  isBusy: boolean
  problem: ErrorCode | null
  open: (field: OtpField) => Promise<void>
  chooseKeyFile: () => Promise<string | null>
  confirm: (proof: OwnerProof) => Promise<void>
  showAgain: () => Promise<void>
  hide: () => void
  close: () => void
  reset: () => void
}

export type OtpQrStore = StoreApi<OtpQrState>

const CLOSED = { step: 'closed', field: null, parameters: null, code: null, isBusy: false, problem: null } as const

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'transfer.showOtp' | 'keyFile.choose'>
  timers: Timers
}

export function createOtpQrStore({ calls, timers }: Deps): OtpQrStore {
  // A code that arrives after the dialog was closed, or the window hidden, must not appear.
  let round = 0
  return createStore<OtpQrState>()((set, get) => {
    const keeper = createCodeKeeper({ timers, onTimeOver: () => { get().hide() } })
    const fetchCode = async (field: OtpField, proof: OwnerProof | null): Promise<void> => {
      round += 1
      const mine = round
      const result = await calls['transfer.showOtp']({ ...field, proof })
      if (mine !== round) {
        if (result.ok) result.value.modules.bits.fill(0)
        return
      }
      if (result.ok) {
        const { modules, parameters } = result.value
        set({ step: 'shown', parameters, code: keeper.show(modules), isBusy: false, problem: null })
      } else if (result.code === 'password-needed') set({ step: 'asking', isBusy: false, problem: null })
      else if (get().step === 'asking') set({ isBusy: false, problem: result.code })
      else set({ step: 'failed', isBusy: false, problem: result.code })
    }
    const close = (): void => {
      round += 1
      set(CLOSED)
      keeper.drop()
    }
    return {
      ...CLOSED,
      open: async (field) => {
        close()
        set({ step: 'opening', field })
        await fetchCode(field, null)
      },
      chooseKeyFile: () => chooseProofKeyFile(calls),
      confirm: async (proof) => {
        const { field, step, isBusy } = get()
        if (field === null || step !== 'asking' || isBusy) return
        set({ isBusy: true, problem: null })
        await fetchCode(field, proof)
      },
      showAgain: async () => {
        const { field, step } = get()
        if (field !== null && step === 'hidden') await fetchCode(field, null)
      },
      hide: () => {
        if (get().step !== 'shown' && get().step !== 'opening') return
        round += 1
        set({ step: 'hidden', code: null })
        keeper.drop()
      },
      close,
      reset: close
    }
  })
}

const context = createStoreContext<OtpQrState>('otp qr')
export const OtpQrProvider = context.Provider
export const useOtpQr = context.useState
