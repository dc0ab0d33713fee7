import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureReport } from './failure-report.ts'
import { TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { ADDRESS, ITEMS, startProcess, startUnlocked } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('before it is unlocked, the vault process', () => {
  it.each([
    ['items.list', { from: 0 }],
    ['items.trash', { itemId: randomUUID() }],
    ['otp.draftFromText', { text: ADDRESS }],
    ['otp.readText', { text: ADDRESS }],
    ['otp.collected', null],
    ['otp.codes', []],
    ['otp.firstCodes', []]
  ] as const)('answers %s with vault-locked', async (name, input) => {
    await expect(startProcess().view('main', name, input as never)).rejects.toThrow('vault-locked')
  })

  it.each([
    ['host.trayEntries', { limit: 5 }],
    ['host.copyValue', { itemId: randomUUID(), fieldId: randomUUID() }],
    ['host.collectScan', { scanId: randomUUID() }],
    ['host.readLink', { text: ADDRESS }]
  ] as const)('answers %s of main with vault-locked', async (name, input) => {
    await expect(startProcess().host(name, input)).rejects.toThrow('vault-locked')
  })

  it('names no ways into a file that main did not name', async () => {
    await expect(startProcess().view('unlock', 'vault.ways', null)).rejects.toThrow('request-invalid')
  })

  it('opens no file that main did not name', async () => {
    await expect(startProcess().view('unlock', 'vault.unlock', { password: 'p' })).rejects.toThrow('request-invalid')
  })

  it('says that a password is wrong and takes the right one afterwards', async () => {
    await (await startUnlocked(place)).host('host.close', null)
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    await expect(rig.view('unlock', 'vault.unlock', { password: 'wrong' })).rejects.toThrow('vault-wrong-password')
    await rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(rig.hostEvents).toEqual([{ name: 'vault.opened', payload: { name: 'Personal', readOnly: false, openedBy: 'password', isNew: false } }])
  })

  it('makes no vault with a password of seven letters', async () => {
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    await expect(rig.view('unlock', 'vault.create', { name: 'New', password: '🙂🙂🙂🙂🙂🙂🙂' })).rejects.toThrow('password-too-short')
  })

  it('makes a vault and opens it', async () => {
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    await rig.view('unlock', 'vault.create', { name: '個人用', password: 'eight888' })
    expect([rig.hostEvents, await rig.rows()]).toEqual([
      [{ name: 'vault.opened', payload: { name: '個人用', readOnly: false, openedBy: 'password', isNew: true } }],
      []
    ])
  })

  it('opens nothing when main turned to another file meanwhile', async () => {
    await (await startUnlocked(place)).host('host.close', null)
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    const unlocking = rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const turning = rig.host('host.configure', { path: `${place.path}.other` })
    await expect(unlocking).rejects.toThrow('vault-locked')
    await turning
    expect(rig.hostEvents).toEqual([])
  })
})

describe('what goes wrong unexpectedly', () => {
  it('is reported by its kind and its place, never by its message, and the view hears a code', async () => {
    let isBroken = false
    const rig = await startUnlocked(place, ITEMS, {
      nowMs: () => {
        if (isBroken) throw new TypeError('seed geheim\n  with more of it')
        return TEST_NOW_MS
      }
    })
    isBroken = true
    await expect(rig.view('main', 'items.trash', { itemId: rig.ids[0]! })).rejects.toThrow('internal')
    const [report = ''] = rig.unexpected
    expect([
      report.startsWith('items.trash: TypeError'),
      report.includes('geheim'),
      report.includes('with more'),
      /^\s+at /mu.test(report)
    ]).toEqual([true, false, false, true])
  })

  it('is reported without a place when the error has none', () => {
    const error = Object.assign(new RangeError('geheim'), { stack: undefined })
    expect(failureReport('x', error)).toBe('x: RangeError')
  })

  it('is reported even when it is no error', () => {
    expect(failureReport('x', 'geheim')).toBe('x: something that is no error was thrown')
  })
})
