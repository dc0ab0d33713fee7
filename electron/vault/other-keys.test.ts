// Holds what opens a backup of another key: each way that was valid then, and nothing else. The owner's check takes a chosen key file too.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../shared/errors.ts'
import { copyProofSchema, type CopyProof } from '../../shared/model/proof.ts'
import { applyItemEdit } from './document/edit.ts'
import { savingHandlers } from './handlers/handlers-saving.ts'
import { createOtherKeys, type OtherKeys } from './other-keys.ts'
import { createSession, type Session } from './session.ts'
import { TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from './testdata/store-parts.ts'

const NEXT_PASSWORD = 'another master password'
const COPY = { place: 'beside', name: 'Personal 2.nidan' } as const

let place: TestFolder
let session: Session
let nowMs: number
let codeSecret: string

const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const keyFile = (): string => join(place.folder, 'holiday.jpg')
const otherFile = (): string => join(place.folder, 'other.jpg')
const add = (title: string): Promise<void> => {
  const vault = session.vault()
  const noDraft = (): never => { throw new Error('no draft') }
  return vault.change(null, (document) => applyItemEdit(document, { id: null, title, favourite: false, notes: '', fields: [] }, noDraft, vault.editContext()).document)
}

/** A vault with a key file and a recovery code, whose key was changed since: its backups and the copy beside it are of the time before. */
beforeEach(async () => {
  place = await makeTestFolder()
  nowMs = TEST_NOW_MS
  const quiet = (): undefined => undefined
  session = createSession({
    store: testStoreParts('other keys', { nowMs: () => (nowMs += 1) }),
    events: { opened: quiet, itemsChanged: quiet, savingChanged: quiet, keychainRequested: quiet, keyFileChanged: quiet, changed: quiet }
  })
  session.configure(place.path, join(place.folder, 'own'))
  await session.create({ name: 'Personal', password: TEST_PASSWORD })
  await Promise.all([writeFile(keyFile(), 'a picture'), writeFile(otherFile(), 'another picture')])
  session.keyFiles.use('next', keyFile())
  await session.access.addKeyFile(TEST_PASSWORD)
  codeSecret = (await session.access.makeRecoveryCode(TEST_PASSWORD)).codeSecret
  await add('From then')
  await copyFile(place.path, join(place.folder, COPY.name))
  await session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD)
  await session.access.removeKeyFile(NEXT_PASSWORD)
  await add('Of now')
})
afterEach(async () => {
  await session.close()
  await place.remove()
})

/** The newest backup of the time before, which holds a login. */
async function nameOfThen(): Promise<string> {
  const list = await savingHandlers(session)['backups.list'](null)
  return list.find(({ state }) => state === 'otherKey')?.name ?? ''
}
const look = async (proof: CopyProof | null): Promise<string[]> => {
  const items = await savingHandlers(session)['backups.items']({ name: await nameOfThen(), proof })
  return items.map(({ title, now }) => `${title} ${now}`)
}

describe('a backup of another key', () => {
  it('is asked for what was valid then, and says what is wrong with anything else', async () => {
    expect(await codeFrom(look(null))).toBe('password-needed')
    expect(await codeFrom(look({ kind: 'password', password: TEST_PASSWORD }))).toBe('vault-key-file-needed')
    expect(await codeFrom(look({ kind: 'key-file', password: TEST_PASSWORD }))).toBe('vault-key-file-needed')
    session.keyFiles.use('proof', otherFile())
    expect(await codeFrom(look({ kind: 'key-file', password: TEST_PASSWORD }))).toBe('vault-wrong-password-or-file')
    session.keyFiles.use('proof', keyFile())
    expect(await codeFrom(look({ kind: 'key-file', password: NEXT_PASSWORD }))).toBe('vault-wrong-password-or-file')
    expect(await codeFrom(look({ kind: 'recovery-code', recoveryCodeSecret: 'ABC' }))).toBe('recovery-code-incomplete')
    expect(await codeFrom(look({ kind: 'recovery-code', recoveryCodeSecret: '000G4-0R40M-30E20-9185G-R38E1-XD1ZE' }))).toBe('vault-wrong-recovery-code')
    expect(await codeFrom(look(null))).toBe('password-needed')
  })

  it.each([
    ['the password and the key file of then', (): CopyProof => ({ kind: 'key-file', password: TEST_PASSWORD })],
    ['the recovery code of then', (): CopyProof => ({ kind: 'recovery-code', recoveryCodeSecret: codeSecret.toLowerCase() })]
  ])('opens with %s, and whatever has the same key with it', async (_name, proof) => {
    session.keyFiles.use('proof', keyFile())
    const asked = copyProofSchema.parse(proof())
    expect((await look(asked)).every((row) => row.startsWith('From then'))).toBe(true)
    const calls = savingHandlers(session)
    expect((await calls['backups.list'](null)).filter(({ state, items }) => state === 'otherKey' && items === null)).toEqual([])
    expect((await calls['copies.items']({ copy: COPY, proof: null })).map(({ title, now }) => [title, now])).toEqual([['From then', 'same']])
    expect((await calls['copies.list'](null)).map(({ state, news }) => [state, news])).toEqual([['otherKey', 0]])
  })

  it('gives back a login that was deleted for good since', async () => {
    const calls = savingHandlers(session)
    const name = await nameOfThen()
    const items = await calls['backups.items']({ name, proof: { kind: 'recovery-code', recoveryCodeSecret: codeSecret } })
    const itemId = items[0]?.id ?? ''
    const vault = session.vault()
    await vault.change(itemId, (document) => ({ ...document, items: Object.fromEntries(Object.entries(document.items).filter(([id]) => id !== itemId)) }))
    await calls['backups.restoreItem']({ name, itemId })
    expect(session.vault().document().items[itemId]?.title.value).toBe('From then')
  })

  it('whose key nobody has proven to know gives nothing back', async () => {
    const name = await nameOfThen()
    expect(await codeFrom(Promise.resolve(savingHandlers(session)['backups.restoreAll']({ name })))).toBe('password-needed')
  })
})

describe('the copy beside the vault, of another key', () => {
  it('takes the same ways, and is refused where it is another vault', async () => {
    const calls = savingHandlers(session)
    expect(await codeFrom(Promise.resolve(calls['copies.merge'](COPY)))).toBe('password-needed')
    await calls['copies.items']({ copy: COPY, proof: { kind: 'recovery-code', recoveryCodeSecret: codeSecret } })
    await calls['copies.merge'](COPY)
    expect(Object.values(session.vault().document().items).map(({ title }) => title.value).sort()).toEqual(['From then', 'Of now'])
  })
})

describe('the owner of a vault with a key file', () => {
  it('proves it with the file that opened it, or with one that is chosen for it, and no other', async () => {
    session.keyFiles.use('next', keyFile())
    await session.access.addKeyFile(NEXT_PASSWORD)
    const asks = (kind: 'password' | 'key-file', password: string): Promise<string> => codeFrom(session.vault().confirmOwner({ kind, password }))
    expect([await asks('password', NEXT_PASSWORD), await asks('key-file', NEXT_PASSWORD)]).toEqual(['worked', 'vault-key-file-needed'])
    session.keyFiles.use('proof', otherFile())
    expect(await asks('key-file', NEXT_PASSWORD)).toBe('vault-wrong-password-or-file')
    session.keyFiles.use('proof', join(place.folder, 'gone.jpg'))
    expect(await asks('key-file', NEXT_PASSWORD)).toBe('key-file-not-found')
    session.keyFiles.use('proof', keyFile())
    expect([await asks('key-file', NEXT_PASSWORD), await asks('key-file', TEST_PASSWORD)]).toEqual(['worked', 'vault-wrong-password-or-file'])
  })
})

describe('keys of other times', () => {
  const fresh = (vaultId: string): OtherKeys => createOtherKeys({ vaultId: () => vaultId, nowMs: () => nowMs, keyFiles: session.keyFiles })

  it('are learned once each, and each opens what it sealed', async () => {
    const keys = fresh(session.vault().document().vaultId)
    const [then, now] = await Promise.all([readFile(join(place.folder, COPY.name)), readFile(place.path)])
    const withCode: CopyProof = { kind: 'recovery-code', recoveryCodeSecret: codeSecret }
    expect([keys.open(then), keys.open(now)]).toEqual([null, null])
    for (let times = 0; times < 2; times += 1) await keys.openWith(then, withCode)
    await keys.openWith(now, { kind: 'password', password: NEXT_PASSWORD })
    expect([keys.open(then), keys.open(now)].map((opened) => Object.values(opened?.document.items ?? {}).length)).toEqual([1, 2])
  })

  it('open no other vault, whatever its password', async () => {
    const work = fresh('99999999-9999-4999-8999-999999999999').openWith(await readFile(place.path), { kind: 'password', password: NEXT_PASSWORD })
    expect(await codeFrom(work)).toBe('vault-other-vault')
  })
})
