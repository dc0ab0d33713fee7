// Owns a window that is seen or not as a test says. Never part of the program that is shipped.
import type { Visibility } from '../state/visibility.ts'

export interface ManualVisibility extends Visibility {
  set: (isVisible: boolean) => void
}

export function createManualVisibility(): ManualVisibility {
  const listeners = new Set<() => void>()
  let isVisible = true
  return {
    isVisible: () => isVisible,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: (next) => {
      isVisible = next
      for (const listener of listeners) listener()
    }
  }
}
