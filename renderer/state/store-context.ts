// Owns how a feature's store reaches its components: by context, made once in the composition root. Holds no state itself.
import { createContext, useContext, type Provider } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'

interface StoreContext<S> {
  Provider: Provider<StoreApi<S> | null>
  useState: <T>(select: (state: S) => T) => T
}

export function createStoreContext<S>(name: string): StoreContext<S> {
  const Context = createContext<StoreApi<S> | null>(null)
  return {
    Provider: Context.Provider,
    useState: (select) => {
      const store = useContext(Context)
      if (store === null) throw new Error(`no ${name} store above this component`)
      return useStore(store, select)
    }
  }
}
