// Owns asking main to keep a secret in the system's keychain, and waiting for its answer. Keeps no secret itself.
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { KeychainAction, KeychainRequest } from '../../../shared/ipc/host-contract.ts'

/** A keychain may ask the person to unlock it first. */
const PATIENCE_MS = 60_000

export interface KeychainRequests {
  /** Resolves once it is done; throws the code that main answered, or `quick-unlock-keychain-failed`. */
  ask(action: KeychainAction): Promise<void>
  answered(requestId: string, code: ErrorCode | null): void
}

export interface KeychainRequestsParts {
  readonly send: (request: KeychainRequest) => void
  readonly newId: () => string
  /** Calls `action` later; answers with the function that prevents it. */
  readonly schedule: (action: () => void, delayMs: number) => () => void
}

export function createKeychainRequests({ send, newId, schedule }: KeychainRequestsParts): KeychainRequests {
  const waiting = new Map<string, (code: ErrorCode | null) => void>()
  return {
    ask: (action) =>
      new Promise((resolve, reject) => {
        const requestId = newId()
        const settle = (code: ErrorCode | null): void => {
          waiting.delete(requestId)
          cancel()
          if (code === null) resolve()
          else reject(new AppError(code))
        }
        const cancel = schedule(() => {
          settle('quick-unlock-keychain-failed')
        }, PATIENCE_MS)
        waiting.set(requestId, settle)
        send({ requestId, action })
      }),
    answered: (requestId, code) => waiting.get(requestId)?.(code)
  }
}
