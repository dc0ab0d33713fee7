// Owns three copies of one vault that different people went on with: random edits by the product's own functions, with clocks that disagree.
import type { VaultDocument } from '../../electron/vault/document/document.ts'
import { applyItemEdit, setFlag, type EditContext } from '../../electron/vault/document/edit.ts'
import { newDocument } from '../../electron/vault/document/new-document.ts'
import type { RandomSource } from '../random-source.ts'

const START_MS = 1_741_011_292_000
const MOST_EDITS = 6
const VAULT_ID = '11111111-1111-4111-8111-111111111111'

function uuid(random: RandomSource): string {
  const hex = Buffer.from(random.bytes(16)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

function noDraft(): never {
  throw new Error('no draft is expected here')
}

function edited(document: VaultDocument, random: RandomSource, context: EditContext): VaultDocument {
  const ids = Object.keys(document.items)
  const id = random.chance(0.3) ? null : (ids[random.below(Math.max(1, ids.length))] ?? null)
  const item = id === null ? undefined : document.items[id]
  if (id !== null && random.chance(0.2)) return setFlag(document, id, random.chance(0.5) ? 'favourite' : 'trashed', random.chance(0.5), context)
  const present = Object.entries(item?.fields ?? {}).filter(([, { removed }]) => removed?.value !== true)
  const kept = present.filter(() => random.chance(0.85)).map(([fieldId, { kind, label }]) => ({
    id: fieldId,
    kind,
    label: label.value,
    change: random.chance(0.5) ? { kind: 'set' as const, value: `v${random.below(1_000_000)}` } : { kind: 'keep' as const }
  }))
  const added = random.chance(0.3) || present.length === 0 ? [{ id: uuid(random), kind: 'password' as const, label: '', change: { kind: 'set' as const, value: `v${random.below(1_000_000)}` } }] : []
  const title = random.chance(0.3) ? `t${random.below(1_000_000)}` : (item?.title.value ?? 'new')
  const edit = { id, title, favourite: item?.favourite.value ?? false, notes: item?.notes.value ?? '', fields: random.chance(0.3) ? [...added, ...kept] : [...kept, ...added] }
  return applyItemEdit(document, edit, noDraft, context).document
}

function continued(document: VaultDocument, writer: string, random: RandomSource): VaultDocument {
  let copy = document
  for (let left = random.below(MOST_EDITS + 1); left > 0; left -= 1) {
    // Few moments, so that many stamps are equal in their time.
    copy = edited(copy, random, { nowMs: START_MS + random.below(4), writer, newId: () => uuid(random) })
    copy = { ...copy, generation: copy.generation + 1 }
  }
  return copy
}

export function threeCopies(random: RandomSource): [VaultDocument, VaultDocument, VaultDocument] {
  const first = newDocument({ vaultId: VAULT_ID, name: 'Personal', nowMs: START_MS, writer: '00000000' })
  const ancestor = continued(first, '00000000', random)
  return [continued(ancestor, 'aaaaaaaa', random), continued(ancestor, 'bbbbbbbb', random), continued(ancestor, 'cccccccc', random)]
}
