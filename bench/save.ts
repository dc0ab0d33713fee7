// Owns the figures of saving: one edit of a vault of many logins in an open store, and whole programs beside keepassxc-cli on as many entries.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LOWEST_KDF_COST, type KdfCost } from '../electron/vault/container/kdf.ts'
import { setFlag } from '../electron/vault/document/edit.ts'
import { newUuid } from '../electron/vault/document/ids.ts'
import type { VaultFileSystem } from '../electron/vault/file/file-system.ts'
import { openVault } from '../electron/vault/file/store.ts'
import { rowOf, seriesOf, type BenchPart, type Row } from './figures.ts'
import { createKdbxBytes } from './kdbx-file.ts'
import { bundleProbe } from './probe-bundle.ts'
import { BENCH_PASSWORD, sampleVault, smallLogins } from './sample-vault.ts'
import { randomOf, vaultParts } from './vault-parts.ts'

const SAVES = 101
const PROGRAM_RUNS = 7
const LIMITS = [
  { logins: 1_000, medianMs: 30, p99Ms: 50 },
  { logins: 10_000, medianMs: 230, p99Ms: null }
] as const
const KDF: KdfCost = { memoryKiB: 65_536, passes: 3, lanes: 4 }
/** The same cost on both sides: the least that a new vault may have, and the least that both programs read, which leaves the programs to be compared. */
const BESIDE = [
  { logins: 1_000, kdf: KDF, limit: null },
  { logins: 10_000, kdf: KDF, limit: 1 / 3.5 },
  { logins: 10_000, kdf: LOWEST_KDF_COST, limit: null }
] as const

/** The same file system, with what its fsyncs took added up: their time is the disk's and not ours. */
function timingSyncs(files: VaultFileSystem): { files: VaultFileSystem; takeMs: () => number } {
  let sumMs = 0
  const timed = async (work: () => Promise<void>): Promise<void> => {
    const from = performance.now()
    await work()
    sumMs += performance.now() - from
  }
  return {
    files: {
      ...files,
      createNew: async (path) => {
        const file = await files.createNew(path)
        return { ...file, sync: () => timed(file.sync) }
      },
      syncFolder: (folder) => timed(() => files.syncFolder(folder))
    },
    takeMs: () => {
      const taken = sumMs
      sumMs = 0
      return taken
    }
  }
}

async function saveRows(folder: string, { logins, medianMs, p99Ms }: (typeof LIMITS)[number]): Promise<Row[]> {
  const path = join(folder, `save-${String(logins)}.nidan`)
  await writeFile(path, await sampleVault(logins, { logins: smallLogins(logins) }))
  const parts = vaultParts()
  const { files, takeMs } = timingSyncs(parts.files)
  const store = await openVault({ ...parts, files }, path, BENCH_PASSWORD)
  const ids = Object.keys(store.document().items)
  const times: number[] = []
  for (let run = 0; run < SAVES; run += 1) {
    const id = ids[(run * 7_919) % ids.length] ?? ''
    const value = store.document().items[id]?.favourite.value !== true
    takeMs()
    const from = performance.now()
    await store.change((document) => setFlag(document, id, 'favourite', value, { nowMs: Date.now(), writer: 'bbbbbbbb', newId: () => newUuid(randomOf) }))
    times.push(performance.now() - from - takeMs())
  }
  await store.close()
  const name = `save of one edit without fsync, ${logins.toLocaleString('en')} logins`
  const sorted = times.toSorted((a, b) => a - b)
  const p99 = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Number.NaN
  return [rowOf(name, 'ms', times, { limit: medianMs, note: 'own bytes decrypted and compared' }), rowOf(`${name}, p99`, 'ms', [p99], p99Ms === null ? {} : { limit: p99Ms })]
}

async function programMs(command: string, args: readonly string[], input: string): Promise<number> {
  const from = performance.now()
  await new Promise<void>((done, fail) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8')
    })
    child.once('error', fail)
    child.once('exit', (code) => {
      if (code === 0) done()
      else fail(new Error(`${command} ${args[0] ?? ''} failed: ${complaint.slice(0, 300)}`))
    })
    child.stdin.end(input)
  })
  return performance.now() - from
}

async function besideKeePassXc(folder: string, say: (line: string) => void): Promise<Row[]> {
  const probe = await bundleProbe(folder)
  const rows: Row[] = []
  for (const { logins, kdf, limit } of BESIDE) {
    const name = `probe-${String(logins)}-${String(kdf.memoryKiB)}`
    const [ours, theirs] = [join(folder, `${name}.nidan`), join(folder, `${name}.kdbx`)]
    await writeFile(ours, await sampleVault(logins, { logins: smallLogins(logins), kdf }))
    await writeFile(theirs, await createKdbxBytes(smallLogins(logins), BENCH_PASSWORD, kdf))
    // Each file is one that its own program saved: KeePassXC writes more of an entry than was put in.
    await programMs('keepassxc-cli', ['edit', '-q', '-u', 'person0', theirs, 'Service 1'], `${BENCH_PASSWORD}\n`)
    const times = { ourCode: [] as number[], theirCode: [] as number[], ourSave: [] as number[], theirSave: [] as number[] }
    for (let run = 1; run <= PROGRAM_RUNS; run += 1) {
      times.theirCode.push(await programMs('keepassxc-cli', ['show', '-q', '-t', theirs, 'Service 0'], `${BENCH_PASSWORD}\n`))
      times.ourCode.push(await programMs(process.execPath, [probe, 'code', ours, BENCH_PASSWORD], ''))
      times.theirSave.push(await programMs('keepassxc-cli', ['edit', '-q', '-u', `person${String(run)}`, theirs, 'Service 1'], `${BENCH_PASSWORD}\n`))
      times.ourSave.push(await programMs(process.execPath, [probe, 'save', ours, BENCH_PASSWORD], ''))
      say(`beside keepassxc-cli at ${logins.toLocaleString('en')}, ${String(run)} of ${String(PROGRAM_RUNS)}`)
    }
    const at = `${logins.toLocaleString('en')} logins, Argon2id ${String(kdf.memoryKiB / 1_024)} MiB / ${String(kdf.passes)} / ${String(kdf.lanes)}`
    const share = (a: number[], b: number[]): number[] => [seriesOf(a).median / seriesOf(b).median]
    rows.push(
      rowOf(`open and show a code, ${at}`, 'ms', times.ourCode),
      rowOf(`the same, keepassxc-cli`, 'ms', times.theirCode),
      rowOf(`open and show a code, ours / keepassxc-cli, ${at}`, '×', share(times.ourCode, times.theirCode), limit === null ? {} : { limit }),
      rowOf(`open, edit and save, ${at}`, 'ms', times.ourSave),
      rowOf(`the same, keepassxc-cli`, 'ms', times.theirSave),
      rowOf(`open, edit and save, ours / keepassxc-cli, ${at}`, '×', share(times.ourSave, times.theirSave))
    )
  }
  return rows
}

async function hasKeePassXc(): Promise<boolean> {
  return promisify(execFile)('keepassxc-cli', ['--version']).then(
    () => true,
    () => false
  )
}

export const saveBench: BenchPart = {
  name: 'save',
  run: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
    try {
      const rows: Row[] = []
      for (const limits of LIMITS) {
        rows.push(...(await saveRows(folder, limits)))
        say(`${String(SAVES)} saves at ${limits.logins.toLocaleString('en')} logins`)
      }
      if (await hasKeePassXc()) rows.push(...(await besideKeePassXc(folder, say)))
      else say('keepassxc-cli is not installed: nothing to compare with')
      return rows
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
