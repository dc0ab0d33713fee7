// Owns the type of what a preload puts on `window.nidan`. Functions only; no Electron object ever crosses.
import type { CallInput, CallOutput, EventPayload } from './contract.ts'
import type { CallName, EventName, MAIN_CALLS, MAIN_EVENTS, VAULT_CALLS, VAULT_EVENTS, ViewName } from './channels.ts'
import type { Result } from './result.ts'

export type ViewCall<V extends ViewName> = (typeof MAIN_CALLS)[V][number] | (typeof VAULT_CALLS)[V][number]
export type ViewEvent<V extends ViewName> = (typeof MAIN_EVENTS)[V][number] | (typeof VAULT_EVENTS)[V][number]

export type Call<N extends CallName> = (input: CallInput<N>) => Promise<Result<CallOutput<N>>>

/** `calls['items.get']({ itemId })`; `on['items.changed'](listener)` answers with the function that ends the subscription. */
export interface Bridge<V extends ViewName> {
  readonly calls: { readonly [N in ViewCall<V> & CallName]: Call<N> }
  readonly on: { readonly [N in ViewEvent<V> & EventName]: (listener: (payload: EventPayload<N>) => void) => () => void }
  readonly platform: 'linux' | 'darwin' | 'win32'
}
