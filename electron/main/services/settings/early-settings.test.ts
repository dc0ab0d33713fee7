// The first frame's reader of the settings file agrees with the real one, also about broken files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readEarlySettings } from './early-settings.ts'
import { loadSettings } from './settings-store.ts'
import { fileNameOf } from '../session/vault-paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'nidan-early-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('early settings', () => {
  it.each([
    ['a whole file', '{"language":"ja","theme":"dark","clipboardClearMs":10000,"vaultPath":"/v/a.nidan"}'],
    ['a file with several vaults', '{"vaultPath":"/v/a.nidan","recentVaults":[{"path":"/v/a.nidan","name":"Work"},{"path":"/v/b.nidan","name":"Home"}]}'],
    ['a file with a bad theme', '{"language":"en","theme":"pink"}'],
    ['a file with a size and contrast', '{"zoomPercent":150,"contrast":"more"}'],
    ['a file with a bad size and contrast', '{"zoomPercent":151,"contrast":1}'],
    ['a file with a bad language', '{"language":"fr","theme":"light"}'],
    ['a cut file', '{"language":"ja","th'],
    ['a list', '[1]'],
    ['an empty file', '']
  ])('are what the store reads from %s', async (_name, text) => {
    const path = join(folder, 'settings.json')
    writeFileSync(path, text)
    const { settings, recentVaults } = await loadSettings(path)
    const { vaultName, ...early } = readEarlySettings(path)
    expect(early).toEqual({ language: settings.language, theme: settings.theme, contrast: settings.contrast, zoomPercent: settings.zoomPercent, vaultPath: recentVaults[0]?.path })
    for (const { path: vault, name } of recentVaults) expect(vaultName(vault) ?? fileNameOf(vault)).toBe(name)
  })

  it('are the defaults without a file', () => {
    expect(readEarlySettings(join(folder, 'none.json'))).toMatchObject({ language: 'system', theme: 'system', vaultPath: undefined })
  })
})
