import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, type ErrorCode } from '../../../shared/errors.ts'
import type { KeychainRequest } from '../../../shared/ipc/host-contract.ts'
import { inspectContainer } from '../container/container.ts'
import { u16 } from '../container/bytes.ts'
import { makePasswordSlot, passwordSlotsOf, slotTypeOf } from '../container/slots.ts'
import { createNodeFileSystem } from '../file/file-system.ts'
import { openVault, type StoreParts, type VaultStore } from '../file/store.ts'
import { createSession, type Session, type SessionEvents } from '../session.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom, TEST_KDF, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'

// Sessions on real files: each change of the ways in, then what opens afterwards and what does not.
const NEXT_PASSWORD = 'another one, longer'
const DAY_MS = 86_400_000

let place: TestFolder
let runs = 0
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

interface Rig {
  readonly session: Session
  readonly opened: Parameters<SessionEvents['opened']>[0][]
  /** What the keychain of this computer holds. */
  readonly keychain: { slotId: string; secret: Uint8Array; validUntilMs: number } | null
  readonly keyFileEvents: boolean[]
  refuseKeychain: ErrorCode | null
  nowMs: number
}

function start(change: Partial<StoreParts> = {}, machine?: { msPerGiB: number }): Rig {
  runs += 1
  const rig = { opened: [] as Rig['opened'], keychain: null as Rig['keychain'], keyFileEvents: [] as boolean[], refuseKeychain: null as ErrorCode | null, nowMs: TEST_NOW_MS }
  const onKeychain = ({ requestId, action }: KeychainRequest): void => {
    if (rig.refuseKeychain === null) rig.keychain = action.kind === 'keep' ? action : null
    queueMicrotask(() => {
      session.keychainAnswered(requestId, rig.refuseKeychain)
    })
  }
  const session = createSession({
    store: testStoreParts(`run ${runs}`, { nowMs: () => rig.nowMs, processes: testProcess({ isAlive: () => false }), ...change }),
    events: {
      changed: () => undefined,
      opened: (vault) => rig.opened.push(vault),
      itemsChanged: () => undefined,
      savingChanged: () => undefined,
      keychainRequested: onKeychain,
      keyFileChanged: (isInUse) => rig.keyFileEvents.push(isInUse)
    },
    ...(machine === undefined
      ? {}
      : { machine: { totalMemoryBytes: 2 ** 34, measureMs: ({ memoryKiB, passes }) => Promise.resolve((memoryKiB * passes * machine.msPerGiB) / 2 ** 20) } })
  })
  session.configure(place.path)
  return Object.assign(rig, { session })
}

async function startNew(change: Partial<StoreParts> = {}): Promise<Rig> {
  const rig = start(change)
  await rig.session.create({ name: 'Personal', password: TEST_PASSWORD })
  return rig
}

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'worked',
    (error: unknown) => codeOf(error)
  )

/** What opening the file now gives, in a session of its own. */
async function opening(open: (session: Session) => Promise<unknown>): Promise<string> {
  const { session } = start()
  const result = await failure(open(session))
  await session.close()
  return result
}
const byPassword = (password: string): Promise<string> => opening((session) => session.unlock(password))
const byCode = (code: string): Promise<string> => opening((session) => session.recover(code))
const bySecret = (secret: Uint8Array): Promise<string> => opening((session) => session.unlockWithKeychain(secret))
const withFile = (path: string, password: string): Promise<string> =>
  opening((session) => {
    session.keyFiles.use('current', path)
    return session.unlock(password)
  })

async function typesOnDisk(): Promise<number[]> {
  return inspectContainer(await readFile(place.path)).header.slots.map(slotTypeOf)
}

async function keyFileIn(name: string, content = 'some photograph'): Promise<string> {
  const path = join(place.folder, name)
  await writeFile(path, content)
  return path
}

describe('another master password', () => {
  it('opens, and the old one does not', async () => {
    const { session } = await startNew()
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await session.close()
    expect([await byPassword(NEXT_PASSWORD), await byPassword(TEST_PASSWORD)]).toEqual(['worked', 'vault-wrong-password'])
  })

  it('is not set without the present one, nor when it is too short', async () => {
    const { session } = await startNew()
    const before = await readFile(place.path)
    expect(await failure(session.access.changePassword('not it', NEXT_PASSWORD))).toBe('vault-wrong-password')
    expect(await failure(session.access.changePassword(TEST_PASSWORD, 'seven77'))).toBe('password-too-short')
    expect(await failure(session.access.changePassword(null, NEXT_PASSWORD))).toBe('request-invalid')
    expect((await readFile(place.path)).equals(before)).toBe(true)
  })

  it('leaves every other way in as it is, and edits go on being saved', async () => {
    const { session } = await startNew()
    const { codeSecret } = await session.access.makeRecoveryCode(TEST_PASSWORD)
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await session.vault().change(null, (document) => ({ ...document, name: { value: 'Renamed', at: [TEST_NOW_MS, 5, 'aaaaaaaa'] } }))
    await session.close()
    expect([await byCode(codeSecret), await byPassword(NEXT_PASSWORD), await typesOnDisk()]).toEqual(['worked', 'worked', [1, 3]])
  })

  it('pays for the floor where the old slot was cheaper', async () => {
    await (await startNew()).session.close()
    const { session } = start({ kdf: { cost: TEST_KDF.cost, floor: { memoryKiB: 24 * 1_024, passes: 2 } } })
    await session.unlock(TEST_PASSWORD)
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    const [slot] = passwordSlotsOf(inspectContainer(await readFile(place.path)).header.slots)
    expect(slot?.cost).toEqual({ memoryKiB: 24 * 1_024, passes: 2, lanes: 4 })
  })

  it('is refused in a vault that is read-only, and before the vault is open', async () => {
    const { session } = await startNew()
    const second = start({ processes: testProcess({ pid: 200 }) })
    await second.session.unlock(TEST_PASSWORD)
    expect(await failure(second.session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD))).toBe('vault-read-only')
    await session.close()
    expect(await failure(start().session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD))).toBe('vault-locked')
  })
})

describe('a key file', () => {
  it('that was added is needed from then on, together with the password', async () => {
    const path = await keyFileIn('photo.jpg')
    const rig = await startNew()
    rig.session.keyFiles.use('next', path)
    await rig.session.access.addKeyFile(TEST_PASSWORD)
    expect([rig.session.access.state().keyFile, rig.keyFileEvents]).toEqual([true, [true]])
    await rig.session.close()
    const other = await keyFileIn('other.jpg', 'some photograpi')
    expect([
      await withFile(path, TEST_PASSWORD),
      await byPassword(TEST_PASSWORD),
      await withFile(other, TEST_PASSWORD),
      await withFile(path, 'wrong'),
      await withFile(join(place.folder, 'gone'), TEST_PASSWORD)
    ]).toEqual(['worked', 'vault-key-file-needed', 'vault-wrong-password-or-file', 'vault-wrong-password-or-file', 'key-file-not-found'])
    expect(await start().session.ways()).toEqual({ keyFile: true, recoveryCode: false })
  })

  it('stays in force when the password changes, and may be put away once the vault is open', async () => {
    const path = await keyFileIn('photo.jpg')
    const { session } = await startNew()
    session.keyFiles.use('next', path)
    await session.access.addKeyFile(TEST_PASSWORD)
    await session.close()
    const again = start()
    again.session.keyFiles.use('current', path)
    expect(await again.session.unlock(TEST_PASSWORD)).toBe('key-file')
    await unlink(path)
    await again.session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await again.session.close()
    await keyFileIn('photo.jpg')
    expect([await withFile(path, NEXT_PASSWORD), await byPassword(NEXT_PASSWORD)]).toEqual(['worked', 'vault-key-file-needed'])
  })

  it('can be taken away again', async () => {
    const path = await keyFileIn('photo.jpg')
    const { session, keyFileEvents } = await startNew()
    session.keyFiles.use('next', path)
    await session.access.addKeyFile(TEST_PASSWORD)
    await session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD)
    await session.access.removeKeyFile(NEXT_PASSWORD)
    await session.close()
    expect([await byPassword(NEXT_PASSWORD), keyFileEvents, await typesOnDisk()]).toEqual(['worked', [true, false], [1]])
  })

  it('can be made here, and is never made over another file', async () => {
    const { session } = await startNew()
    const path = join(place.folder, 'new.nidankey')
    await session.keyFiles.make(path)
    await session.access.addKeyFile(TEST_PASSWORD)
    await session.close()
    expect([(await readFile(path)).length, await withFile(path, TEST_PASSWORD)]).toEqual([64, 'worked'])
    expect(await failure(start().session.keyFiles.make(path))).toBe('key-file-exists-already')
  })

  it('is needed once more where the vault was opened without it', async () => {
    const path = await keyFileIn('photo.jpg')
    const first = await startNew()
    const { codeSecret } = await first.session.access.makeRecoveryCode(TEST_PASSWORD)
    first.session.keyFiles.use('next', path)
    await first.session.access.addKeyFile(TEST_PASSWORD)
    await first.session.close()
    const { session } = start()
    await session.recover(codeSecret)
    expect(await failure(session.access.removeKeyFile(TEST_PASSWORD))).toBe('vault-key-file-needed')
    session.keyFiles.use('current', path)
    expect(await failure(session.access.removeKeyFile(TEST_PASSWORD))).toBe('worked')
  })

  it('must have been chosen', async () => {
    expect(await failure((await startNew()).session.access.addKeyFile(TEST_PASSWORD))).toBe('request-invalid')
  })
})

describe('a recovery code', () => {
  it('opens, is shown once, and has the number that the settings show', async () => {
    const { session } = await startNew()
    const sheet = await session.access.makeRecoveryCode(TEST_PASSWORD)
    expect(session.access.state().recoverySheet).toBe(sheet.number)
    expect([sheet.vaultName, sheet.madeAtMs, new Set(sheet.picture.map((row) => row.length)).size]).toEqual(['Personal', TEST_NOW_MS, 1])
    await session.close()
    expect(await byCode(sheet.codeSecret.toLowerCase())).toBe('worked')
    expect(await start().session.ways()).toEqual({ keyFile: false, recoveryCode: true })
  })

  it('that was replaced or removed opens nothing any more', async () => {
    const { session } = await startNew()
    const first = await session.access.makeRecoveryCode(TEST_PASSWORD)
    const second = await session.access.makeRecoveryCode(TEST_PASSWORD)
    expect(await typesOnDisk()).toEqual([1, 3])
    await session.access.removeRecoveryCode(TEST_PASSWORD)
    const third = session.access.state().recoverySheet
    await session.close()
    expect([first.number === second.number, third, await byCode(first.codeSecret), await byCode(second.codeSecret)]).toEqual([
      false,
      null,
      'vault-no-recovery-code',
      'vault-no-recovery-code'
    ])
  })

  it('lets its owner set one new password without the old one', async () => {
    const first = await startNew()
    const { codeSecret } = await first.session.access.makeRecoveryCode(TEST_PASSWORD)
    await first.session.close()
    const { session, opened } = start()
    await session.recover(codeSecret)
    expect([opened[0]?.openedBy, session.vault().openedBy]).toEqual(['recovery-code', 'recovery-code'])
    await session.access.changePassword(null, NEXT_PASSWORD)
    expect(await failure(session.access.changePassword(null, 'a third password'))).toBe('request-invalid')
    await session.close()
    expect([await byPassword(NEXT_PASSWORD), await byPassword(TEST_PASSWORD), await byCode(codeSecret)]).toEqual(['worked', 'vault-wrong-password', 'worked'])
  })

  it('sets a password that is as dear to guess as the dearest of those it takes the place of', async () => {
    const first = await startNew()
    const { codeSecret } = await first.session.access.makeRecoveryCode(TEST_PASSWORD)
    await first.session.close()
    const dearer = { ...TEST_KDF.cost, passes: TEST_KDF.cost.passes + 2 }
    const random = seededRandom('second password')
    const store = await openVault(testStoreParts('other people'), place.path, TEST_PASSWORD)
    await store.changeAccess(async (access) => {
      const made = async (password: string, cost: typeof dearer): Promise<Uint8Array> => makePasswordSlot({ ...access, password, policy: { ...TEST_KDF, cost }, random })
      return { ...access, slots: [...access.slots, await made('of a second person', dearer), await made('of a third person', TEST_KDF.cost)] }
    })
    await store.close()
    const { session } = start()
    await session.recover(codeSecret)
    await session.access.changePassword(null, NEXT_PASSWORD)
    await session.close()
    expect(passwordSlotsOf(inspectContainer(await readFile(place.path)).header.slots).map(({ cost }) => cost.passes)).toEqual([dearer.passes])
    expect([await byPassword(NEXT_PASSWORD), await byPassword('of a second person')]).toEqual(['worked', 'vault-wrong-password'])
  })

  it('that is mistyped is refused before the file is looked at', async () => {
    const { session } = start()
    expect([await failure(session.recover('nothing like it')), await failure(session.recover(`${'0'.repeat(29)}1`))]).toEqual(['recovery-code-incomplete', 'recovery-code-mistyped'])
  })
})

describe('quick unlock', () => {
  it('opens with what the keychain got, and says so', async () => {
    const rig = await startNew()
    await rig.session.access.enableQuickUnlock(TEST_PASSWORD)
    expect(rig.session.access.state().quickUnlockUntilMs).toBe(TEST_NOW_MS + 7 * DAY_MS)
    await rig.session.close()
    const { session, opened } = start()
    await session.unlockWithKeychain(rig.keychain!.secret)
    expect([opened[0]?.openedBy, session.vault().openedBy]).toEqual(['keychain', 'keychain'])
  })

  it('does not stand alone: the password opens beside it, and it cannot be turned on without', async () => {
    const rig = await startNew()
    expect(await failure(rig.session.access.enableQuickUnlock('wrong'))).toBe('vault-wrong-password')
    expect(rig.keychain).toBeNull()
    await rig.session.access.enableQuickUnlock(TEST_PASSWORD)
    await rig.session.close()
    expect(await byPassword(TEST_PASSWORD)).toBe('worked')
  })

  it('is off where the keychain refuses, and the file stays as it was', async () => {
    const rig = await startNew()
    const before = await readFile(place.path)
    rig.refuseKeychain = 'quick-unlock-no-keychain'
    expect(await failure(rig.session.access.enableQuickUnlock(TEST_PASSWORD))).toBe('quick-unlock-no-keychain')
    expect([(await readFile(place.path)).equals(before), rig.session.access.state().quickUnlockUntilMs]).toEqual([true, null])
  })

  it('takes its secret out of the keychain when the file could not be saved', async () => {
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    const rig = await startNew({ files })
    files.plan({ name: 'file.write', at: 1, fault: 'ENOSPC' })
    expect(await failure(rig.session.access.enableQuickUnlock(TEST_PASSWORD))).toBe('vault-disk-full')
    expect(rig.keychain).toBeNull()
  })

  it('is turned off in both places', async () => {
    const rig = await startNew()
    await rig.session.access.enableQuickUnlock(TEST_PASSWORD)
    const { secret } = rig.keychain!
    await rig.session.access.disableQuickUnlock()
    await rig.session.access.disableQuickUnlock()
    expect([rig.keychain, await typesOnDisk(), rig.session.access.state().quickUnlockUntilMs]).toEqual([null, [1], null])
    await rig.session.close()
    expect(await bySecret(secret)).toBe('quick-unlock-gone')
  })

  it('ends after seven days', async () => {
    const rig = await startNew()
    await rig.session.access.enableQuickUnlock(TEST_PASSWORD)
    await rig.session.close()
    const late = start()
    late.nowMs = TEST_NOW_MS + 7 * DAY_MS
    expect(await failure(late.session.unlockWithKeychain(rig.keychain!.secret))).toBe('quick-unlock-expired')
  })

  it.each([
    ['the day after by the password', 1.5, 'password', true],
    ['the same day by the password', 0.5, 'password', false],
    ['the day after by the keychain itself', 1.5, 'keychain', false]
  ] as const)('is prolonged when the vault is opened %s: %s days, by the %s: %s', async (_name, days, way, isProlonged) => {
    const first = await startNew()
    await first.session.access.enableQuickUnlock(TEST_PASSWORD)
    await first.session.close()
    const { slotId, secret } = first.keychain!
    const rig = start()
    rig.nowMs += days * DAY_MS
    if (way === 'password') await rig.session.unlock(TEST_PASSWORD)
    else await rig.session.unlockWithKeychain(secret)
    expect(await rig.session.access.noteKeychainSlot(Buffer.from(slotId, 'hex'))).toBe(true)
    expect([rig.keychain !== null, await typesOnDisk()]).toEqual([isProlonged, [1, 4]])
    await rig.session.close()
    expect(await bySecret(rig.keychain?.secret ?? secret)).toBe('worked')
  })

  it('is told to be gone when the vault has its slot no more', async () => {
    const rig = await startNew()
    expect(await rig.session.access.noteKeychainSlot(new Uint8Array(16))).toBe(false)
  })

  it('of other computers stays, unless it has ended', async () => {
    const one = await startNew()
    await one.session.access.enableQuickUnlock(TEST_PASSWORD)
    await one.session.close()
    const two = start()
    two.nowMs += DAY_MS
    await two.session.unlock(TEST_PASSWORD)
    await two.session.access.enableQuickUnlock(TEST_PASSWORD)
    expect([await typesOnDisk(), two.session.access.state().otherKeychains]).toEqual([[1, 4, 4], 1])
    await two.session.close()
    const three = start()
    three.nowMs += 7 * DAY_MS
    await three.session.unlock(TEST_PASSWORD)
    await three.session.access.enableQuickUnlock(TEST_PASSWORD)
    expect(await typesOnDisk()).toEqual([1, 4, 4])
  })
})

describe('another vault key', () => {
  it('leaves nothing that the old secrets open, and says what has to be printed again', async () => {
    const rig = await startNew()
    const old = await rig.session.access.makeRecoveryCode(TEST_PASSWORD)
    await rig.session.access.enableQuickUnlock(TEST_PASSWORD)
    const oldSecret = rig.keychain!.secret
    const oldFile = await readFile(place.path)
    const { sheet, ...left } = await rig.session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD)
    expect(left).toEqual({ otherPasswords: 0, otherKeychains: 0, unknownSlots: 0 })
    await rig.session.vault().change(null, (document) => ({ ...document, name: { value: 'Renamed', at: [TEST_NOW_MS, 5, 'aaaaaaaa'] } }))
    await rig.session.close()
    expect([await byPassword(TEST_PASSWORD), await byCode(old.codeSecret), await bySecret(oldSecret)]).toEqual([
      'vault-wrong-password',
      'vault-wrong-recovery-code',
      'quick-unlock-gone'
    ])
    expect([await byPassword(NEXT_PASSWORD), await byCode(sheet!.codeSecret), await bySecret(rig.keychain!.secret)]).toEqual(['worked', 'worked', 'worked'])
    // What cannot be helped, and is said: an old copy of the file opens as ever.
    await writeFile(place.path, oldFile)
    expect(await byPassword(TEST_PASSWORD)).toBe('worked')
  })

  it('keeps the password when only the key is to change, and makes no code where there was none', async () => {
    const rig = await startNew()
    const { sheet } = await rig.session.access.rotateKey(TEST_PASSWORD, null)
    await rig.session.close()
    expect([sheet, await byPassword(TEST_PASSWORD), await typesOnDisk()]).toEqual([null, 'worked', [1]])
  })

  it('keeps the key file', async () => {
    const path = await keyFileIn('photo.jpg')
    const { session } = await startNew()
    session.keyFiles.use('next', path)
    await session.access.addKeyFile(TEST_PASSWORD)
    await session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD)
    await session.close()
    expect([await withFile(path, NEXT_PASSWORD), await byPassword(NEXT_PASSWORD)]).toEqual(['worked', 'vault-key-file-needed'])
  })

  it('tells of the slots that it could not make anew', async () => {
    const one = await startNew()
    await one.session.access.enableQuickUnlock(TEST_PASSWORD)
    await one.session.close()
    const store = await reopened()
    const unknown = Uint8Array.from([...u16(77), ...seededRandom('unknown')(30)])
    await store.changeAccess((access) => Promise.resolve({ ...access, slots: [...access.slots, unknown] }))
    await store.close()
    const { session } = start()
    await session.unlock(TEST_PASSWORD)
    expect(await session.access.rotateKey(TEST_PASSWORD, null)).toEqual({ sheet: null, otherPasswords: 0, otherKeychains: 1, unknownSlots: 1 })
  })

  it('is refused for a new password that is too short, and without the present one', async () => {
    const { session } = await startNew()
    expect([await failure(session.access.rotateKey(TEST_PASSWORD, 'seven77')), await failure(session.access.rotateKey('wrong', null))]).toEqual([
      'password-too-short',
      'vault-wrong-password'
    ])
  })
})

describe('the cost of the key derivation', () => {
  const FLOOR = { memoryKiB: 24 * 1_024, passes: 1 }
  const store = { kdf: { cost: TEST_KDF.cost, floor: FLOOR } }

  it('is measured when a vault is made', async () => {
    const rig = start(store, { msPerGiB: 1_000_000 })
    await rig.session.create({ name: 'Slow machine', password: TEST_PASSWORD })
    expect(rig.session.access.state()).toMatchObject({ kdf: { ...FLOOR, lanes: 4 }, raise: null })
  })

  it('is offered to be raised where the file is cheaper than the floor, and not by itself', async () => {
    await (await startNew()).session.close()
    let nowMs = TEST_NOW_MS
    // Every look at the clock is two seconds later than the one before: a slow machine, which gets the floor.
    const slow = start({ ...store, nowMs: () => (nowMs += 2_000) }, { msPerGiB: 1_000_000 })
    await slow.session.unlock(TEST_PASSWORD)
    expect(slow.session.access.state()).toMatchObject({ kdf: TEST_KDF.cost, raise: { ...FLOOR, lanes: 4 }, kdfTookMs: 2_000 })
    expect(await failure(slow.session.access.raiseKdf('wrong'))).toBe('vault-wrong-password')
    await slow.session.access.raiseKdf(TEST_PASSWORD)
    expect(slow.session.access.state()).toMatchObject({ kdf: { ...FLOOR, lanes: 4 }, raise: null, kdfTookMs: null })
    expect(await failure(slow.session.access.raiseKdf(TEST_PASSWORD))).toBe('kdf-not-stronger')
    await slow.session.close()
    expect(await byPassword(TEST_PASSWORD)).toBe('worked')
  })

  it('keeps the key file when it is raised', async () => {
    const path = await keyFileIn('photo.jpg')
    const first = await startNew()
    first.session.keyFiles.use('next', path)
    await first.session.access.addKeyFile(TEST_PASSWORD)
    await first.session.close()
    let nowMs = TEST_NOW_MS
    const { session } = start({ ...store, nowMs: () => (nowMs += 2_000) }, { msPerGiB: 1_000_000 })
    session.keyFiles.use('current', path)
    await session.unlock(TEST_PASSWORD)
    await session.access.raiseKdf(TEST_PASSWORD)
    await session.close()
    expect([await withFile(path, TEST_PASSWORD), await byPassword(TEST_PASSWORD)]).toEqual(['worked', 'vault-key-file-needed'])
  })
})

describe('confirming the password of an open vault', () => {
  it('takes the right one and refuses another', async () => {
    const { session } = await startNew()
    expect([await failure(session.access.confirmOwner({ kind: 'password', password: TEST_PASSWORD })), await failure(session.access.confirmOwner({ kind: 'password', password: 'wrong' }))]).toEqual(['worked', 'vault-wrong-password'])
  })
})

describe('sixteen ways in', () => {
  it('are the most that there can be', async () => {
    const store = await startNew().then(async ({ session }) => {
      await session.close()
      return reopened()
    })
    const random = seededRandom('many')
    await store.changeAccess((access) => Promise.resolve({ ...access, slots: [...access.slots, ...Array.from({ length: 15 }, () => Uint8Array.from([...u16(77), ...random(20)]))] }))
    await store.close()
    const { session } = start()
    await session.unlock(TEST_PASSWORD)
    expect(await failure(session.access.makeRecoveryCode(TEST_PASSWORD))).toBe('vault-too-many-slots')
    expect(await failure(session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD))).toBe('worked')
  })
})

describe('a process that ends in the middle of a change', () => {
  it.each<[string, (session: Session) => Promise<unknown>, string]>([
    ['of the password', (session) => session.access.changePassword(TEST_PASSWORD, NEXT_PASSWORD), NEXT_PASSWORD],
    ['of the vault key', (session) => session.access.rotateKey(TEST_PASSWORD, NEXT_PASSWORD), NEXT_PASSWORD]
  ])('%s leaves a file that opens with the old or the new one, never with neither, at every step', async (_name, change, next) => {
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    await (await startNew()).session.close()
    const original = await readFile(place.path)
    const measured = start({ files })
    await measured.session.unlock(TEST_PASSWORD)
    await quiet(files)
    files.plan(null)
    await change(measured.session)
    const steps = files.calls.length
    expect(steps).toBeGreaterThan(10)
    await measured.session.close()
    const ends = new Set<string>()
    for (let at = 1; at <= steps; at += 1) {
      files.plan(null)
      await writeFile(place.path, original)
      const { session } = start({ files })
      await session.unlock(TEST_PASSWORD)
      await quiet(files)
      files.plan({ at, fault: 'kill' })
      const acknowledged = (await failure(change(session))) === 'worked'
      files.plan(null)
      const found = [await byPassword(TEST_PASSWORD), await byPassword(next)].join(' ')
      expect([at, ['worked vault-wrong-password', 'vault-wrong-password worked'].includes(found)]).toEqual([at, true])
      if (acknowledged) expect([at, found]).toEqual([at, 'vault-wrong-password worked'])
      ends.add(found)
    }
    // Both ends were really met.
    expect(ends.size).toBe(2)
  }, 120_000)
})

/** After an unlock the folder is looked through in the background; its steps are not the ones that are counted. */
async function quiet({ calls }: { readonly calls: readonly string[] }): Promise<void> {
  for (let before = -1; before !== calls.length;) {
    before = calls.length
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function reopened(): Promise<VaultStore> {
  runs += 1
  return openVault(testStoreParts(`run ${runs}`, { processes: testProcess({ isAlive: () => false }) }), place.path, TEST_PASSWORD)
}
