// Owns taking back the last edit of this session, as a new edit that sets the former values. Forgets nothing: both stay in the history.
import { AppError } from '../../../shared/errors.ts'
import type { Undone } from '../../../shared/model/history.ts'
import { restored } from '../backup/restore.ts'
import type { ChangeOptions } from '../file/open-store.ts'
import type { Item, VaultDocument } from '../document/document.ts'
import { setFlag, stampFor, type EditContext } from '../document/edit.ts'
import { placingStamps } from '../document/marks.ts'
import { canonicalText } from '../merge/canonical-text.ts'

interface Step {
  readonly itemId: string
  readonly what: Undone['what']
  /** Null when the edit made the login. */
  readonly before: Item | null
  readonly after: Item
}

interface Vault {
  document(): VaultDocument
  change(itemId: string | null, edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions): Promise<void>
  editContext(): EditContext
}

export interface Undo {
  /** Changes the login as `vault.change` does, and remembers how to take it back. */
  change(vault: Vault, itemId: string, what: Undone['what'], edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions): Promise<void>
  /**
   * Null when there is nothing to take back. Throws `undo-changed` when the login was changed since or is another one than `itemId`, and
   * what saving throws.
   */
  takeBack(vault: Vault, itemId: string | null): Promise<Undone | null>
  /** What follows cannot be taken back. */
  forget(): void
}

export function createUndo(): Undo {
  let last: Step | null = null
  return {
    change: async (vault, itemId, what, edit, options) => {
      let before: Item | null = null
      // A function, because the compiler does not see that the edit has run.
      const beforeEdit = (): Item | null => before
      await vault.change(itemId, (document) => {
        before = itemIn(document, itemId)
        return edit(document)
      }, options)
      const after = itemIn(vault.document(), itemId)
      if (after !== null && after !== beforeEdit()) last = { itemId, what, before: beforeEdit(), after }
    },
    takeBack: async (vault, itemId) => {
      const step = last
      if (step === null) return null
      if (itemId !== null && itemId !== step.itemId) throw new AppError('undo-changed')
      await vault.change(step.itemId, (document) => undone(document, step, vault.editContext()))
      last = null
      return { itemId: step.itemId, title: (step.before ?? step.after).title.value, what: step.what }
    },
    forget: () => {
      last = null
    }
  }
}

function itemIn({ items }: VaultDocument, itemId: string): Item | null {
  return (Object.hasOwn(items, itemId) ? items[itemId] : undefined) ?? null
}

function undone(document: VaultDocument, { itemId, before, after }: Step, context: EditContext): VaultDocument {
  const now = itemIn(document, itemId)
  if (now === null || setValues(now) !== setValues(after)) throw new AppError('undo-changed')
  // A login that was just made keeps everything in the trash.
  if (before === null) return setFlag(document, itemId, 'trashed', true, context)
  const at = stampFor(document, context)
  return { ...document, clock: at, items: { ...document.items, [itemId]: restored(now, before, at) } }
}

/** What a person sets, with its times. Using a login and counting its codes change nothing that could be taken back. */
function setValues(item: Item): string {
  const { title, notes, trashed, favourite, fields, attachments = {} } = item
  const values = Object.entries(fields).map(([id, { label, order, value, removed, dated }]): [string, unknown] => [id, [label.at, order.value, value.at, removed?.value ?? false, dated?.value ?? null]])
  const files = Object.entries(attachments).map(([id, { name, removed }]): [string, unknown] => [id, [name.at, removed?.value ?? false]])
  return canonicalText([title.at, notes.at, trashed.at, favourite.value, Object.fromEntries(values), Object.fromEntries(files), placingStamps(item)])
}
