// Owns which keys do what in the main view. Keys that the menu has too are handled here first, with the same effect.
import { trashLogin } from '../features/item/trash-login.ts'
import { givenCodeOf } from '../features/otp/otp-store.ts'
import { commandOf, type Platform } from '../ui/key-names.ts'
import type { Stores } from './stores.ts'

interface Deps {
  stores: Stores
  platform: Platform
  document: Document
  focusSearch: () => void
}

function isTyping(document: Document): boolean {
  const active = document.activeElement
  return active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
}

function hasSelectedText(document: Document): boolean {
  return document.getSelection()?.isCollapsed === false
}

/** Copies the first field of a kind of the login on display and says so. False when there is none. */
function copyField({ detail, clipboard, toasts, otp }: Stores, kind: 'username' | 'password' | 'otp', name: (label: string) => string): boolean {
  const shown = detail.getState().detail
  const field = shown?.fields.find((one) => one.kind === kind)
  if (shown === null || field === undefined) return false
  const given = givenCodeOf(otp.getState(), shown.id, field)
  void clipboard
    .getState()
    .copy({ itemId: shown.id, fieldId: field.id, ...(given === null ? {} : { shownCounter: given.counter }) })
    .then((seconds) => {
      if (seconds === null) return
      toasts.getState().show({ tone: 'plain', sentence: { key: 'toast.copied', values: { field: name(field.label) } }, undo: null })
    })
  return true
}

/** The first one-time password of the login on display in large type, else its password. False when there is neither. */
function showLarge({ detail, largeType }: Stores, names: Names): boolean {
  const shown = detail.getState().detail
  const field = shown?.fields.find(({ kind }) => kind === 'otp') ?? shown?.fields.find((one) => one.kind === 'password' && one.filled)
  if (shown === null || field === undefined || (field.kind !== 'otp' && field.kind !== 'password')) return false
  void largeType.getState().show({ itemId: shown.id, field, label: field.label === '' ? names.field(field.kind) : field.label })
  return true
}

function trashShown({ detail, list, toasts, batch }: Stores, names: Names): void {
  const many = [...list.getState().chosenIds]
  if (many.length > 0) {
    void batch.getState().setFlag(many, 'trashed', true)
    return
  }
  const shown = detail.getState().detail
  if (shown === null || shown.trashed) return
  const { trash, restore } = detail.getState()
  const { select } = list.getState()
  const { show } = toasts.getState()
  void trashLogin({ trash, restore, select, show }, shown, shown.title === '' ? names.untitled() : shown.title)
}

/** What things are called in the person's language. */
interface Names {
  field: (kind: 'username' | 'password' | 'otp') => string
  untitled: () => string
}

/** Delete; on macOS ⌘⌫, as in its Finder. */
function isTrashKey(event: KeyboardEvent, platform: Platform): boolean {
  if (event.altKey || event.shiftKey || event.ctrlKey) return false
  return platform === 'darwin' ? event.metaKey && event.key === 'Backspace' : !event.metaKey && event.key === 'Delete'
}

type Action = () => boolean

function actionsOf(deps: Deps, names: Names): Record<string, Action> {
  const { stores, document } = deps
  const { clipboard, editor, list, scan, session, settings, detail } = stores
  const done = (action: () => void): boolean => {
    action()
    return true
  }
  const isEditing = (): boolean => editor.getState().item !== null
  const canWrite = (): boolean => !session.getState().session.readOnly
  const copy = (kind: 'username' | 'password' | 'otp'): boolean =>
    !isEditing() && copyField(stores, kind, (label) => (label === '' ? names.field(kind) : label))
  return {
    F: () => done(deps.focusSearch),
    N: () => canWrite() && done(() => { editor.getState().leave(() => { editor.getState().startNew() }) }),
    E: () => {
      const shown = detail.getState().detail
      if (isEditing() || shown === null || shown.trashed || !canWrite()) return false
      return done(() => { editor.getState().startEdit(shown) })
    },
    S: () => isEditing() && done(() => void editor.getState().save()),
    // The person's own lock asks about an edit; one that comes by itself does not.
    L: () => {
      const lock = (): void => void session.getState().lock()
      if (editor.getState().isSaving) lock()
      else editor.getState().leave(lock)
      return true
    },
    B: () => copy('username'),
    C: () => !isTyping(document) && !hasSelectedText(document) && list.getState().selectedId !== null && copy('otp'),
    'Shift+C': () => copy('password'),
    P: () => {
      const shown = detail.getState().detail
      return !isEditing() && shown !== null && clipboard.getState().copyNext(shown)
    },
    T: () => !isEditing() && showLarge(stores, names),
    // A text field has an undo of its own.
    Z: () => !isTyping(document) && !isEditing() && canWrite() && done(() => { stores.undo(null) }),
    'Shift+H': () => {
      const shown = detail.getState().detail
      if (isEditing() || shown?.earlier === undefined || shown.earlier.length === 0) return false
      return done(() => void stores.history.getState().open(shown.id, null))
    },
    'Shift+S': () => done(() => void scan.getState().run('screen')),
    O: () => done(stores.vaults.getState().choose),
    ',': () => done(() => { settings.getState().setOpen(true) })
  }
}

/** Answers with the function that ends the listening. */
export function listenForShortcuts(deps: Deps, names: Names): () => void {
  const { document, platform, stores } = deps
  const actions = actionsOf(deps, names)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const isModal = document.querySelector('[role=dialog], [role=alertdialog]') !== null
    if (event.key === 'Escape' && !isModal && document.querySelector('[role=menu], [role=listbox][data-focused]') === null) {
      if (stores.editor.getState().item !== null) stores.editor.getState().leave(null)
      return
    }
    if (isTrashKey(event, platform) && !isModal && !isTyping(document) && document.querySelector('[role=menu]') === null) {
      if (stores.editor.getState().item === null && !stores.session.getState().session.readOnly) trashShown(stores, names)
      return
    }
    const command = commandOf(event, platform)
    if (command === null || (isModal && command !== 'L')) return
    const action = actions[command]
    if (action?.() === true) event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
  }
}
