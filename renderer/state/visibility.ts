// Owns whether the window can be seen at all: not while it is hidden, minimised or (where the system tells) covered. Decides nothing by it.

export interface Visibility {
  isVisible: () => boolean
  /** Answers with the function that ends the listening. */
  onChange: (listener: () => void) => () => void
}

export function createWindowVisibility(document: Document): Visibility {
  return {
    isVisible: () => document.visibilityState === 'visible',
    onChange: (listener) => {
      document.addEventListener('visibilitychange', listener)
      return () => {
        document.removeEventListener('visibilitychange', listener)
      }
    }
  }
}
