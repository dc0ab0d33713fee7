// Owns how the preview opens a login or its editor. Development only.
import { fakeId } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'

export async function openEditor(stores: Stores, itemNumber: number): Promise<void> {
  await openItem(stores, itemNumber)
  const { detail } = stores.detail.getState()
  if (detail !== null) stores.editor.getState().startEdit(detail)
}

export async function openItem(stores: Stores, itemNumber: number): Promise<void> {
  stores.list.getState().select(fakeId(0, itemNumber))
  await stores.detail.getState().open(fakeId(0, itemNumber))
  await stores.detail.getState().reload()
}
