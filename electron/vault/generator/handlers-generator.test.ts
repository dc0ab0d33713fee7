// Holds what the vault process keeps of generated values: in the file, only used ones, at most fifty, until they are cleared.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Recipe } from '../../../shared/model/generator.ts'
import { DEFAULT_GENERATOR_CHOICES, NO_SITE_RULES } from '../../../shared/model/generator-defaults.ts'
import { MAX_GENERATED } from '../../../shared/model/generator-limits.ts'
import { TEST_PASSWORD } from '../testdata/fixtures.ts'
import { startProcess, startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

const RECIPE: Recipe = { kind: 'password', ...DEFAULT_GENERATOR_CHOICES.password, rules: NO_SITE_RULES }

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

async function started() {
  const rig = await startUnlocked(place)
  const make = () => rig.view('main', 'generator.make', RECIPE)
  const list = () => rig.view('main', 'generator.list', null)
  return { ...rig, make, list }
}

describe('generated values', () => {
  it('are not kept before they are used', async () => {
    const { make, list } = await started()
    const [one, other] = [await make(), await make()]
    expect(one.value).not.toBe(other.value)
    expect(await list()).toEqual([])
  })
  it('are forgotten, the oldest first, when a hundred more were made without being used', async () => {
    const { make, host } = await started()
    const [first, second] = [await make(), await make()]
    for (let more = 0; more < 99; more += 1) await make()
    await expect(host('host.copyGenerated', { id: first.id })).rejects.toThrow()
    expect(await host('host.copyGenerated', { id: second.id })).toEqual({ value: second.value })
  })
  it('are given to main to copy, and kept then', async () => {
    const { make, list, host } = await started()
    const { id, value } = await make()
    expect(await host('host.copyGenerated', { id })).toEqual({ value })
    expect((await list()).map((entry) => entry.id)).toEqual([id])
    expect(await host('host.copyGenerated', { id })).toEqual({ value })
    expect(await list()).toHaveLength(1)
  })
  it('are in the file: the next unlock has them, the newest first', async () => {
    const { make, view, host } = await started()
    const [first, second] = [await make(), await make()]
    await view('main', 'generator.keep', { id: first.id })
    await view('main', 'generator.keep', { id: second.id })
    await host('host.close', null)
    const next = startProcess()
    await next.host('host.configure', { path: place.path })
    await next.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect((await next.view('main', 'generator.list', null)).map(({ id }) => id)).toEqual([second.id, first.id])
    expect(await next.view('main', 'generator.reveal', { id: first.id })).toEqual({ value: first.value })
  })
  it('are fifty at most', async () => {
    const { make, view, list } = await started()
    const ids: string[] = []
    for (let count = 0; count < MAX_GENERATED + 2; count += 1) {
      const { id } = await make()
      await view('main', 'generator.keep', { id })
      ids.unshift(id)
    }
    expect((await list()).map(({ id }) => id)).toEqual(ids.slice(0, MAX_GENERATED))
  })
  it('are gone once they are cleared, and later ones are kept again', async () => {
    const { make, view, list } = await started()
    const { id } = await make()
    await view('main', 'generator.keep', { id })
    await view('main', 'generator.clear', null)
    expect(await list()).toEqual([])
    await expect(view('main', 'generator.reveal', { id })).rejects.toThrow('generator-gone')
    const later = await make()
    await view('main', 'generator.keep', { id: later.id })
    expect(await list()).toHaveLength(1)
  })
  it('that were not made here cannot be kept or copied', async () => {
    const { view, host } = await started()
    const id = '00000000-0000-4000-8000-000000000001'
    await expect(view('main', 'generator.keep', { id })).rejects.toThrow('generator-gone')
    await expect(host('host.copyGenerated', { id })).rejects.toThrow('generator-gone')
  })
  it('are not made for a vault that is locked', async () => {
    const rig = startProcess()
    await expect(rig.view('main', 'generator.make', RECIPE)).rejects.toThrow('vault-locked')
  })
  it('say why there is none', async () => {
    const { view } = await started()
    await expect(view('main', 'generator.make', { ...RECIPE, rules: { ...NO_SITE_RULES, maxLength: 3 } })).rejects.toThrow('generator-impossible')
  })
})
