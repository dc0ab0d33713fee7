// Owns taking back the last edit of this session, as a new edit that sets the former values. Forgets nothing: both stay in the history.
import { AppError } from '../../../shared/errors.ts'
import type { Undone } from '../../../shared/model/history.ts'
import { restored } from '../backup/restore.ts'
import type { ChangeOptions } from '../file/open-store.ts'
import type { BatchResult } from '../document/batch-edit.ts'
import type { Item, VaultDocument } from '../document/document.ts'
import { setFlag, stampFor, type EditContext } from '../document/edit.ts'
import { placingStamps } from '../document/marks.ts'
import { canonicalText } from '../merge/canonical-text.ts'

/** One item before and after an edit. */
interface ItemStep {
  readonly itemId: string
  /** Null when the edit made the login. */
  readonly before: Item | null
  readonly after: Item
}

/** Never without an item. */
interface Step {
  readonly what: Undone['what']
  readonly items: readonly [ItemStep, ...ItemStep[]]
}

interface Vault {
  document(): VaultDocument
  change(itemId: string | null, edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions): Promise<void>
  editContext(): EditContext
}

/** `isUndo`: the change takes an earlier one back, as the message beside that offered. */
interface WayBack {
  readonly isUndo?: boolean | undefined
}

export interface Undo {
  /** Changes the login as `vault.change` does, and remembers how to take it back. */
  change(vault: Vault, itemId: string, what: Undone['what'], edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions & WayBack): Promise<void>
  /** The same for one change of several items; answers with the ids of those that it changed. */
  changeMany(vault: Vault, edit: (document: VaultDocument) => BatchResult, way?: WayBack): Promise<readonly string[]>
  /**
   * Null when there is nothing to take back. Throws `undo-changed` when one of its items was changed since, or it was about another one than `itemId` or about several, and
   * what saving throws.
   */
  takeBack(vault: Vault, itemId: string | null): Promise<Undone | null>
  /** What follows cannot be taken back. */
  forget(): void
}

export function createUndo(): Undo {
  let last: Step | null = null
  const remember = (step: Step, isUndo: boolean): void => {
    if (!isUndo) last = step
    // What was taken back, or rests on it, is no more there to be taken back. An edit of others is.
    else if (last?.items.some(({ itemId }) => step.items.some((one) => one.itemId === itemId)) === true) last = null
  }
  return {
    change: async (vault, itemId, what, edit, { isUndo = false, ...options } = {}) => {
      let before: Item | null = null
      // A function, because the compiler does not see that the edit has run.
      const beforeEdit = (): Item | null => before
      await vault.change(itemId, (document) => {
        before = itemIn(document, itemId)
        return edit(document)
      }, options)
      const after = itemIn(vault.document(), itemId)
      if (after !== null && after !== beforeEdit()) remember({ what, items: [{ itemId, before: beforeEdit(), after }] }, isUndo)
    },
    changeMany: async (vault, edit, { isUndo = false } = {}) => {
      let former: VaultDocument | null = null
      let changedIds: readonly string[] = []
      await vault.change(null, (document) => {
        const result = edit(document)
        former = document
        changedIds = result.changedIds
        return result.document
      })
      const [first, ...others] = stepsOf(changedIds, former, vault.document())
      if (first !== undefined) remember({ what: 'many', items: [first, ...others] }, isUndo)
      return changedIds
    },
    takeBack: async (vault, itemId) => {
      const step = last
      if (step === null) return null
      const { what, items } = step
      const [first] = items
      if (itemId !== null && (what === 'many' || itemId !== first.itemId)) throw new AppError('undo-changed')
      await vault.change(what === 'many' ? null : first.itemId, (document) => undone(document, step, vault.editContext()))
      last = null
      return { itemId: first.itemId, title: (first.before ?? first.after).title.value, what, ...(what === 'many' ? { count: items.length } : {}) }
    },
    forget: () => {
      last = null
    }
  }
}

function itemIn({ items }: VaultDocument, itemId: string): Item | null {
  return (Object.hasOwn(items, itemId) ? items[itemId] : undefined) ?? null
}

function stepsOf(changedIds: readonly string[], former: VaultDocument | null, document: VaultDocument): ItemStep[] {
  return changedIds.flatMap((itemId) => {
    const after = itemIn(document, itemId)
    return former === null || after === null ? [] : [{ itemId, before: itemIn(former, itemId), after }]
  })
}

/** All of it or nothing: one item that was changed since keeps the others as they are too. */
function undone(document: VaultDocument, { items: [first, ...others] }: Step, context: EditContext): VaultDocument {
  const current = ({ itemId, after }: ItemStep): Item => {
    const now = itemIn(document, itemId)
    if (now === null || setValues(now) !== setValues(after)) throw new AppError('undo-changed')
    return now
  }
  // A login that was just made keeps everything in the trash.
  if (first.before === null) {
    current(first)
    return setFlag(document, first.itemId, 'trashed', true, context)
  }
  const at = stampFor(document, context)
  const back = [first, ...others].map((one): [string, Item] => [one.itemId, one.before === null ? current(one) : restored(current(one), one.before, at)])
  return { ...document, clock: at, items: { ...document.items, ...Object.fromEntries(back) } }
}

/** What a person sets, with its times. Using a login and counting its codes change nothing that could be taken back. */
function setValues(item: Item): string {
  const { title, notes, trashed, favourite, fields, attachments = {} } = item
  const values = Object.entries(fields).map(([id, { label, order, value, removed, dated }]): [string, unknown] => [id, [label.at, order.value, value.at, removed?.value ?? false, dated?.value ?? null]])
  const files = Object.entries(attachments).map(([id, { name, removed }]): [string, unknown] => [id, [name.at, removed?.value ?? false]])
  return canonicalText([title.at, notes.at, trashed.at, favourite.value, Object.fromEntries(values), Object.fromEntries(files), placingStamps(item)])
}
