// Owns which platform's keys are shown. Told once by the bridge.
import { createContext, useContext } from 'react'
import { keyName, type Platform } from './key-names.ts'

const PlatformContext = createContext<Platform>('linux')
export const PlatformProvider = PlatformContext.Provider

export function usePlatform(): Platform {
  return useContext(PlatformContext)
}

export function useKeyName(): (key: string, withShift?: boolean) => string {
  const platform = usePlatform()
  return (key, withShift) => keyName(platform, key, withShift)
}
