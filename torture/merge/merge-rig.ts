// Owns the rig "merge": the laws of merging over copies of a vault that went apart.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { VaultDocument } from '../../electron/vault/document/document.ts'
import type { Rig } from '../rig.ts'
import { createTally } from '../tally.ts'
import { threeCopies } from './copies.ts'
import { brokenLaw, type Merge } from './merge-laws.ts'

const CASES = 20_000
const SHORT_CASES = 1_000
const TELL_EVERY = 5_000
/** Where the product's merge is. */
const MERGE_FILE = join(resolve(import.meta.dirname, '../..'), 'electron/vault/merge/merge-documents.ts')

async function loadMerge(): Promise<Merge> {
  const module = (await import(/* @vite-ignore */ pathToFileURL(MERGE_FILE).href)) as { mergeDocuments: (a: VaultDocument, b: VaultDocument) => VaultDocument }
  return module.mergeDocuments
}

export const mergeRig: Rig = {
  name: 'merge',
  about: 'merges copies of a vault that went apart: in any order the same, twice the same, nothing lost',
  obstacle: () => Promise.resolve(existsSync(MERGE_FILE) ? null : 'this version refuses to save over another copy and does not merge'),
  run: async ({ isShort, isTimeUp, onlyCase, randomOf, say }) => {
    const merge = await loadMerge()
    const tally = createTally()
    const first = onlyCase ?? 0
    for (let number = first; onlyCase === null ? number < (isShort ? SHORT_CASES : CASES) || (!isShort && !isTimeUp()) : number === onlyCase; number += 1) {
      const law = brokenLaw(merge, threeCopies(randomOf(number)))
      if (law === null) tally.passed()
      else tally.failed(law.split(':')[0] ?? law, `--case ${number} ${law}`)
      if ((number + 1) % TELL_EVERY === 0) say(`${tally.runs()} merges, ${tally.failures()} failed`)
    }
    return tally.report()
  }
}
