// Owns the figure "memory of the vault process": the probe holds a vault open in plain Node, whose own floor is measured beside it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findVaultKey, inspectContainer, openContainer } from '../electron/vault/container/container.ts'
import { rowOf, type Row } from './figures.ts'
import { bundleProbe } from './probe-bundle.ts'
import { BENCH_PASSWORD, sampleVault, smallLogins } from './sample-vault.ts'

const RUNS = 3
const MIB = 2 ** 20
/** Three times the document, and 60 MiB. */
const limitMb = (documentBytes: number): number => Math.round((3 * documentBytes) / MIB + 60)
const IDLE = 'setTimeout(() => process.stdout.write(String(process.memoryUsage.rss())), 1000)'

const run = promisify(execFile)

export async function vaultMemoryRows(say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
  try {
    const probe = await bundleProbe(folder)
    const rows = [rowOf('memory, Node doing nothing', 'MB', [Number((await run(process.execPath, ['-e', IDLE])).stdout) / MIB])]
    for (const logins of [1_000, 10_000]) rows.push(...(await rowsAt(folder, probe, logins)))
    say('memory of the vault process')
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function rowsAt(folder: string, probe: string, logins: number): Promise<Row[]> {
  const bytes = await sampleVault(logins, { logins: smallLogins(logins) })
  const container = inspectContainer(bytes)
  const limit = limitMb(openContainer(container, await findVaultKey(container, BENCH_PASSWORD)).length)
  const path = join(folder, `${String(logins)}.nidan`)
  await writeFile(path, bytes)
  const series = { open: [] as number[], saved: [] as number[] }
  for (let runs = 0; runs < RUNS; runs += 1) {
    const { stdout } = await run(process.execPath, [probe, 'memory', path, BENCH_PASSWORD])
    // The probe's own line, made of these numbers.
    const { openBytes, savedBytes } = JSON.parse(stdout) as { openBytes: number; savedBytes: number }
    series.open.push(openBytes / MIB)
    series.saved.push(savedBytes / MIB)
  }
  const name = `memory, vault process in Node, ${logins.toLocaleString('en')} logins`
  const note = 'limit: 3 × document + 60 MiB'
  return [rowOf(`${name}, open`, 'MB', series.open, { limit, note }), rowOf(`${name}, after a save`, 'MB', series.saved, { limit, note })]
}
