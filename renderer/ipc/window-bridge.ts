// Owns the way from the page to its preload. A call never rejects here: what went wrong is a code like any other.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { ViewName } from '../../shared/ipc/channels.ts'
import type { Result } from '../../shared/ipc/result.ts'

declare global {
  interface Window {
    /** Put there by the preload (electron/preload). */
    readonly nidan?: unknown
  }
}

type AnyCall = (input: unknown) => Promise<Result<unknown>>

function withoutRejections(calls: Readonly<Record<string, AnyCall>>): Record<string, AnyCall> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]): [string, AnyCall] => [
      name,
      async (input) => {
        try {
          return await call(input)
        } catch {
          return { ok: false, code: 'internal' }
        }
      }
    ])
  )
}

/** The bridge of the view that this page is. */
export function bridgeOfWindow<V extends ViewName>(window: Window): Bridge<V> {
  // The preload of a view makes exactly this shape from the same list of names (shared/ipc/channels.ts).
  const bridge = window.nidan as Bridge<V> & { calls: Readonly<Record<string, AnyCall>> }
  return { calls: withoutRejections(bridge.calls) as Bridge<V>['calls'], on: bridge.on, platform: bridge.platform }
}
