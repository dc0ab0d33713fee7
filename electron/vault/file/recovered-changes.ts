// Owns bringing back what an earlier session could only keep in the recovery folder. Deletes a copy only when the vault file holds all of it.
import { mergeDocuments } from '../merge/merge-documents.ts'
import type { VaultStore } from './open-store.ts'

/** Copies of another key, or that are not whole, stay where they are. Answers how many were brought back. */
export async function bringBackRecovered(store: VaultStore): Promise<number> {
  const { folders } = store
  if (folders === null || store.readOnly) return 0
  let count = 0
  for (const { name } of (await folders.recovery.list()).reverse()) {
    try {
      const theirs = store.openCopy(await folders.recovery.read(name))
      const before = store.document()
      await store.change((document) => mergeDocuments(document, theirs.document), { brought: theirs.records })
      if (store.problem() !== null) return count
      if (store.document() !== before) count += 1
      await folders.recovery.remove(name)
    } catch {
      // Looked at again the next time; nothing is lost by leaving it.
    }
  }
  return count
}
