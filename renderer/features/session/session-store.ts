// Owns what the view knows of the session. Locking is the main process's work: this view is destroyed by it.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { SessionState as Session } from '../../../shared/model/session.ts'
import { NO_SESSION } from '../../state/default-session.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface SessionState {
  session: Session
  load: () => Promise<void>
  take: (session: Session) => void
  lock: () => Promise<void>
}

export type SessionStore = StoreApi<SessionState>

export function createSessionStore({ calls }: { calls: Bridge<'main'>['calls'] }): SessionStore {
  return createStore<SessionState>()((set) => ({
    session: NO_SESSION,
    load: async () => {
      const result = await calls['session.state'](null)
      if (result.ok) set({ session: result.value })
    },
    take: (session) => {
      set({ session })
    },
    lock: async () => {
      await calls['session.lock'](null)
    }
  }))
}

const context = createStoreContext<SessionState>('session')
export const SessionProvider = context.Provider
export const useSession = context.useState
