// The settings file: defaults, restarts and broken content, on a real file system.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CLOCK_HOST } from '../../../../shared/model/clock.ts'
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts'
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

  it('survive a restart together with the vaults that were open', async () => {
    const path = join(folder, 'deeper', 'settings.json')
    const store = await loadSettings(path)
    await Promise.all([store.change({ theme: 'dark' }), store.changeRecentVaults([{ path: '/vaults/a.nidan', name: 'Work' }]), store.change({ language: 'ja' })])
    const again = await loadSettings(path)
    expect(again.settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', language: 'ja' })
    expect(again.recentVaults).toEqual([{ path: '/vaults/a.nidan', name: 'Work' }])
  })

  it('take the one vault of an earlier version for a list', async () => {
    const path = join(folder, 'settings.json')
    await writeFile(path, JSON.stringify({ vaultPath: '/vaults/Home.nidan' }))
    expect((await loadSettings(path)).recentVaults).toEqual([{ path: '/vaults/Home.nidan', name: 'Home' }])
  })

  it('keep the last vault when the list of vaults is broken', async () => {
    const path = join(folder, 'settings.json')
    await writeFile(path, JSON.stringify({ vaultPath: '/vaults/Home.nidan', recentVaults: [{ path: 7 }] }))
    expect((await loadSettings(path)).recentVaults).toEqual([{ path: '/vaults/Home.nidan', name: 'Home' }])
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

  it('keep the host and the offset of the clock through a restart and a change of the rest', async () => {
    const path = join(folder, 'settings.json')
    const clockOffset = { host: 'ntp://time.example', offsetMs: 95_000, uncertaintyMs: 12, measuredAtMs: 1_000, computerStartedAtMs: 10 }
    const store = await loadSettings(path)
    await store.changeClock({ clockHost: 'ntp://time.example' })
    await store.changeClock({ clockOffset })
    await store.change({ theme: 'dark' })
    expect((await loadSettings(path)).clock).toEqual({ clockHost: 'ntp://time.example', clockOffset })
  })

  it.each([
    ['no object', '[]'],
    ['a broken offset', '{"clockOffset":{"offsetMs":95000}}'],
    ['an offset beyond any clock', '{"clockOffset":{"host":"x","offsetMs":9e15,"uncertaintyMs":1,"measuredAtMs":1,"computerStartedAtMs":1}}'],
    ['a broken host', '{"clockHost":7}']
  ])('never take a clock from %s', async (_name, text) => {
    const path = join(folder, 'settings.json')
    await writeFile(path, text)
    expect((await loadSettings(path)).clock).toEqual({ clockHost: DEFAULT_CLOCK_HOST, clockOffset: null })
  })
})
