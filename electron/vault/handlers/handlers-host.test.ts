import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OtpCode } from '../../../shared/model/otp.ts'
import { createNodeFileSystem } from '../file/file-system.ts'
import type { NewItem } from '../new-vault-file.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { OTHER_ADDRESS, startProcess, startUnlocked, type ProcessRig } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('main', () => {
  const many = Array.from({ length: 4 }, (_, index): NewItem => ({
    title: `Login ${index}`,
    otps: [OTHER_ADDRESS.replace('XG5C', `XG5${'CDEF'[index] ?? ''}`)],
    favourite: index === 3,
    updatedAtMs: TEST_NOW_MS - 100_000 - index
  }))

  it('gets one value to copy: a password, or the code of the moment', async () => {
    const rig = await startUnlocked(place)
    const fieldId = async (itemId: string, kind: string): Promise<string> =>
      (await rig.view('main', 'items.get', { itemId })).fields.find((field) => field.kind === kind)?.id ?? ''
    expect(await rig.host('host.copyValue', { itemId: rig.ids[0], fieldId: await fieldId(rig.ids[0]!, 'password') })).toEqual({
      value: 'geheim',
      validUntilMs: null
    })
    const otp = { itemId: rig.ids[1]!, fieldId: await fieldId(rig.ids[1]!, 'otp') }
    const [shown] = await rig.view('main', 'otp.codes', [otp])
    expect(await rig.host('host.copyValue', otp)).toEqual({ value: shown?.code.code, validUntilMs: shown?.code.validUntilMs })
    // The one after it, as it was labelled, and never one that is over.
    const next = await rig.host('host.copyValue', { ...otp, fromMs: shown?.code.validUntilMs })
    expect(next).toMatchObject({ value: shown?.code.nextCode })
    expect(await rig.host('host.copyValue', { ...otp, fromMs: 0 })).toMatchObject({ value: shown?.code.code })
    await expect(rig.host('host.copyValue', { itemId: rig.ids[1], fieldId: await fieldId(rig.ids[1]!, 'password') })).rejects.toThrow(
      'field-empty'
    )
    await expect(rig.host('host.copyValue', { itemId: rig.ids[1], fieldId: randomUUID() })).rejects.toThrow('field-not-found')
  })

  it('gets the address of a website field and of no other', async () => {
    const rig = await startUnlocked(place)
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const idOf = (kind: string): string | undefined => fields.find((field) => field.kind === kind)?.id
    expect(await rig.host('host.siteAddress', { itemId: rig.ids[0], fieldId: idOf('website') })).toEqual({
      address: 'https://www.amazon.co.jp'
    })
    await expect(rig.host('host.siteAddress', { itemId: rig.ids[0], fieldId: idOf('username') })).rejects.toThrow('field-not-found')
  })

  it('gets no address of a website field that is empty', async () => {
    const rig = await startUnlocked(place)
    const detail = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const field = detail.fields.find(({ kind }) => kind === 'website')!
    const fields = detail.fields.map(({ id, kind, label }) => ({ id, kind, label, change: id === field.id ? ({ kind: 'set', value: '' } as const) : ({ kind: 'keep' } as const) }))
    await rig.view('main', 'items.save', { id: detail.id, title: detail.title, favourite: false, notes: '', fields })
    await expect(rig.host('host.siteAddress', { itemId: detail.id, fieldId: field.id })).rejects.toThrow('field-empty')
  })

  it('keeps a use that was counted while a save with the one before it was under way', async () => {
    let duringSave: () => Promise<void> = () => Promise.resolve()
    const real = createNodeFileSystem({ platform: process.platform })
    const files = {
      ...real,
      rename: async (from: string, to: string) => {
        await duringSave()
        await real.rename(from, to)
      }
    }
    const rig = await startUnlocked(place, many, { files })
    const [field] = (await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).fields
    const use = async (): Promise<void> => {
      rig.pass(1_000)
      await rig.host('host.copyValue', { itemId: rig.ids[0], fieldId: field?.id })
    }
    await use()
    duringSave = use
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[1]!, favourite: true })
    duringSave = () => Promise.resolve()
    const usedAt = async (): Promise<unknown> => (await rig.rows()).find(({ id }) => id === rig.ids[0])?.lastUsedAtMs
    expect(await usedAt()).toBe(TEST_NOW_MS + 2_000)
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[1]!, favourite: false })
    expect(await usedAt()).toBe(TEST_NOW_MS + 2_000)
  })

  it('names no other file while one is open', async () => {
    const rig = await startUnlocked(place)
    await expect(rig.host('host.configure', { path: `${place.path}.other` })).rejects.toThrow('request-invalid')
  })

  it('gets favourites first, then what was used last, then what was edited last', async () => {
    const rig = await startUnlocked(place, many)
    const titles = async (limit: number): Promise<string[]> =>
      ((await rig.host('host.trayEntries', { limit })) as { title: string }[]).map(({ title }) => title)
    expect(await titles(50)).toEqual(['Login 3', 'Login 0', 'Login 1', 'Login 2'])
    const [third] = (await rig.view('main', 'items.get', { itemId: rig.ids[2]! })).fields
    await rig.host('host.copyValue', { itemId: rig.ids[2], fieldId: third?.id })
    expect([await titles(50), await titles(2)]).toEqual([
      ['Login 3', 'Login 2', 'Login 0', 'Login 1'],
      ['Login 3', 'Login 2']
    ])
    await rig.view('main', 'items.trash', { itemId: rig.ids[3]! })
    expect(await titles(50)).not.toContain('Login 3')
  })

  it('sees a use in the list at once, and on disk after the next save', async () => {
    const rig = await startUnlocked(place, many)
    const usedAt = async (): Promise<unknown> =>
      (await rig.rows()).find(({ id }) => id === rig.ids[0])?.lastUsedAtMs
    const [field] = (await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).fields
    rig.pass(1_000)
    const before = await readFile(place.path)
    await rig.host('host.copyValue', { itemId: rig.ids[0], fieldId: field?.id })
    expect([await usedAt(), (await readFile(place.path)).equals(before)]).toEqual([TEST_NOW_MS + 1_000, true])
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[1]!, favourite: true })
    await rig.host('host.close', null)
    const again = startProcess({ random: seededRandom('again') })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect((await again.rows()).find(({ id }) => id === rig.ids[0])?.lastUsedAtMs).toBe(TEST_NOW_MS + 1_000)
  })

  it('closes the vault for good', async () => {
    const rig = await startUnlocked(place)
    await rig.host('host.close', null)
    await expect(rig.rows()).rejects.toThrow('vault-locked')
    await expect(rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })).rejects.toThrow('request-invalid')
  })
})

describe('an offset of the clock', () => {
  const BEHIND_MS = 95_000
  interface Shown {
    code: OtpCode | null
  }
  const fieldIdOf = async (rig: ProcessRig, itemId: string): Promise<string> => {
    const { fields } = await rig.view('main', 'items.get', { itemId })
    return fields.find((field) => field.kind === 'otp')!.id
  }

  it('moves every code that follows the clock: stored, draft, tray and copied', async () => {
    const rig = await startUnlocked(place)
    const ref = { itemId: rig.ids[1]!, fieldId: await fieldIdOf(rig, rig.ids[1]!) }
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: OTHER_ADDRESS })
    await rig.host('host.setCodeOffset', { offsetMs: BEHIND_MS })
    const [stored] = await rig.view('main', 'otp.codes', [ref])
    const shown = [
      stored!.code,
      await rig.view('main', 'otp.draftCode', { handle }),
      (await rig.view('main', 'otp.draftFromText', { text: OTHER_ADDRESS })).code,
      ((await rig.host('host.trayEntries', { limit: 5 })) as Shown[])[0]!.code
    ]
    const { value } = (await rig.host('host.copyValue', ref)) as { value: string }
    // What a computer whose clock is right gives at that moment.
    await rig.host('host.setCodeOffset', { offsetMs: 0 })
    rig.pass(BEHIND_MS)
    const [right] = await rig.view('main', 'otp.codes', [ref])
    expect([...shown.map((one) => one?.code), value]).toEqual(Array.from({ length: 5 }, () => right!.code.code))
    expect(shown[0]!.validUntilMs).toBe(right!.code.validUntilMs - BEHIND_MS)
  })

  it('moves no time stamp of the document', async () => {
    const rig = await startUnlocked(place)
    await rig.host('host.setCodeOffset', { offsetMs: BEHIND_MS })
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[0]!, favourite: true })
    expect((await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).updatedAtMs).toBeLessThanOrEqual(TEST_NOW_MS)
    const made = await rig.view('main', 'items.save', { id: null, title: 'New', favourite: false, notes: '', fields: [] })
    expect(made.createdAtMs).toBe(TEST_NOW_MS)
  })

  it('of more than a century is refused', async () => {
    const rig = await startUnlocked(place)
    await expect(rig.host('host.setCodeOffset', { offsetMs: 4e12 })).rejects.toThrow('request-invalid')
  })
})
