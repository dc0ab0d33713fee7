// Owns files that are dropped on the window: pictures of codes go to the sheet, to a login or to a field. A vault file is left to the preload.
import type { DropPlace } from '../features/scan/drop-store.ts'
import type { Stores } from './stores.ts'

interface Deps {
  document: Document
  stores: Pick<Stores, 'session' | 'list' | 'detail' | 'editor' | 'scan' | 'drop'>
}

interface Spot {
  place: DropPlace
  /** What is marked. */
  element: Element
}

function spotOf(target: EventTarget | null, { document, stores }: Deps): Spot {
  const everything: Spot = { place: { kind: 'window' }, element: document.documentElement }
  if (!(target instanceof Element)) return everything
  const field = target.closest('.field[data-kind="otp"][data-field-id]')
  const fieldId = field?.getAttribute('data-field-id')
  if (field !== null && typeof fieldId === 'string') return { place: { kind: 'field', fieldId }, element: field }
  const row = target.closest('.login[role="option"]')
  const listed = stores.list.getState().items.find(({ item }) => `login-${item.id}` === row?.id)?.item
  if (row !== null && listed !== undefined && !listed.trashed) return { place: { kind: 'login', itemId: listed.id }, element: row }
  const pane = target.closest('.item-pane')
  const { detail } = stores.detail.getState()
  if (pane === null || detail === null || detail.trashed || stores.editor.getState().item !== null) return everything
  return { place: { kind: 'login', itemId: detail.id }, element: pane }
}

function take(place: DropPlace, files: readonly File[], { scan, editor }: Deps['stores']): void {
  switch (place.kind) {
    case 'unknown':
    case 'window':
      void scan.getState().run(files)
      return
    case 'login':
      void scan.getState().run(files, place.itemId)
      return
    case 'field': {
      const { item, changeOtp, readOtp } = editor.getState()
      const row = item?.fields.find(({ id }) => id === place.fieldId)?.otp
      if (row?.kind === 'busy') return
      // What is stored stays until Done, and the row offers to keep it.
      if (row?.kind !== 'empty') changeOtp(place.fieldId)
      void readOtp(place.fieldId, files)
    }
  }
}

function isVaultName(name: string): boolean {
  return /\.nidan$/iu.test(name)
}

/** While files hang over the window their names are not told, only their types, and few systems know one for vaults. */
function mayBeVault({ items }: DataTransfer): boolean {
  const [first, ...others] = Array.from(items)
  return first?.kind === 'file' && others.length === 0 && !first.type.startsWith('image/')
}

/** Answers with the function that ends it. */
export function listenForDroppedPictures(deps: Deps): () => void {
  const { document, stores } = deps
  const { setOver } = stores.drop.getState()
  const isTaken = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
  const canRead = (): boolean => {
    const { phase, readOnly } = stores.session.getState().session
    return phase === 'unlocked' && !readOnly && !stores.scan.getState().isLooking
  }
  const onOver = (event: DragEvent): void => {
    if (!isTaken(event) || event.dataTransfer === null) return
    event.preventDefault()
    const isTakenHere = canRead() || mayBeVault(event.dataTransfer)
    event.dataTransfer.dropEffect = isTakenHere ? 'copy' : 'none'
    if (!isTakenHere) return
    const { place, element } = mayBeVault(event.dataTransfer) ? { place: { kind: 'unknown' } as const, element: document.documentElement } : spotOf(event.target, deps)
    const { left, top, width, height } = element.getBoundingClientRect()
    setOver({ place, box: { left, top, width, height } })
  }
  const onLeave = (event: DragEvent): void => {
    // Leaving one element for another names the other; leaving the window names none.
    if (event.relatedTarget === null) setOver(null)
  }
  const onDrop = (event: DragEvent): void => {
    setOver(null)
    if (!isTaken(event)) return
    event.preventDefault()
    const files = Array.from(event.dataTransfer?.files ?? [])
    // The preload has it already (electron/preload/dropped-vault.ts); what comes of it is told by main.
    if (files.length === 1 && isVaultName(files[0]?.name ?? '')) return
    if (files.length > 0 && canRead()) take(spotOf(event.target, deps).place, files, stores)
  }
  document.addEventListener('dragover', onOver)
  document.addEventListener('dragleave', onLeave)
  document.addEventListener('drop', onDrop)
  return () => {
    document.removeEventListener('dragover', onOver)
    document.removeEventListener('dragleave', onLeave)
    document.removeEventListener('drop', onDrop)
  }
}
