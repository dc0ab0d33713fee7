import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { transferOf } from '../otp/testdata/migration-encoder.ts'
import { scanResults, type ScanResultParts } from './scan-results.ts'
import { seededRandom, TEST_PASSWORD } from './testdata/fixtures.ts'
import { ADDRESS, OTHER_ADDRESS, SECRET, startProcess, startUnlocked, scan } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('a scan', () => {
  it('proposes the login that the code belongs to, and keeps the seed here', async () => {
    const rig = await startUnlocked(place)
    const result = await scan(rig, [ADDRESS])
    expect(result.otps).toMatchObject([{ proposals: [{ title: 'Amazon' }], alreadyOn: null }])
    expect(JSON.stringify(result)).not.toContain(SECRET)
  })

  it('says which login has the code already', async () => {
    expect((await scan(await startUnlocked(place), [OTHER_ADDRESS])).otps).toMatchObject([{ alreadyOn: { title: 'GitHub' } }])
  })

  it('counts one code on two displays once', async () => {
    expect((await scan(await startUnlocked(place), [ADDRESS, ADDRESS.replace('Amazon:', '')])).otps).toHaveLength(1)
  })

  it('names the codes that cannot be used, and why', async () => {
    const { otps, others } = await scan(await startUnlocked(place), ['otpauth://totp/a?secret=0', 'otpauth-migration://offline?data=x', ADDRESS])
    expect([otps.length, others.map(({ kind, reason }) => [kind, reason])]).toEqual([
      1,
      [
        ['otp-broken', 'otp-secret-broken'],
        ['otp-transfer', 'otp-transfer-unreadable']
      ]
    ])
  })

  it('proposes nothing out of the trash', async () => {
    const rig = await startUnlocked(place)
    await rig.view('main', 'items.trash', { itemId: rig.ids[0]! })
    expect((await scan(rig, [ADDRESS])).otps).toMatchObject([{ proposals: [] }])
  })

  it('proposes a kept code and recovery codes of the issuer, and no card of its name', async () => {
    const rig = await startUnlocked(place)
    for (const category of ['card', 'otp', 'recovery-codes'] as const)
      await rig.view('main', 'items.save', { id: null, title: 'Amazon', favourite: false, notes: '', fields: [], category })
    const { otps: [otp] } = await scan(rig, [ADDRESS])
    const found = await Promise.all((otp?.proposals ?? []).map(({ id }) => rig.view('main', 'items.get', { itemId: id })))
    expect(found.map(({ category }) => category ?? 'login').sort()).toEqual(['login', 'otp', 'recovery-codes'])
  })

  it('that breaks in the program is no fault of the code', () => {
    const broken: ScanResultParts['drafts'] = { keep: () => { throw new TypeError('broken') } } as never
    const parts: ScanResultParts = { document: { items: {} } as never, uses: new Map(), drafts: broken, transfers: { take: () => { throw new TypeError('broken') } } as never }
    expect(() => scanResults([{ text: part(0), place: null }], parts)).toThrow(TypeError)
  })

  it('that never arrives is given up', async () => {
    await expect((await startUnlocked(place)).host('host.collectScan', { scanId: randomUUID() })).rejects.toThrow('scan-timed-out')
  })
})

const ACCOUNTS = ['Amazon', 'GitHub', 'Lantern', 'Minato'].map((issuer, index) => ({
  secret: new Uint8Array(20).fill(index + 1),
  name: `${issuer}:octo`,
  issuer,
  algorithm: 1,
  digits: 1,
  type: 2
}))
const part = (index: number, batchId = 7): string =>
  transferOf({ otpParameters: ACCOUNTS.slice(index * 2, index * 2 + 2), version: 1, batchSize: 2, batchIndex: index, batchId })

describe('a transfer', () => {
  it('is collected over several readings, names what is missing, and keeps the seeds here', async () => {
    const rig = await startUnlocked(place)
    const first = await rig.view('main', 'otp.readText', { text: part(1) })
    expect(first).toMatchObject({ source: 'text', problem: null, transfers: [{ size: 2, missing: [1] }] })
    const second = await scan(rig, [part(0)])
    expect(second.transfers).toMatchObject([{ missing: [], refused: [] }])
    const { accounts = [] } = second.transfers[0] ?? {}
    expect(accounts.map(({ draft, proposals }) => [draft.parameters.issuer, proposals[0]?.title])).toEqual([
      ['Amazon', 'Amazon'],
      ['GitHub', 'GitHub'],
      ['Lantern', undefined],
      ['Minato', undefined]
    ])
    expect(JSON.stringify(second)).not.toMatch(/AEAQCAIB/u)
  })

  it('says which part was read before', async () => {
    const rig = await startUnlocked(place)
    await scan(rig, [part(0)])
    expect((await scan(rig, [part(0), part(1)])).others).toMatchObject([{ kind: 'otp-transfer-again', reason: null }])
  })

  it('is held longer than a draft, until it is discarded', async () => {
    const rig = await startUnlocked(place)
    const { transfers } = await scan(rig, [part(0), part(1)])
    rig.pass(86_400_000)
    const { id, accounts } = transfers[0]!
    const { handle } = accounts[0]!.draft
    await rig.view('main', 'otp.discardDraft', { handle })
    expect(await rig.view('main', 'otp.draftCode', { handle })).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) })
    expect(await rig.view('main', 'otp.collected', null)).toHaveLength(1)
    await rig.view('main', 'otp.discardCollected', { transferId: id })
    expect(await rig.view('main', 'otp.collected', null)).toEqual([])
    await expect(rig.view('main', 'otp.draftCode', { handle })).rejects.toThrow('otp-draft-gone')
  })

  it('is stored in one save, on old logins and new ones', async () => {
    const rig = await startUnlocked(place)
    const { transfers } = await scan(rig, [part(0), part(1)])
    const { accounts } = transfers[0]!
    const events = rig.viewEvents.length
    const attached = await rig.view(
      'main',
      'otp.attachMany',
      accounts.map(({ draft, proposals }) => ({ handle: draft.handle, itemId: proposals[0]?.id ?? null }))
    )
    expect(rig.viewEvents.length - events).toBe(1)
    expect(attached.map(({ itemId }) => itemId).slice(0, 2)).toEqual(rig.ids)
    expect(await rig.view('main', 'otp.codes', attached)).toHaveLength(4)
    expect((await rig.view('main', 'otp.collected', null))[0]?.accounts.map(({ alreadyOn }) => alreadyOn?.title)).toEqual(['Amazon', 'GitHub', 'Lantern', 'Minato'])
    await rig.host('host.close', null)
    const again = startProcess({ random: seededRandom('again') })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect((await again.rows()).map(({ title }) => title).toSorted()).toEqual(['Amazon', 'GitHub', 'Lantern', 'Minato'])
  })

  it.each([
    ['a draft is gone', { handle: randomUUID(), itemId: null }, 'otp-draft-gone'],
    ['a login is gone', { itemId: randomUUID() }, 'item-not-found']
  ])('is not stored at all when %s', async (_case, change, code) => {
    const rig = await startUnlocked(place)
    const { accounts } = (await scan(rig, [part(0)])).transfers[0]!
    const before = await readFile(place.path)
    const targets = accounts.map(({ draft }) => ({ handle: draft.handle, itemId: null }))
    await expect(rig.view('main', 'otp.attachMany', [targets[0]!, { ...targets[1]!, ...change }])).rejects.toThrow(code)
    expect((await readFile(place.path)).equals(before)).toBe(true)
    expect(await rig.rows()).toHaveLength(2)
  })

  it('is not stored when one account is named twice', async () => {
    const rig = await startUnlocked(place)
    const report = await rig.view('main', 'otp.readText', { text: part(0) })
    const [account] = report.transfers[0]!.accounts
    const target = { handle: account!.draft.handle, itemId: null }
    const before = await readFile(place.path)
    await expect(rig.view('main', 'otp.attachMany', [target, target])).rejects.toThrow('request-invalid')
    expect((await readFile(place.path)).equals(before)).toBe(true)
  })

  it('that came as a link is answered to main without a seed', async () => {
    const rig = await startUnlocked(place)
    const report = await rig.host('host.readLink', { text: ADDRESS })
    expect(report).toMatchObject({ source: 'link', otps: [{ place: null, proposals: [{ title: 'Amazon' }] }] })
    expect(JSON.stringify(report)).not.toContain(SECRET)
  })
})

describe('pasted text', () => {
  it('of which nothing is short enough for a code is said to be no code', async () => {
    const rig = await startUnlocked(place)
    expect(await rig.view('main', 'otp.readText', { text: 'x'.repeat(16_385) })).toMatchObject({ otps: [], others: [], problem: 'otp-address-unreadable' })
  })

  it('may hold several addresses and a transfer code', async () => {
    const report = await (await startUnlocked(place)).view('main', 'otp.readText', { text: `${ADDRESS}\n\n apple-${OTHER_ADDRESS}\r\n${part(0)}\n` })
    expect([report.otps.length, report.transfers.length, report.others]).toEqual([2, 1, []])
    expect(report.otps[1]).toMatchObject({ alreadyOn: { title: 'GitHub' } })
  })

  it('may break an address into lines', async () => {
    const text = part(0).replace(/(data=.{20})/u, '$1\n')
    expect((await (await startUnlocked(place)).view('main', 'otp.readText', { text })).transfers).toHaveLength(1)
  })

  it.each([
    ['no address', 'hello', 'otp-address-unreadable'],
    ['a cut transfer code', part(0).slice(0, 90), 'otp-transfer-unreadable'],
    ['a broken key', 'otpauth://totp/a?secret=0', 'otp-secret-broken']
  ])('is refused with its reason when it is %s', async (_case, text, problem) => {
    expect(await (await startUnlocked(place)).view('main', 'otp.readText', { text })).toMatchObject({ problem, otps: [], transfers: [] })
  })
})
