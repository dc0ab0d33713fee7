// Owns a paste that is meant for no field: addresses and transfer codes of one-time passwords, and pictures of codes, go to the scan sheet.
// Touches no other paste.
import { holdsOnlyPicture, pastedFiles } from '../ui/pasted-picture.ts'

interface Deps {
  document: Document
  isUnlocked: () => boolean
  read: (text: string) => void
  /** The main process takes the picture from the clipboard itself. */
  readPicture: () => void
  /** Files that were copied in a file manager. */
  readFiles: (files: readonly File[]) => void
}

const ADDRESS = /^\s*(?:(?:apple-)?otpauth|otpauth-migration|motp):\/\//iu
/** The most that the vault process takes at once. */
const MAX_LENGTH = 65_536

export function listenForPastedCodes({ document, isUnlocked, read, readPicture, readFiles }: Deps): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || !isUnlocked()) return
    const files = pastedFiles(event.clipboardData)
    // A file manager also gives the paths as text, which a field may be meant to get.
    if (files.length > 0 && !(isField(event.target) && event.clipboardData?.getData('text') !== '')) {
      event.preventDefault()
      readFiles(files)
      return
    }
    // No field of ours takes a picture, so it is meant for the sheet wherever the cursor stands.
    if (holdsOnlyPicture(event.clipboardData)) {
      event.preventDefault()
      readPicture()
      return
    }
    if (isField(event.target)) return
    const text = event.clipboardData?.getData('text') ?? ''
    if (text.length > MAX_LENGTH || !ADDRESS.test(text)) return
    event.preventDefault()
    read(text)
  }
  document.addEventListener('paste', onPaste)
  return () => {
    document.removeEventListener('paste', onPaste)
  }
}

/** A check box takes no text. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('textarea, input:not([type=checkbox])')
}
