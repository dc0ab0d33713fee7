// Owns how a registration with the system is switched: done, then asked for again, so that what is shown is the system's answer.
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { LinkRegistration } from '../../../shared/model/link.ts'

export interface Registration {
  /** Null where the system offers no way to it. */
  isOn: () => Promise<boolean | null>
  change: (isWanted: boolean) => Promise<void>
}

export interface Registrar {
  state(): Promise<LinkRegistration>
  /** Throws the registrar's own error when the system did not do it. */
  set(isWanted: boolean): Promise<LinkRegistration>
}

export function createRegistrar({ isOn, change }: Registration, failure: ErrorCode = 'link-registration-failed'): Registrar {
  const state = async (): Promise<LinkRegistration> => {
    const answer = await isOn()
    return { isRegistered: answer === true, canChange: answer !== null }
  }
  return {
    state,
    set: async (isWanted) => {
      await change(isWanted).catch((cause: unknown) => {
        throw new AppError(failure, { cause })
      })
      const now = await state()
      if (now.isRegistered !== isWanted) throw new AppError(failure)
      return now
    }
  }
}
