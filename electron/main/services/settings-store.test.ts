// The settings file: defaults, restarts and broken content, on a real file system.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { loadSettings } from './settings-store.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-settings-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('settings', () => {
  it('are the defaults at the first start', async () => {
    expect((await loadSettings(join(folder, 'settings.json'))).settings).toEqual(DEFAULT_SETTINGS)
  })

  it('survive a restart together with the last vault', async () => {
    const path = join(folder, 'deeper', 'settings.json')
    const store = await loadSettings(path)
    await Promise.all([store.change({ theme: 'dark' }), store.rememberVault('/vaults/a.nidan'), store.change({ language: 'ja' })])
    const again = await loadSettings(path)
    expect(again.settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', language: 'ja' })
    expect(again.vaultPath).toBe('/vaults/a.nidan')
  })

  it('keep every good field of a file with a bad one', async () => {
    const path = join(folder, 'settings.json')
    await writeFile(path, JSON.stringify({ theme: 'dark', clipboardClearMs: -1, unknown: true }))
    expect((await loadSettings(path)).settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  })

  it('fall back to the defaults when the file is no JSON', async () => {
    const path = join(folder, 'settings.json')
    await writeFile(path, '{"theme": "da')
    expect((await loadSettings(path)).settings).toEqual(DEFAULT_SETTINGS)
  })

  it('refuse a value out of bounds and keep the old one', async () => {
    const path = join(folder, 'settings.json')
    const store = await loadSettings(path)
    expect(() => store.change({ idleLockMs: 1 })).toThrow()
    await store.change({ theme: 'light' })
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' })
  })
})
