// Owns a paste that is meant for no field: addresses and transfer codes of one-time passwords go to the scan sheet. Touches no other paste.
interface Deps {
  document: Document
  isUnlocked: () => boolean
  read: (text: string) => void
}

const ADDRESS = /^\s*(?:(?:apple-)?otpauth|otpauth-migration|motp):\/\//iu
/** The most that the vault process takes at once. */
const MAX_LENGTH = 65_536

export function listenForPastedCodes({ document, isUnlocked, read }: Deps): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isField(event.target) || !isUnlocked()) return
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
