// Owns the first document of a new vault. Puts nothing into it that a person did not ask for.
import { SCHEMA_VERSION } from './document-limits.ts'
import type { VaultDocument } from './document.ts'

export interface NewDocument {
  readonly vaultId: string
  readonly name: string
  readonly nowMs: number
  readonly writer: string
}

export function newDocument({ vaultId, name, nowMs, writer }: NewDocument): VaultDocument {
  return {
    schema: SCHEMA_VERSION,
    vaultId,
    generation: 1,
    clock: [nowMs, 0, writer],
    name: { value: name, at: [nowMs, 0, writer] },
    items: {},
    removedItems: {}
  }
}
