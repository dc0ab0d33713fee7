// Owns the figures of a vault whose attachments are as large as they may be: the time of a save in an open store, and the memory it takes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlag } from '../electron/vault/document/edit.ts'
import { newUuid } from '../electron/vault/document/ids.ts'
import { openVault } from '../electron/vault/file/store.ts'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS_BYTES } from '../shared/model/attachment-limits.ts'
import { rowOf, type BenchPart } from './figures.ts'
import { BENCH_PASSWORD, sampleVault, smallLogins } from './sample-vault.ts'
import { randomOf, vaultParts } from './vault-parts.ts'

const SAVES = 7
const LOGINS = 1_000
const MIB = 1_048_576

export const attachmentsBench: BenchPart = {
  name: 'attachments',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    try {
      const path = join(folder, 'attachments.nidan')
      const files = Array.from({ length: MAX_ATTACHMENTS_BYTES / MAX_ATTACHMENT_BYTES }, (_, index) => ({ name: `${String(index)}.bin`, content: randomOf(MAX_ATTACHMENT_BYTES) }))
      await writeFile(path, await sampleVault(LOGINS, { logins: [...smallLogins(LOGINS), { title: 'Files', attachments: files }] }))
      const store = await openVault(vaultParts(), path, BENCH_PASSWORD)
      const [id = ''] = Object.keys(store.document().items)
      const times: number[] = []
      for (let run = 0; run < SAVES; run += 1) {
        const from = performance.now()
        await store.change((document) => setFlag(document, id, 'favourite', run % 2 === 0, { nowMs: Date.now(), writer: 'bbbbbbbb', newId: () => newUuid(randomOf) }))
        times.push(performance.now() - from)
        say(`${String(run + 1)} of ${String(SAVES)} saves with 64 MiB of attachments`)
      }
      await store.close()
      return [
        rowOf('save of one edit with fsync, 64 MiB of attachments', 'ms', times, { note: 'every byte read back and compared' }),
        rowOf('largest memory of that process, making the vault included', 'MB', [process.resourceUsage().maxRSS / 1_000], { note: `${String(MAX_ATTACHMENTS_BYTES / MIB)} MiB are held encrypted` })
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
