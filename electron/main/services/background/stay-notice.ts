// Owns that a person is told once where the program went when its window was closed: by the system, or in the window when it comes back. Shows nothing itself.

export interface StayNoticeParts {
  /** Kept in the settings. */
  wasTold: () => boolean
  keepTold: () => Promise<unknown>
  /** The system's own notification. False where it was not shown. */
  notify: () => Promise<boolean>
  onChange: () => void
}

export interface StayNotice {
  /** The window was closed and the program goes on. */
  stayed(): void
  /** The window has to say it, because the system did not. */
  isDue(): boolean
}

export function createStayNotice({ wasTold, keepTold, notify, onChange }: StayNoticeParts): StayNotice {
  let isDue = false
  const become = (next: boolean): void => {
    if (next === isDue) return
    isDue = next
    onChange()
  }
  return {
    isDue: () => isDue && !wasTold(),
    stayed: () => {
      if (wasTold()) return
      // Until the system has said it, the window will.
      become(true)
      notify()
        .then(async (isShown) => {
          if (!isShown) return
          become(false)
          await keepTold()
        })
        // Told twice is better than never.
        .catch(() => undefined)
    }
  }
}
