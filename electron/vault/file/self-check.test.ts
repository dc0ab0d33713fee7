// Holds a save to opening its own bytes before they may replace anything: a fault in memory must not become a fault on the disk.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import type * as Container from '../container/container.ts'
import { setFlag } from '../document/edit.ts'
import { createVaultBytes } from '../new-vault-file.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { openVault, type VaultStore } from './store.ts'

type Seal = typeof Container.sealContainer
type SealInput = Parameters<Seal>[0]

/** What goes wrong between the document and its bytes. */
const memory = vi.hoisted(() => ({ spoil: null as ((input: SealInput) => SealInput) | null }))

vi.mock('../container/container.ts', async (importActual) => {
  const actual = await importActual<typeof Container>()
  const sealContainer: Seal = (input) => actual.sealContainer(memory.spoil?.(input) ?? input)
  return { ...actual, sealContainer }
})

let place: TestFolder
beforeEach(async () => {
  memory.spoil = null
  place = await makeTestFolder()
})
afterEach(() => place.remove())

async function open(): Promise<VaultStore> {
  const items = [{ title: 'Shop', password: 'geheim' }]
  await writeFile(place.path, await createVaultBytes({ name: 'Personal', password: TEST_PASSWORD, items, now: () => TEST_NOW_MS, random: seededRandom('self') }))
  return openVault(testStoreParts('self'), place.path, TEST_PASSWORD)
}

const star = (store: VaultStore): Promise<string> =>
  store
    .change((document) => setFlag(document, Object.keys(document.items)[0] ?? '', 'favourite', true, { nowMs: TEST_NOW_MS, writer: 'aaaaaaaa', newId: () => 'never' }))
    .then(() => 'saved', codeOf)

function withByteChanged(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 0x20 : byte))
}

describe('bytes that are not what was to be saved', () => {
  it.each<[string, (input: SealInput) => SealInput]>([
    ['another document', (input) => ({ ...input, document: withByteChanged(input.document) })],
    ['a document that is cut', (input) => ({ ...input, document: input.document.subarray(0, -1) })],
    ['attachments of which one is new', (input) => ({ ...input, attachments: new Map([...(input.attachments ?? []), ['00000000-0000-4000-8000-000000000000', new Uint8Array(16_400)]]) })],
    ['another way in', (input) => ({ ...input, header: { ...input.header, slots: input.header.slots.map(withByteChanged) } })],
    ['one way in more', (input) => ({ ...input, header: { ...input.header, slots: [...input.header.slots, ...input.header.slots.map(withByteChanged)] } })]
  ])('(%s) replace nothing and leave nothing', async (_what, spoil) => {
    const store = await open()
    const before = await readFile(place.path)
    memory.spoil = spoil
    expect(await star(store)).not.toBe('saved')
    expect([(await readFile(place.path)).equals(before), await readdir(place.folder)]).toEqual([true, ['Personal.nidan', 'Personal.nidan.lock']])
    memory.spoil = null
    expect(await star(store)).toBe('saved')
  })

  it('are said to be a failed save', async () => {
    const store = await open()
    memory.spoil = (input) => ({ ...input, document: withByteChanged(input.document) })
    expect(await star(store)).toBe('vault-save-failed')
  })
})
