// Owns the torture of the vault's two parsers: nothing but the very bytes of a writer opens, and nothing of a document gets lost.
import { isDeepStrictEqual } from 'node:util'
import { contentOf } from '../../electron/vault/attachments/export-attachment.ts'
import { findVaultKey, inspectContainer, openContainer, type Inspected } from '../../electron/vault/container/container.ts'
import { uuidText } from '../../electron/vault/document/ids.ts'
import { readDocument, writeDocument } from '../../electron/vault/document/migrate.ts'
import type { VaultDocument } from '../../electron/vault/document/document.ts'
import { createVaultBytes, type NewItem } from '../../electron/vault/new-vault-file.ts'
import { AppError } from '../../shared/errors.ts'
import { createRandomSource } from '../random-source.ts'
import { SAMPLE_ITEMS, SAMPLE_PASSWORD } from '../sample-vault.ts'
import { containerInput } from './container-inputs.ts'
import { documentInput } from './document-inputs.ts'
import type { Subject } from './subject.ts'

const WITH_FILES: NewItem = { title: 'Files', attachments: ['a', 'b'].map((name) => ({ name, content: new TextEncoder().encode(name) })) }

/** One vault for the whole run: its key is derived once, the attempts are made on copies of its bytes. */
export async function vaultSubjects(seed: number): Promise<Subject[]> {
  const source = createRandomSource(seed, -1)
  const bytes = Buffer.from(
    await createVaultBytes({ name: 'Personal', password: SAMPLE_PASSWORD, items: [...SAMPLE_ITEMS, WITH_FILES], now: () => 1_741_011_292_000, random: source.bytes })
  )
  const container = inspectContainer(bytes)
  const vaultKey = await findVaultKey(container, SAMPLE_PASSWORD)
  const document = JSON.parse(Buffer.from(openContainer(container, vaultKey)).toString('utf8')) as Record<string, unknown>
  const expected = { vaultId: String(document['vaultId']), generation: 1 }
  return [containerSubject(bytes, vaultKey), documentSubject(document, expected)]
}

function containerSubject(right: Buffer, vaultKey: Uint8Array): Subject {
  return {
    name: 'container',
    share: 0.1,
    refusals: new Set(['vault-damaged', 'vault-newer-version', 'vault-not-a-vault', 'vault-too-large']),
    prepare: (random) => {
      const { bytes, what } = containerInput(right, random)
      let accepted: Inspected | null = null
      return {
        shown: `${what}, ${bytes.length} bytes`,
        parse: () => {
          accepted = inspectContainer(bytes)
        },
        findings: () => (accepted === null || right.equals(bytes) || !opens(accepted, vaultKey) ? [] : ['other bytes than those that were written open'])
      }
    }
  }
}

const REFUSED: ReadonlySet<string> = new Set(['vault-damaged', 'attachment-damaged', 'attachment-missing'])

function opens(container: Inspected, vaultKey: Uint8Array): boolean {
  try {
    const { vaultId, generation } = container.header
    const document = readDocument(openContainer(container, vaultKey), { vaultId: uuidText(vaultId), generation })
    // A record that was spoiled keeps the vault open, and is told when its content is asked for.
    for (const [itemId, { attachments = {} }] of Object.entries(document.items)) {
      for (const attachmentId of Object.keys(attachments)) contentOf(document, container.attachments, { itemId, attachmentId })
    }
    return true
  } catch (error) {
    if (error instanceof AppError && REFUSED.has(error.code)) return false
    throw error
  }
}

/** VAULT-FORMAT §8.1: no writer writes this member, and a reader leaves it out. */
function withoutPrototypes(_name: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__')
  return value
}

function documentSubject(document: unknown, expected: { vaultId: string; generation: number }): Subject {
  return {
    name: 'document',
    share: 0.1,
    refusals: new Set(['vault-damaged', 'vault-newer-version']),
    prepare: (random) => {
      const bytes = documentInput(document, random)
      let accepted: VaultDocument | null = null
      return {
        shown: Buffer.from(bytes).toString('latin1').slice(0, 4_000),
        parse: () => {
          accepted = readDocument(bytes, expected)
        },
        findings: () => {
          if (accepted === null) return []
          const [given, written] = [bytes, writeDocument(accepted)].map((text) => JSON.parse(Buffer.from(text).toString('utf8'), withoutPrototypes) as unknown)
          // -0 is written as 0, which is the same number.
          const isKept = isDeepStrictEqual(JSON.parse(JSON.stringify(given)), written)
          return ['polluted' in {} ? 'the prototype of all objects was changed' : '', isKept ? '' : 'a member of the document is lost'].filter((line) => line !== '')
        }
      }
    }
  }
}
