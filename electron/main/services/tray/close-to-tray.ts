// Owns what closing the window does: hide it, or end the program. Hides it only where somebody can bring it back from the tray.

export interface ClosableWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  hide(): void
}

export interface CloseToTrayParts {
  window: ClosableWindow
  /** The setting. */
  isWanted: () => boolean
  /** Whether a tray shows our icon now. */
  hasTray: () => boolean
  /** The window is off the screen and the program goes on. */
  onStayed: () => void
}

export interface CloseToTray {
  /** The program is about to end: from now on a close is a close. */
  leave(): void
}

export function closeToTray({ window, isWanted, hasTray, onStayed }: CloseToTrayParts): CloseToTray {
  let isLeaving = false
  window.on('close', (event) => {
    if (isLeaving || !isWanted() || !hasTray()) return
    event.preventDefault()
    window.hide()
    onStayed()
  })
  return {
    leave: () => {
      isLeaving = true
    }
  }
}
