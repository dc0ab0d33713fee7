// Owns the list of everything that can be done by a key or by name. Keys, palette and the sheet of keys are made from it and from nothing else.
import { sequenceStep } from '../features/clipboard/copy-sequence.ts'
import type { Command } from '../features/palette/command.ts'
import { key, shiftKey, type CommandDeps } from './command-parts.ts'
import { canShowLarge, copyField, hasField, showLarge, trashShown, type CopiedKind, type Names } from './login-actions.ts'
import { windowCommands } from './window-commands.ts'

function isTyping(document: Document): boolean {
  return document.activeElement?.matches('input, textarea') === true
}

function hasSelectedText(document: Document): boolean {
  return document.getSelection()?.isCollapsed === false
}

function isMenuOpen(document: Document): boolean {
  return document.querySelector('[role=menu]') !== null
}

export function createCommands(deps: CommandDeps, names: Names): readonly Command[] {
  return [...loginCommands(deps, names), ...editingCommands(deps), ...windowCommands(deps)]
}

function loginCommands({ stores, document, platform }: CommandDeps, names: Names): Command[] {
  const { clipboard, detail, editor, list, session } = stores
  const isShowing = (): boolean => editor.getState().item === null && detail.getState().detail !== null
  const canChange = (): boolean => isShowing() && !session.getState().session.readOnly
  const isTrashed = (): boolean => detail.getState().detail?.trashed === true
  const copying = (kind: CopiedKind) => ({ group: 'login' as const, isPossible: () => isShowing() && hasField(stores, kind), run: () => { copyField(stores, kind, names) } })
  const hasEarlier = (): boolean => (detail.getState().detail?.earlier ?? []).length > 0
  return [
    { id: 'copy-code', label: 'command.copyCode', keys: [key('C')], ...copying('otp'), areKeysElses: () => isTyping(document) || hasSelectedText(document) || list.getState().selectedId === null },
    { id: 'copy-password', label: 'command.copyPassword', keys: [shiftKey('C')], ...copying('password') },
    { id: 'copy-username', label: 'command.copyUsername', keys: [key('B')], ...copying('username') },
    {
      id: 'copy-next', label: 'command.copyNext', group: 'login', keys: [key('P')],
      isPossible: () => {
        const shown = detail.getState().detail
        return isShowing() && shown !== null && sequenceStep(shown, null, 0) !== null
      },
      run: () => {
        const shown = detail.getState().detail
        if (shown !== null) clipboard.getState().copyNext(shown)
      }
    },
    { id: 'large-type', label: 'command.largeType', group: 'login', keys: [key('T')], isPossible: () => isShowing() && canShowLarge(stores), run: () => { showLarge(stores, names) } },
    {
      id: 'edit', label: 'command.edit', group: 'login', keys: [key('E')],
      isPossible: () => canChange() && !isTrashed(),
      run: () => {
        const shown = detail.getState().detail
        if (shown !== null) editor.getState().startEdit(shown)
      }
    },
    {
      id: 'earlier', label: 'command.earlier', group: 'login', keys: [shiftKey('H')],
      isPossible: () => isShowing() && hasEarlier(),
      run: () => {
        const shown = detail.getState().detail
        if (shown !== null) void stores.history.getState().open(shown.id, null)
      }
    },
    {
      id: 'trash', label: 'command.trash', group: 'login',
      // As in the Finder on macOS.
      keys: [platform === 'darwin' ? { key: 'Backspace', command: true } : { key: 'Delete' }],
      isPossible: () => (list.getState().chosenIds.size > 0 && !session.getState().session.readOnly) || (canChange() && !isTrashed()),
      areKeysElses: () => isTyping(document) || isMenuOpen(document),
      run: () => { trashShown(stores, names) }
    }
  ]
}

function editingCommands({ stores, document }: CommandDeps): Command[] {
  const { editor, session } = stores
  const isEditing = (): boolean => editor.getState().item !== null
  const canWrite = (): boolean => !session.getState().session.readOnly
  return [
    { id: 'new-login', label: 'command.newLogin', group: 'editing', keys: [key('N')], isPossible: canWrite, run: () => { editor.getState().leave(editor.getState().startNew) } },
    { id: 'save', label: 'command.save', group: 'editing', keys: [key('S')], isPossible: isEditing, run: () => void editor.getState().save() },
    { id: 'cancel', label: 'command.cancel', group: 'editing', keys: [{ key: 'Escape' }], isPossible: isEditing, areKeysElses: () => isMenuOpen(document) || document.querySelector('[role=listbox][data-focused]') !== null, run: () => { editor.getState().leave(null) } },
    {
      id: 'generator', label: 'command.generator', group: 'editing', keys: [key('G')],
      isPossible: () => true,
      run: () => {
        const field = editor.getState().item?.fields.find(({ kind, isRemoved }) => kind === 'password' && !isRemoved)
        void stores.generator.getState().open(field?.id ?? null)
      }
    },
    {
      id: 'undo', label: 'command.undo', group: 'editing', keys: [key('Z')],
      isPossible: () => !isEditing() && canWrite(),
      // A text field has an undo of its own.
      areKeysElses: () => isTyping(document),
      run: () => { stores.undo(null) }
    }
  ]
}
