// Holds backups to their promise: the right ones are kept, the last whole one always, and what is restored is as it was while nothing of today is lost.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeThrown, seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { arbitraryDocument } from '../testdata/arbitrary-document.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'
import type { Stamp } from '../document/clock.ts'
import type { Field, Item, VaultDocument } from '../document/document.ts'
import type { EditContext } from '../document/edit.ts'
import { isDocument } from '../document/shape.ts'
import { isLive } from '../document/views.ts'
import { createNodeFileSystem } from '../file/file-system.ts'
import { createVaultBytes } from '../new-vault-file.ts'
import { createKeptFolder, keptName, type KeptFolder } from './backup-folder.ts'
import { ownFoldersAt, ownFoldersOf } from './own-folders.ts'
import { itemsOfBackup, restoreAll, restoreItem } from './restore.ts'
import { dispensable, KEPT } from './rotation.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const files = createNodeFileSystem({ platform: process.platform })
let place: TestFolder
let folder: KeptFolder

beforeEach(async () => {
  place = await makeTestFolder()
  folder = createKeptFolder({ files, folder: join(place.folder, 'backups') })
})
afterEach(() => place.remove())

describe('rotation', () => {
  const at = (...agoMs: number[]): { savedAtMs: number }[] => agoMs.map((ago) => ({ savedAtMs: TEST_NOW_MS - ago }))
  const keptOf = (all: { savedAtMs: number }[]): number[] => {
    const gone = new Set(dispensable(all))
    return all.filter((one) => !gone.has(one)).map(({ savedAtMs }) => TEST_NOW_MS - savedAtMs)
  }

  it('keeps the last ten of one hour', () => {
    expect(keptOf(at(...Array.from({ length: 30 }, (_, n) => n * 1_000)))).toEqual(Array.from({ length: 10 }, (_, n) => n * 1_000))
  })

  it('keeps the last one of each of seven days, four weeks and twelve months', () => {
    const daily = at(...Array.from({ length: 800 }, (_, n) => n * DAY))
    const kept = keptOf(daily)
    // The last ten are ten days; then three more weeks at most, and the months.
    expect(kept.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => n * DAY))
    const months = new Set(daily.map(({ savedAtMs }) => new Date(savedAtMs).toISOString().slice(0, 7)))
    expect(months.size).toBeGreaterThan(KEPT.months)
    const keptMonths = new Set(kept.map((ago) => new Date(TEST_NOW_MS - ago).toISOString().slice(0, 7)))
    expect(keptMonths.size).toBe(KEPT.months)
    expect(kept.length).toBeLessThanOrEqual(KEPT.saves + KEPT.weeks + KEPT.months)
  })

  it('keeps the newest of a day', () => {
    const all = at(...Array.from({ length: 12 }, (_, n) => n * 1_000), 2 * DAY, 2 * DAY + HOUR)
    expect(keptOf(all)).toEqual([...Array.from({ length: 10 }, (_, n) => n * 1_000), 2 * DAY])
  })

  it('counts weeks from Monday', () => {
    const noon = (day: string): { savedAtMs: number } => ({ savedAtMs: Date.parse(`${day}T12:00:00Z`) })
    const recent = Array.from({ length: 10 }, (_, n) => ({ savedAtMs: Date.parse('2026-03-31T12:00:00Z') + n }))
    // A Sunday and the Monday after it are two weeks; seven days later days are full.
    const days = ['2026-03-30', '2026-03-29', '2026-03-28', '2026-03-27', '2026-03-26', '2026-03-25', '2026-03-24', '2026-03-23', '2026-03-22', '2026-03-21'].map(noon)
    const gone = new Set(dispensable([...recent, ...days]))
    const kept = days.filter((one) => !gone.has(one)).map(({ savedAtMs }) => new Date(savedAtMs).toISOString().slice(0, 10))
    expect(kept).toContain('2026-03-22')
    expect(kept).not.toContain('2026-03-21')
  })

  it('never gives up what is among the last ten, and settles: what was kept is kept again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 900 * DAY }), { maxLength: 80 }), (agos) => {
        const all = at(...agos)
        const gone = new Set(dispensable(all))
        const kept = all.filter((one) => !gone.has(one))
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(all.length, KEPT.saves))
        expect(dispensable(kept)).toEqual([])
      })
    )
  })
})

describe('the folder of backups', () => {
  const whole = (): Promise<Uint8Array> => createVaultBytes({ name: 'x', password: TEST_PASSWORD, items: [], now: () => TEST_NOW_MS, random: seededRandom('b') })

  it('names a backup after its moment and its generation, and finds it again', async () => {
    await folder.add({ savedAtMs: TEST_NOW_MS, generation: 7, bytes: await whole() })
    expect(await folder.list()).toEqual([{ name: keptName(TEST_NOW_MS, 7), savedAtMs: TEST_NOW_MS, generation: 7 }])
    expect(Buffer.from(await folder.read(keptName(TEST_NOW_MS, 7))).equals(await whole())).toBe(true)
  })

  it('lists the newest first, and nothing that is not its own', async () => {
    for (const [ms, generation] of [[1, 1], [3, 3], [2, 2], [3, 4]] as const) await folder.add({ savedAtMs: TEST_NOW_MS + ms, generation, bytes: await whole() })
    await writeFile(join(folder.folder, 'notes.nidan'), 'x')
    await writeFile(join(folder.folder, '2026-99-99T00-00-00-000Z-1.nidan'), 'x')
    expect((await folder.list()).map(({ generation }) => generation)).toEqual([4, 3, 2, 1])
  })

  it('is empty where there is none', async () => {
    expect(await folder.list()).toEqual([])
  })

  it('leaves the one of the same name as it is', async () => {
    await folder.add({ savedAtMs: TEST_NOW_MS, generation: 1, bytes: await whole() })
    await folder.add({ savedAtMs: TEST_NOW_MS, generation: 1, bytes: Uint8Array.of(1) })
    expect((await folder.read(keptName(TEST_NOW_MS, 1))).length).toBeGreaterThan(1)
  })

  it('deletes what rotation does not keep', async () => {
    for (let n = 0; n < 14; n += 1) await folder.add({ savedAtMs: TEST_NOW_MS + n, generation: n, bytes: await whole() })
    await folder.rotate()
    expect((await folder.list()).map(({ generation }) => generation)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4])
  })

  it('deletes nothing while none of those that stay is whole', async () => {
    await folder.add({ savedAtMs: TEST_NOW_MS, generation: 0, bytes: await whole() })
    for (let n = 1; n < 14; n += 1) await folder.add({ savedAtMs: TEST_NOW_MS + n, generation: n, bytes: Uint8Array.of(1, 2, 3) })
    await folder.rotate()
    expect((await folder.list()).length).toBe(14)
  })

  it('leaves no half of a backup behind', async () => {
    const failing = createKeptFolder({
      files: { ...files, createNew: async (path) => ({ ...(await files.createNew(path)), sync: () => Promise.reject(new Error('no')) }) },
      folder: folder.folder
    })
    await expect(failing.add({ savedAtMs: TEST_NOW_MS, generation: 1, bytes: await whole() })).rejects.toThrow('no')
    expect(await readdir(folder.folder)).toEqual([])
  })
})

describe('the place of a vault', () => {
  const ID = '11111111-1111-4111-8111-111111111111'

  it('leads to its backups, also after another vault took the place', async () => {
    const other = '22222222-2222-4222-8222-222222222222'
    await ownFoldersOf(files, place.folder, ID).rememberPlace(place.path)
    expect((await ownFoldersAt(files, place.folder, place.path))?.backups.folder).toBe(join(place.folder, 'backups', ID))
    await ownFoldersOf(files, place.folder, other).rememberPlace(place.path)
    await ownFoldersOf(files, place.folder, other).rememberPlace(place.path)
    expect((await ownFoldersAt(files, place.folder, place.path))?.recovery.folder).toBe(join(place.folder, 'recovery', other))
  })

  it.each([
    ['nothing is known', ''],
    ['what is known is no id', '../../elsewhere']
  ])('leads nowhere when %s', async (_name, content) => {
    await ownFoldersOf(files, place.folder, ID).rememberPlace(place.path)
    const places = join(place.folder, 'backups', 'places')
    const [name = ''] = await readdir(places)
    await mkdir(places, { recursive: true })
    await writeFile(join(places, name), content)
    expect(await ownFoldersAt(files, place.folder, place.path)).toBeNull()
    expect((await readFile(join(places, name), 'utf8')).length).toBe(content.length)
  })
})

describe('restoring', () => {
  const context: EditContext = { nowMs: TEST_NOW_MS, writer: 'aaaaaaaa', newId: () => 'never' }
  const values = (document: VaultDocument): Set<string> =>
    new Set(
      Object.values(document.items).flatMap(({ title, notes, fields }) =>
        [title, notes, ...Object.values(fields).map(({ value }) => value)]
          .flatMap((register) => [{ value: register.value, at: register.at }, ...(register.history ?? [])])
          .filter(({ value }) => value !== '' && value !== null)
          .map(({ value }) => JSON.stringify(typeof value === 'object' ? { ...value, counter: 0 } : value))
      )
    )
  const pair = fc.tuple(arbitraryDocument(), arbitraryDocument(), arbitraryDocument()).map(([backup, present, shared]): [VaultDocument, VaultDocument] => {
    const ids = Object.keys(backup.items)
    // Some items are in both, with other values.
    const overlaid = Object.fromEntries(Object.values(shared.items).flatMap((item, index) => (ids[index] === undefined ? [] : [[ids[index], item]])))
    return [backup, { ...present, items: { ...present.items, ...overlaid } }]
  })

  it('of all makes every login what it was, and sends later ones to the trash', () => {
    fc.assert(
      fc.property(pair, ([backup, present]) => {
        const result = restoreAll(present, backup, context)
        expect(itemsOfBackup(backup, result).filter(({ now }) => now !== 'same')).toEqual([])
        expect(Object.entries(result.items).every(([id, item]) => id in backup.items || item.trashed.value)).toBe(true)
        expect(isDocument(result)).toBe(true)
      }),
      { numRuns: 200 }
    )
  })

  it('of all forgets no value of today', () => {
    fc.assert(
      fc.property(pair, ([backup, present]) => {
        const after = values(restoreAll(present, backup, context))
        expect([...values(present)].filter((value) => !after.has(value))).toEqual([])
      }),
      { numRuns: 200 }
    )
  })

  it('of all changes nothing the second time', () => {
    fc.assert(
      fc.property(pair, ([backup, present]) => {
        const once = restoreAll(present, backup, context)
        expect(restoreAll(once, backup, context)).toBe(once)
      }),
      { numRuns: 100 }
    )
  })

  it('of one touches no other', () => {
    fc.assert(
      fc.property(pair, ([backup, present]) => {
        for (const id of Object.keys(backup.items)) {
          const result = restoreItem(present, backup, id, context)
          expect(itemsOfBackup(backup, result).find((item) => item.id === id)?.now).toBe('same')
          expect(Object.entries(present.items).every(([other, item]) => other === id || result.items[other] === item)).toBe(true)
        }
      }),
      { numRuns: 100 }
    )
  })

  it('of one that the backup does not have is refused', () => {
    const [backup] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
    if (backup === undefined) throw new Error('no document')
    expect(codeThrown(() => restoreItem(backup, { ...backup, items: {} }, 'x', context))).toBe('item-not-found')
  })

  it('never sets a counter back', () => {
    const at: [number, number, string] = [1, 0, 'aaaaaaaa']
    const [base] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
    const withCounter = (counter: number, secret = 'JBSWY3DP'): VaultDocument => {
      if (base === undefined) throw new Error('no document')
      const otp = { address: '', type: 'hotp' as const, secret, algorithm: 'SHA1' as const, digits: 6, periodSeconds: 30, issuer: '', account: '', counter }
      const field = { kind: 'otp' as const, label: { value: '', at }, order: { value: 0, at }, value: { value: otp, at } }
      const item = { kind: 'login' as const, createdAtMs: 0, lastUsedAtMs: null, title: { value: 'x', at }, notes: { value: '', at }, favourite: { value: false, at }, trashed: { value: false, at }, fields: { f: field } }
      return { ...base, items: { i: item } }
    }
    const counterAfter = (present: VaultDocument, backup: VaultDocument): unknown => (restoreItem(present, backup, 'i', context).items['i']?.fields['f']?.value.value as { counter?: number }).counter
    expect([counterAfter(withCounter(9), withCounter(4)), counterAfter(withCounter(4), withCounter(9)), counterAfter(withCounter(9, 'MZXW6YTB'), withCounter(4))]).toEqual([9, 9, 4])
    const cleared = withCounter(9)
    const field = cleared.items['i']?.fields['f']
    if (field === undefined) throw new Error('no field')
    // Removed since: the codes up to the ninth were given out all the same.
    field.value = { value: null, at, history: [{ value: field.value.value, at }] }
    expect([counterAfter(cleared, withCounter(4)), counterAfter(cleared, withCounter(4, 'MZXW6YTB'))]).toEqual([9, 4])
    field.value = { value: null, at }
    expect(counterAfter(cleared, withCounter(4))).toBe(4)
  })

  it('brings a field back that was removed since, and takes away one that was added', () => {
    const at: Stamp = [1, 0, 'aaaaaaaa']
    const [base] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
    if (base === undefined) throw new Error('no document')
    const textField = (value: string | null, more: Partial<Field> = {}): Field => ({ kind: 'text', label: { value: '', at }, order: { value: 0, at }, value: { value, at }, ...more })
    const item = (fields: Record<string, Field>): Item => ({
      kind: 'login', createdAtMs: 0, lastUsedAtMs: null, title: { value: 'x', at }, notes: { value: '', at }, favourite: { value: false, at }, trashed: { value: false, at }, fields
    })
    const backup = { ...base, items: { i: item({ removed: textField('then'), never: textField('kept') }) } }
    const present = {
      ...base,
      items: { i: item({ removed: textField(null, { removed: { value: true, at } }), never: textField('kept'), added: textField('now', { removed: { value: false, at } }) }) }
    }
    const { fields = {} } = restoreItem(present, backup, 'i', context).items['i'] ?? {}
    expect(Object.entries(fields).map(([id, field]) => [id, isLive(field), field.value.value])).toEqual([
      ['removed', true, 'then'],
      ['never', true, 'kept'],
      ['added', false, null]
    ])
    expect(fields['removed']?.removed?.value).toBe(false)
    expect(fields['added']?.value.history).toMatchObject([{ value: 'now' }])
  })
})
