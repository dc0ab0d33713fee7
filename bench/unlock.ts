// Owns the figures of an unlock in plain Node: the key derivation alone, and everything after it (read, check, decrypt, parse, list).
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findVaultKey, inspectContainer, openContainer } from '../electron/vault/container/container.ts'
import { DEFAULT_KDF_POLICY, deriveKeyFromPassword } from '../electron/vault/container/kdf.ts'
import { uuidText } from '../electron/vault/document/ids.ts'
import { readDocument } from '../electron/vault/document/migrate.ts'
import { summaryOf } from '../electron/vault/document/views.ts'
import { rowOf, type BenchPart, type Row } from './figures.ts'
import { BENCH_PASSWORD, mixedItems, sampleVault, smallLogins } from './sample-vault.ts'
import type { NewItem } from '../electron/vault/new-vault-file.ts'

const KDF_RUNS = 9
const OPEN_RUNS = 21
/** At 10,000 logins. */
const OPEN_LIMIT_MS = 150

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function openSeries(folder: string, items: readonly NewItem[]): Promise<number[]> {
  const logins = items.length
  const path = join(folder, 'measured.nidan')
  await writeFile(path, await sampleVault(logins, { logins: [...items] }))
  const vaultKey = await findVaultKey(inspectContainer(new Uint8Array(await readFile(path))), BENCH_PASSWORD)
  const open = async (): Promise<void> => {
    const container = inspectContainer(new Uint8Array(await readFile(path)))
    const { vaultId, generation } = container.header
    const document = readDocument(openContainer(container, vaultKey), { vaultId: uuidText(vaultId), generation })
    const listed = Object.entries(document.items).map(([id, item]) => summaryOf(id, item, null))
    if (listed.length !== logins) throw new Error(`${String(listed.length)} of ${String(logins)} logins came back`)
  }
  await open()
  const times: number[] = []
  for (let run = 0; run < OPEN_RUNS; run += 1) times.push(await timed(open))
  return times
}

export const unlockBench: BenchPart = {
  name: 'unlock',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    try {
      const rows: Row[] = []
      const { memoryKiB, passes, lanes } = DEFAULT_KDF_POLICY.cost
      const kdf: number[] = []
      for (let run = 1; run <= KDF_RUNS; run += 1) {
        kdf.push(await timed(() => deriveKeyFromPassword(BENCH_PASSWORD, new Uint8Array(randomBytes(32)), DEFAULT_KDF_POLICY.cost)))
        say(`key derivation ${String(run)} of ${String(KDF_RUNS)}`)
      }
      rows.push(rowOf(`key derivation, Argon2id ${String(memoryKiB / 1024)} MiB / ${String(passes)} / ${String(lanes)}`, 'ms', kdf))
      for (const logins of [1_000, 10_000]) {
        rows.push(rowOf(`unlock without the key derivation, ${logins.toLocaleString('en')} logins`, 'ms', await openSeries(folder, smallLogins(logins)), logins === 10_000 ? { limit: OPEN_LIMIT_MS } : {}))
        say(`unlock at ${logins.toLocaleString('en')} logins`)
      }
      rows.push(rowOf('the same of 10,000 items, three of ten with a category, tags, formats', 'ms', await openSeries(folder, mixedItems(10_000)), { limit: OPEN_LIMIT_MS }))
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
