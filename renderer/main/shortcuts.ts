// Owns which key runs which command of the list, and that no key reaches behind a dialog. Keys that the menu has too have the same effect.
import type { Command } from '../features/palette/command.ts'
import { matchesKeys } from '../ui/key-combination.ts'
import type { Platform } from '../ui/key-names.ts'

interface Deps {
  commands: readonly Command[]
  platform: Platform
  document: Document
}

/** These work with a dialog open too: nobody looks for the way out first to lock, or to read what is too small. */
const OVER_DIALOGS = new Set(['lock', 'zoom-in', 'zoom-out', 'zoom-reset'])

/** Answers with the function that ends the listening. */
export function listenForShortcuts({ commands, platform, document }: Deps): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const isModal = document.querySelector('[role=dialog], [role=alertdialog]') !== null
    const command = commands.find(({ keys, spareKeys = [] }) => [...keys, ...spareKeys].some((one) => matchesKeys(event, one, platform)))
    if (command === undefined || (isModal && !OVER_DIALOGS.has(command.id))) return
    if (command.areKeysElses?.() === true || !command.isPossible()) return
    event.preventDefault()
    command.run()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
  }
}
