// Owns the vault of the saving rigs: one login whose password is a counter, and reading that counter back from the file.
import { readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createVaultBytes } from '../../electron/vault/new-vault-file.ts'
import { openVaultBytes } from '../../electron/vault/testdata/open-bytes.ts'
import { codeOf } from '../../shared/errors.ts'
import type { RandomSource } from '../random-source.ts'
import { SAMPLE_PASSWORD } from '../sample-vault.ts'

export async function writeCounterVault(path: string, random: RandomSource, notesLength = 0): Promise<void> {
  const items = [{ title: 'Counter', password: 'value-0', notes: 'n'.repeat(notesLength) }]
  await writeFile(path, await createVaultBytes({ name: 'Personal', password: SAMPLE_PASSWORD, items, now: () => 1_741_011_292_000, random: random.bytes }))
}

export interface CounterState {
  readonly current: string
  /** Earlier values, and those that lost a merge. */
  readonly history: readonly string[]
}

/** What the file holds, or why it does not open: the class of the error. */
export async function readCounter(path: string): Promise<CounterState | { readonly refused: string }> {
  try {
    return await counterIn(await readFile(path))
  } catch (error) {
    return { refused: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'no such file' : codeOf(error) }
  }
}

export async function counterIn(bytes: Uint8Array): Promise<CounterState> {
  const document = await openVaultBytes(bytes, SAMPLE_PASSWORD)
  const fields = Object.values(document.items).flatMap((item) => Object.values(item.fields))
  const password = fields.find(({ kind }) => kind === 'password')
  return { current: textOf(password?.value.value), history: (password?.value.history ?? []).map(({ value }) => textOf(value)) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** NaN for a file that does not open. */
export function numberOf(state: CounterState | { readonly refused: string }): number {
  return 'refused' in state ? Number.NaN : Number(state.current.replace('value-', ''))
}

export function shown(state: CounterState | { readonly refused: string }): string {
  return 'refused' in state ? `does not open (${state.refused})` : `holds ${state.current}`
}

/** Takes away what killed saves left beside the vault, and says how much it was. */
export async function removeTemps(path: string): Promise<number> {
  const folder = dirname(path)
  const temps = (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'))
  for (const name of temps) await unlink(join(folder, name))
  return temps.length
}
