import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOfStep } from '../otp/code.ts'
import { nextCounterCode } from './counter-codes.ts'
import { createNodeFileSystem } from './file/file-system.ts'
import type { StoreParts } from './file/store.ts'
import type { NewItem } from './new-vault-file.ts'
import type { OpenSession } from './open-session.ts'
import { createFaultyFileSystem } from './testdata/faulty-file-system.ts'
import { seededRandom, TEST_PASSWORD } from './testdata/fixtures.ts'
import { startProcess, startUnlocked, type ProcessRig } from './testdata/process-rig.ts'
import { makeTestFolder, testProcess, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('an OTP of a counter', () => {
  // RFC 4226, appendix D.
  const COUNTER_ADDRESS = 'otpauth://hotp/Bank:me?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank&counter=3'
  const BANK: NewItem = { title: 'Bank', username: 'me', otps: [COUNTER_ADDRESS] }

  async function startWithCounter(change: Partial<StoreParts> = {}): Promise<ProcessRig & { ref: { itemId: string; fieldId: string } }> {
    const rig = await startUnlocked(place, [BANK], change)
    const itemId = rig.ids[0]!
    const { fields } = await rig.view('main', 'items.get', { itemId })
    return { ...rig, ref: { itemId, fieldId: fields.find((field) => field.kind === 'otp')!.id } }
  }

  async function counterOnDisk(): Promise<unknown> {
    const again = startProcess({ processes: testProcess({ pid: 200 }) })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const [row] = await again.rows()
    const { fields } = await again.view('main', 'items.get', { itemId: row!.id })
    return fields.find((field) => field.kind === 'otp')?.parameters.counter
  }

  it('shows no code by itself, neither stored nor as a draft', async () => {
    const rig = await startWithCounter()
    expect(await rig.view('main', 'otp.codes', [rig.ref])).toEqual([])
    const draft = await rig.view('main', 'otp.draftFromText', { text: COUNTER_ADDRESS })
    expect([draft.code, draft.parameters.counter]).toEqual([null, 3])
    await expect(rig.view('main', 'otp.draftCode', { handle: draft.handle })).rejects.toThrow('request-invalid')
    expect(await rig.host('host.trayEntries', { limit: 5 })).toMatchObject([{ title: 'Bank', code: null }])
  })

  it('gives out each code once, even when two are asked for at a time', async () => {
    const rig = await startWithCounter()
    const advance = (): Promise<unknown> => rig.view('main', 'otp.advance', rig.ref)
    expect(await Promise.all([advance(), advance()])).toEqual([
      { code: '969429', counter: 3 },
      { code: '338314', counter: 4 }
    ])
    expect(await counterOnDisk()).toBe(5)
  })

  it('gives out no code while its counter cannot be saved, and skips none', async () => {
    const rig = await startWithCounter()
    const right = await readFile(place.path)
    await writeFile(place.path, 'changed outside')
    await expect(rig.view('main', 'otp.advance', rig.ref)).rejects.toThrow('vault-changed-outside')
    await expect(rig.host('host.copyValue', rig.ref)).rejects.toThrow('vault-changed-outside')
    await writeFile(place.path, right)
    expect(await rig.view('main', 'otp.advance', rig.ref)).toEqual({ code: '969429', counter: 3 })
  })

  it('gives out no code while only the recovery folder could keep its counter: whoever opens the file next would give it again', async () => {
    const real = createNodeFileSystem({ platform: process.platform })
    const files = createFaultyFileSystem(real)
    const failing = { ...real, createNew: (path: string) => (path.endsWith('.tmp') ? files : real).createNew(path) }
    await (await startUnlocked(place, [BANK])).host('host.close', null)
    const rig = startProcess({ files: failing, random: seededRandom('aside') })
    await rig.host('host.configure', { path: place.path, ownFolder: join(place.folder, 'own') })
    await rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const [row] = await rig.rows()
    const { fields } = await rig.view('main', 'items.get', { itemId: row!.id })
    const ref = { itemId: row!.id, fieldId: fields.find((field) => field.kind === 'otp')!.id }
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await expect(rig.view('main', 'otp.advance', ref)).rejects.toThrow('vault-disk-full')
    await expect(rig.host('host.copyValue', ref)).rejects.toThrow('vault-disk-full')
    expect((await rig.view('main', 'saving.state', null)).problem).toBeNull()
    // Another change is kept aside; the counter still is not.
    await rig.view('main', 'items.setFavourite', { itemId: ref.itemId, favourite: true })
    expect((await rig.view('main', 'saving.state', null)).problem).toBe('vault-disk-full')
    await expect(rig.view('main', 'otp.advance', ref)).rejects.toThrow('vault-disk-full')
    files.plan(null)
    expect(await rig.view('main', 'otp.advance', ref)).toMatchObject({ counter: 3 })
    expect([(await rig.view('main', 'saving.state', null)).problem, await counterOnDisk()]).toEqual([null, 4])
  })

  it('is copied from the tray by giving out the next code, which is on disk by then', async () => {
    const rig = await startWithCounter()
    expect(await rig.host('host.copyValue', rig.ref)).toEqual({ value: '969429', validUntilMs: null })
    expect(await counterOnDisk()).toBe(4)
  })

  it('is copied as it is shown without using up another code, and only the last one', async () => {
    const rig = await startWithCounter()
    await expect(rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).rejects.toThrow('request-invalid')
    await rig.view('main', 'otp.advance', rig.ref)
    expect(await rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).toEqual({ value: '969429', validUntilMs: null })
    expect(await rig.view('main', 'otp.advance', rig.ref)).toEqual({ code: '338314', counter: 4 })
    await expect(rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).rejects.toThrow('request-invalid')
  })

  it('that has come to its end gives out no more codes, and says so', async () => {
    const last = Number.MAX_SAFE_INTEGER - 1
    const rig = await startUnlocked(place, [{ ...BANK, otps: [COUNTER_ADDRESS.replace('counter=3', `counter=${String(last)}`)] }])
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const ref = { itemId: rig.ids[0]!, fieldId: fields.find((field) => field.kind === 'otp')!.id }
    expect(await rig.view('main', 'otp.advance', ref)).toMatchObject({ counter: last })
    await expect(rig.view('main', 'otp.advance', ref)).rejects.toThrow('otp-counter-out-of-range')
    expect(await counterOnDisk()).toBe(last + 1)
  })

  it('gives out nothing that no save has seen', async () => {
    const neverSaved = { change: () => Promise.resolve(), markUsed: () => undefined } as unknown as OpenSession
    await expect(nextCounterCode(neverSaved, { itemId: 'i', fieldId: 'f' })).rejects.toThrow('internal')
  })

  it('is not edited by giving out a code', async () => {
    const rig = await startWithCounter()
    rig.pass(60_000)
    const before = await rig.view('main', 'items.get', { itemId: rig.ref.itemId })
    await rig.view('main', 'otp.advance', rig.ref)
    expect((await rig.view('main', 'items.get', { itemId: rig.ref.itemId })).updatedAtMs).toBe(before.updatedAtMs)
  })

  it('is set right by two codes of another device, within the next hundred, and is on disk by then', async () => {
    const rig = await startWithCounter()
    expect(await rig.view('main', 'otp.resync', { ...rig.ref, firstCode: '162 583', secondCode: '399-871' })).toEqual({ counter: 9 })
    expect(await counterOnDisk()).toBe(9)
    expect(await rig.view('main', 'otp.advance', rig.ref)).toEqual({ code: '520489', counter: 9 })
  })

  it.each([
    ['codes that are used up', '755224', '287082'],
    ['codes in the wrong order', '399871', '162583'],
    ['one right code and one that is none', '162583', '000000'],
    ['two that do not follow each other', '969429', '254676']
  ])('stays as it is for %s', async (_name, firstCode, secondCode) => {
    const rig = await startWithCounter()
    await expect(rig.view('main', 'otp.resync', { ...rig.ref, firstCode, secondCode })).rejects.toThrow('otp-resync-not-found')
    expect(await counterOnDisk()).toBe(3)
  })

  it('is found at the very end of the window and not behind it', async () => {
    const rig = await startWithCounter()
    const code = (counter: number): string => codeOfStep({ type: 'hotp', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }, counter)
    await expect(rig.view('main', 'otp.resync', { ...rig.ref, firstCode: code(103), secondCode: code(104) })).rejects.toThrow('otp-resync-not-found')
    expect(await rig.view('main', 'otp.resync', { ...rig.ref, firstCode: code(102), secondCode: code(103) })).toEqual({ counter: 104 })
  })

  it('cannot be asked of a field that follows the clock', async () => {
    const rig = await startUnlocked(place)
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[1]! })
    const fieldId = fields.find((field) => field.kind === 'otp')!.id
    await expect(rig.view('main', 'otp.advance', { itemId: rig.ids[1]!, fieldId })).rejects.toThrow('request-invalid')
  })
})
