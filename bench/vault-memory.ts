// Owns the figure "memory of the vault process": in the program, with a window open on its logins, after the unlock and after a save.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findVaultKey, inspectContainer, openContainer } from '../electron/vault/container/container.ts'
import { startDesktop } from '../e2e/fixtures/desktop.ts'
import { checkoutFolder } from '../e2e/fixtures/surroundings.ts'
import { pause } from '../e2e/fixtures/waiting.ts'
import { rowOf, type Row } from './figures.ts'
import { startProgram, vaultMemoryMb } from './programs.ts'
import { BENCH_PASSWORD, sampleVault, smallLogins, writeBenchVault } from './sample-vault.ts'

const RUNS = 3
const MIB = 2 ** 20
/** Long enough for the garbage of an unlock or a save to be collected (collect-garbage.ts). */
const SETTLE_MS = 4_000
/** Three times the document, and 60 MiB. */
const limitMb = (documentBytes: number): number => Math.round((3 * documentBytes) / MIB + 60)

export async function vaultMemoryRows(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const logins of [1_000, 10_000]) {
    rows.push(...(await rowsAt(logins)))
    say(`memory of the vault process, ${logins.toLocaleString('en')} logins`)
  }
  return rows
}

async function documentBytesOf(bytes: Uint8Array): Promise<number> {
  const container = inspectContainer(bytes)
  return openContainer(container, await findVaultKey(container, BENCH_PASSWORD)).length
}

async function rowsAt(logins: number): Promise<Row[]> {
  const limit = limitMb(await documentBytesOf(await sampleVault(logins, { logins: smallLogins(logins) })))
  const folder = await mkdtemp(join(tmpdir(), 'nidan-bench-'))
  const desktop = await startDesktop()
  const series = { open: [] as number[], saved: [] as number[] }
  try {
    await writeBenchVault(folder, logins, smallLogins(logins))
    for (let run = 0; run < RUNS; run += 1) {
      const nidan = await startProgram({ ...desktop.env }, [checkoutFolder(), `--user-data-dir=${folder}`, '--lang=en'])
      const unlock = await nidan.page('app://unlock/')
      await unlock.locator('input[type=password]').waitFor()
      await unlock.locator('input[type=password]').fill(BENCH_PASSWORD)
      await unlock.keyboard.press('Enter')
      const main = await nidan.page('app://main/')
      await main.getByRole('option').first().waitFor()
      await pause(SETTLE_MS)
      series.open.push(await vaultMemoryMb(nidan.pid))
      await main.getByRole('option').first().click()
      await main.getByRole('button', { name: /^(?:Add to|Remove from) favourites$/u }).click()
      await pause(SETTLE_MS)
      series.saved.push(await vaultMemoryMb(nidan.pid))
      await nidan.end()
    }
  } finally {
    await desktop.dispose()
    await rm(folder, { recursive: true, force: true })
  }
  const name = `memory, vault process, ${logins.toLocaleString('en')} logins`
  const note = 'limit: 3 × document + 60 MiB'
  return [
    rowOf(`${name}, open`, 'MB', series.open, { limit, note }),
    rowOf(`${name}, after a save`, 'MB', series.saved, { limit, note })
  ]
}
