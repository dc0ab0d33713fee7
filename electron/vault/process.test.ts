import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallInput, CallOutput } from '../../shared/ipc/contract.ts'
import type { VaultCallName } from '../../shared/ipc/channels.ts'
import type { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import { transferOf } from '../otp/testdata/migration-encoder.ts'
import { connectPort, type PortClient, type RpcPort } from '../../shared/ipc/port-rpc.ts'
import type { ItemEdit } from '../../shared/model/item.ts'
import type { Reading } from '../../shared/model/scan.ts'
import { codeOfStep } from '../otp/code.ts'
import type { OtpCode } from '../../shared/model/otp.ts'
import { createCodeClock } from './code-clock.ts'
import { createDrafts } from './drafts.ts'
import { failureReport } from './failure-report.ts'
import type { StoreParts } from './file/store.ts'
import { hostHandlers } from './handlers-host.ts'
import { viewHandlers } from './handlers-view.ts'
import { createPorts } from './ports.ts'
import { createVaultBytes, type NewItem } from './new-vault-file.ts'
import { createScanInbox } from './scan-inbox.ts'
import { createSession } from './session.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { createTransfers } from './transfers.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from './testdata/store-parts.ts'

// The whole process but its entry: real ports, real files, a clock that the test moves.
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADDRESS = `otpauth://totp/Amazon:hanako%40example.jp?secret=${SECRET}&issuer=Amazon`
const OTHER_ADDRESS = 'otpauth://totp/GitHub:octo?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU&issuer=GitHub'
const ITEMS: readonly NewItem[] = [
  { title: 'Amazon', username: 'hanako@example.jp', password: 'geheim', websites: ['https://www.amazon.co.jp'] },
  {
    title: 'GitHub',
    username: 'octo',
    password: '',
    otps: [OTHER_ADDRESS],
    extraFields: [{ kind: 'concealed', label: 'Codes', value: 'aaaa-bbbb' }]
  }
]
const PLACE = { image: 0, x: 0, y: 0, width: 1, height: 1 }

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

/** Two ends that hand over copies, as ports do. */
function portPair(): [RpcPort, RpcPort] {
  const listeners: ((message: unknown) => void)[][] = [[], []]
  const end = (mine: number): RpcPort => ({
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[1 - mine] ?? []) listener(copy)
      })
    },
    onMessage: (listener) => listeners[mine]?.push(listener)
  })
  return [end(0), end(1)]
}

interface Rig {
  readonly view: <N extends VaultCallName>(role: 'unlock' | 'main', name: N, input: CallInput<N>) => Promise<CallOutput<N>>
  readonly host: (name: keyof typeof vaultHostContract, input: unknown) => Promise<unknown>
  readonly reader: RpcPort
  readonly hostEvents: { name: string; payload: unknown }[]
  readonly viewEvents: { name: string; payload: unknown }[]
  readonly unexpected: string[]
  readonly pass: (ms: number) => void
}

function startProcess(change: Partial<StoreParts> = {}): Rig {
  let nowMs = TEST_NOW_MS
  const unexpected: string[] = []
  const [hostEnd, processEnd] = portPair()
  const store = testStoreParts('process', { nowMs: () => nowMs, ...change })
  const codeClock = createCodeClock({ nowMs: () => nowMs })
  const drafts = createDrafts({ nowMs: () => nowMs, codeClock, newHandle: randomUUID })
  const transfers = createTransfers({ drafts, newId: randomUUID })
  const inbox = createScanInbox({
    schedule: (action, delayMs) => {
      const timer = setTimeout(action, Math.min(delayMs, 100))
      return () => {
        clearTimeout(timer)
      }
    }
  })
  const ports = createPorts({ host: processEnd, onUnexpected: (name, error) => unexpected.push(failureReport(name, error)) })
  const session = createSession({ store, events: ports.events })
  const view = viewHandlers({ session, drafts, transfers, nowMs: () => nowMs, codeClock, random: store.random })
  ports.serveHost(hostHandlers({ session, drafts, transfers, inbox, codeClock }))
  const give = (role: string): RpcPort => {
    const [viewEnd, servedEnd] = portPair()
    ports.accept({ kind: 'port', role }, servedEnd, { view, inbox })
    return viewEnd
  }
  const hostEvents: Rig['hostEvents'] = []
  const viewEvents: Rig['viewEvents'] = []
  const host = connectPort(hostEnd, (name, payload) => hostEvents.push({ name, payload }))
  const clients = {
    unlock: connectPort(give('unlock'), () => undefined),
    main: connectPort(give('main'), (name, payload) => viewEvents.push({ name, payload }))
  }
  const ask = async (client: PortClient, name: string, input: unknown): Promise<unknown> => {
    const result = await client.call(name, input)
    if (!result.ok) throw new Error(result.code)
    return result.value
  }
  return {
    view: async <N extends VaultCallName>(role: 'unlock' | 'main', name: N, input: CallInput<N>) =>
      (await ask(clients[role], name, input)) as CallOutput<N>,
    host: (name, input) => ask(host, name, input),
    reader: give('reader'),
    hostEvents,
    viewEvents,
    unexpected,
    pass: (ms) => {
      nowMs += ms
    }
  }
}

async function startUnlocked(items = ITEMS, change: Partial<StoreParts> = {}): Promise<Rig & { ids: string[] }> {
  await writeFile(
    place.path,
    await createVaultBytes({
      name: 'Personal',
      password: TEST_PASSWORD,
      items,
      now: () => TEST_NOW_MS - 60_000,
      random: seededRandom('seed')
    })
  )
  const rig = startProcess(change)
  await rig.host('host.configure', { path: place.path })
  await rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
  const list = await rig.view('main', 'items.list', null)
  return { ...rig, ids: items.map(({ title }) => list.find((row) => row.title === title)?.id ?? '') }
}

async function scan(
  rig: Rig,
  texts: readonly string[]
): Promise<Reading> {
  const scanId = randomUUID()
  rig.reader.post({ kind: 'scan.texts', scanId, texts: texts.map((text) => ({ text, place: PLACE })) })
  return (await rig.host('host.collectScan', { scanId })) as Reading
}

describe('before it is unlocked, the vault process', () => {
  it.each([
    ['items.list', null],
    ['items.trash', { itemId: randomUUID() }],
    ['otp.draftFromText', { text: ADDRESS }],
    ['otp.readText', { text: ADDRESS }],
    ['otp.collected', null],
    ['otp.codes', []]
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

  it('opens no file that main did not name', async () => {
    await expect(startProcess().view('unlock', 'vault.unlock', { password: 'p' })).rejects.toThrow('request-invalid')
  })

  it('says that a password is wrong and takes the right one afterwards', async () => {
    await (await startUnlocked()).host('host.close', null)
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
    expect([rig.hostEvents, await rig.view('main', 'items.list', null)]).toEqual([
      [{ name: 'vault.opened', payload: { name: '個人用', readOnly: false, openedBy: 'password', isNew: true } }],
      []
    ])
  })

  it('opens nothing when main turned to another file meanwhile', async () => {
    await (await startUnlocked()).host('host.close', null)
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    const unlocking = rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const turning = rig.host('host.configure', { path: `${place.path}.other` })
    await expect(unlocking).rejects.toThrow('vault-locked')
    await turning
    expect(rig.hostEvents).toEqual([])
  })
})

describe('a view', () => {
  it('of one role has no calls of the other', async () => {
    const rig = await startUnlocked()
    await expect(rig.view('unlock', 'items.list', null)).rejects.toThrow('request-invalid')
    await expect(rig.view('main', 'vault.unlock', { password: 'p' })).rejects.toThrow('request-invalid')
  })

  it('cannot open an open vault again', async () => {
    const rig = await startUnlocked()
    await expect(rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })).rejects.toThrow('request-invalid')
  })

  it('gets lists and details without a secret', async () => {
    const rig = await startUnlocked()
    const seen = JSON.stringify([
      await rig.view('main', 'items.list', null),
      ...(await Promise.all(rig.ids.map((itemId) => rig.view('main', 'items.get', { itemId }))))
    ])
    expect(seen).not.toMatch(/geheim|aaaa-bbbb|KRSXG5CT/u)
  })

  it('reveals one stored password, and nothing that is no password or concealed text', async () => {
    const rig = await startUnlocked()
    const fields = (await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).fields
    const reveal = (kind: string): Promise<{ value: string }> =>
      rig.view('main', 'items.reveal', { itemId: rig.ids[0]!, fieldId: fields.find((field) => field.kind === kind)?.id ?? randomUUID() })
    expect(await reveal('password')).toEqual({ value: 'geheim' })
    await expect(reveal('username')).rejects.toThrow('request-invalid')
    const otp = (await rig.view('main', 'items.get', { itemId: rig.ids[1]! })).fields.find((field) => field.kind === 'otp')
    await expect(rig.view('main', 'items.reveal', { itemId: rig.ids[1]!, fieldId: otp!.id })).rejects.toThrow('request-invalid')
  })

  it('saves an edit; it is on disk, and everyone is told', async () => {
    const rig = await startUnlocked()
    const detail = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const edit: ItemEdit = {
      id: detail.id,
      title: 'Amazon JP',
      favourite: true,
      notes: '',
      fields: detail.fields.map(({ id, kind, label }) => ({ id, kind, label, change: { kind: 'keep' } }))
    }
    expect(await rig.view('main', 'items.save', edit)).toMatchObject({ title: 'Amazon JP', favourite: true })
    expect(rig.viewEvents).toEqual([{ name: 'items.changed', payload: { itemId: detail.id } }])
    expect(rig.hostEvents.at(-1)).toEqual({ name: 'items.changed', payload: { itemId: detail.id } })
    await rig.host('host.close', null)
    const again = startProcess({ random: seededRandom('again') })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(await again.view('main', 'items.get', { itemId: detail.id })).toMatchObject({ title: 'Amazon JP' })
  })

  it('makes a new login, moves it to the trash and back, and gives it a star', async () => {
    const rig = await startUnlocked()
    const { id } = await rig.view('main', 'items.save', { id: null, title: 'New', favourite: false, notes: '', fields: [] })
    await rig.view('main', 'items.trash', { itemId: id })
    expect((await rig.view('main', 'items.get', { itemId: id })).trashed).toBe(true)
    await rig.view('main', 'items.restore', { itemId: id })
    await rig.view('main', 'items.setFavourite', { itemId: id, favourite: true })
    expect(await rig.view('main', 'items.get', { itemId: id })).toMatchObject({ trashed: false, favourite: true })
  })

  it('is not told of a change that changed nothing', async () => {
    const rig = await startUnlocked()
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[0]!, favourite: false })
    expect(rig.viewEvents).toEqual([])
  })

  it('can read but not change a vault that is open elsewhere', async () => {
    await startUnlocked()
    const second = startProcess({ processes: testProcess({ pid: 200 }) })
    await second.host('host.configure', { path: place.path })
    await second.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(second.hostEvents).toEqual([{ name: 'vault.opened', payload: { name: 'Personal', readOnly: true, openedBy: 'password', isNew: false } }])
    const [row] = await second.view('main', 'items.list', null)
    await expect(second.view('main', 'items.trash', { itemId: row!.id })).rejects.toThrow('vault-read-only')
  })
})

describe('an OTP of a counter', () => {
  // RFC 4226, appendix D.
  const COUNTER_ADDRESS = 'otpauth://hotp/Bank:me?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank&counter=3'
  const BANK: NewItem = { title: 'Bank', username: 'me', otps: [COUNTER_ADDRESS] }

  async function startWithCounter(change: Partial<StoreParts> = {}): Promise<Rig & { ref: { itemId: string; fieldId: string } }> {
    const rig = await startUnlocked([BANK], change)
    const itemId = rig.ids[0]!
    const { fields } = await rig.view('main', 'items.get', { itemId })
    return { ...rig, ref: { itemId, fieldId: fields.find((field) => field.kind === 'otp')!.id } }
  }

  async function counterOnDisk(): Promise<unknown> {
    const again = startProcess({ processes: testProcess({ pid: 200 }) })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const [row] = await again.view('main', 'items.list', null)
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

  it('is copied from the tray by giving out the next code, which is on disk by then', async () => {
    const rig = await startWithCounter()
    expect(await rig.host('host.copyValue', rig.ref)).toEqual({ value: '969429' })
    expect(await counterOnDisk()).toBe(4)
  })

  it('is copied as it is shown without using up another code, and only the last one', async () => {
    const rig = await startWithCounter()
    await expect(rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).rejects.toThrow('request-invalid')
    await rig.view('main', 'otp.advance', rig.ref)
    expect(await rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).toEqual({ value: '969429' })
    expect(await rig.view('main', 'otp.advance', rig.ref)).toEqual({ code: '338314', counter: 4 })
    await expect(rig.host('host.copyValue', { ...rig.ref, shownCounter: 3 })).rejects.toThrow('request-invalid')
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
    const rig = await startUnlocked()
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[1]! })
    const fieldId = fields.find((field) => field.kind === 'otp')!.id
    await expect(rig.view('main', 'otp.advance', { itemId: rig.ids[1]!, fieldId })).rejects.toThrow('request-invalid')
  })
})

describe('an OTP that was pasted', () => {
  it('becomes a draft, shows codes, and is stored by its handle', async () => {
    const rig = await startUnlocked()
    const draft = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    expect(await rig.view('main', 'otp.draftCode', { handle: draft.handle })).toEqual(draft.code)
    const fieldId = randomUUID()
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const kept = fields.map(({ id, kind, label }) => ({ id, kind, label, change: { kind: 'keep' as const } }))
    await rig.view('main', 'items.save', {
      id: rig.ids[0]!,
      title: 'Amazon',
      favourite: false,
      notes: '',
      fields: [...kept, { id: fieldId, kind: 'otp', label: '', change: { kind: 'otp', handle: draft.handle } }]
    })
    expect(await rig.view('main', 'otp.codes', [{ itemId: rig.ids[0]!, fieldId }])).toEqual([
      { itemId: rig.ids[0], fieldId, code: draft.code }
    ])
    await expect(rig.view('main', 'otp.draftCode', { handle: draft.handle })).rejects.toThrow('otp-draft-gone')
  })

  it('keeps its draft when the save fails, so that it can be tried again', async () => {
    const rig = await startUnlocked()
    const draft = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    const right = await readFile(place.path)
    await writeFile(place.path, 'changed outside')
    await expect(rig.view('main', 'otp.attach', { handle: draft.handle, itemId: rig.ids[0]! })).rejects.toThrow('vault-changed-outside')
    await writeFile(place.path, right)
    expect((await rig.view('main', 'otp.attach', { handle: draft.handle, itemId: rig.ids[0]! })).itemId).toBe(rig.ids[0])
  })

  it('is refused with the reason', async () => {
    const rig = await startUnlocked()
    await expect(rig.view('main', 'otp.draftFromText', { text: 'otpauth://totp/a?issuer=x' })).rejects.toThrow('otp-secret-missing')
  })

  it.each([
    // At TEST_NOW_MS set to the vectors' own second: KeeYaOtp's and Aegis's.
    ['otpauth://yaotp/a?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY', '5239', 'umozdicq', 1_641_559_648],
    ['motp://X:y?secret=e3152afee62599c8', '1234', '4ebfb2', 123_456_789]
  ])('without its PIN (%s) is asked for it, and neither shows a code nor is stored before', async (text, pin, code, second) => {
    const rig = await startUnlocked()
    rig.pass(second * 1_000 - TEST_NOW_MS)
    const draft = await rig.view('main', 'otp.draftFromText', { text })
    expect(draft).toMatchObject({ needsPin: true, code: null })
    const { handle } = draft
    await expect(rig.view('main', 'otp.draftCode', { handle })).rejects.toThrow('request-invalid')
    await expect(rig.view('main', 'otp.attach', { handle, itemId: rig.ids[0]! })).rejects.toThrow('otp-pin-missing')
    await expect(rig.view('main', 'otp.setDraftPin', { handle, pin: 'ü' })).rejects.toThrow('otp-pin-broken')
    const whole = await rig.view('main', 'otp.setDraftPin', { handle, pin: ` ${pin} ` })
    expect(whole).toMatchObject({ code: { code } })
    await expect(rig.view('main', 'otp.draftCode', { handle })).rejects.toThrow('otp-draft-gone')
    expect(whole.needsPin).toBeUndefined()
    const ref = await rig.view('main', 'otp.attach', { handle: whole.handle, itemId: rig.ids[0]! })
    expect((await rig.view('main', 'otp.codes', [ref]))[0]?.code.code).toBe(code)
    expect(JSON.stringify([whole, await rig.view('main', 'items.get', { itemId: ref.itemId })])).not.toContain(`"${pin}"`)
  })

  it('takes no PIN where none belongs', async () => {
    const rig = await startUnlocked()
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    await expect(rig.view('main', 'otp.setDraftPin', { handle, pin: '1234' })).rejects.toThrow('request-invalid')
  })

  it('as a bare key is read again as another type, under a handle of its own', async () => {
    const rig = await startUnlocked()
    const as = { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60, counter: 0 } as const
    const draft = await rig.view('main', 'otp.draftFromText', { text: 'QWERTYUIOPQWERTYUIOP' })
    expect(draft).toMatchObject({ isFromKey: true, parameters: { type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } })
    const revised = await rig.view('main', 'otp.reviseDraft', { handle: draft.handle, as })
    expect(revised.handle).not.toBe(draft.handle)
    expect(revised).toMatchObject({ isFromKey: true, parameters: { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60 } })
    const counted = await rig.view('main', 'otp.reviseDraft', { handle: revised.handle, as: { ...as, type: 'hotp', counter: 7 } })
    expect(counted).toMatchObject({ code: null, parameters: { type: 'hotp', counter: 7 } })
    const steam = await rig.view('main', 'otp.reviseDraft', { handle: counted.handle, as: { ...as, type: 'steam' } })
    expect(steam).toMatchObject({ parameters: { type: 'steam', digits: 5 } })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle: steam.handle, itemId: rig.ids[0]! })
    expect((await rig.view('main', 'otp.codes', [{ itemId, fieldId }]))[0]?.code.code).toMatch(/^[2-9BCDFGHJKMNPQRTVWXY]{5}$/)
  })

  it('in hex is a key once its type is said, and an address is what it says itself', async () => {
    const rig = await startUnlocked()
    const as = { type: 'motp', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 } as const
    expect(await rig.view('main', 'otp.draftFromText', { text: 'e315 2afe e625 99c8', as })).toMatchObject({ needsPin: true, isFromKey: true, parameters: { type: 'motp', periodSeconds: 10 } })
    const address = await rig.view('main', 'otp.draftFromText', { text: ADDRESS, as })
    expect(address).toMatchObject({ parameters: { type: 'totp', issuer: 'Amazon' } })
    await expect(rig.view('main', 'otp.reviseDraft', { handle: address.handle, as })).rejects.toThrow('request-invalid')
  })

  it('with a PIN gives codes, and its PIN stays in the process', async () => {
    const rig = await startUnlocked()
    const draft = await rig.view('main', 'otp.draftFromText', { text: 'motp://X:y?secret=e3152afee62599c8&pin=7531' })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle: draft.handle, itemId: null })
    expect(await rig.view('main', 'otp.codes', [{ itemId, fieldId }])).toEqual([{ itemId, fieldId, code: draft.code }])
    const seen = JSON.stringify([draft, await rig.view('main', 'items.get', { itemId })])
    expect(seen).not.toContain('7531')
    expect(seen).not.toContain('e3152afee62599c8')
  })

  it('can be discarded', async () => {
    const rig = await startUnlocked()
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    await rig.view('main', 'otp.discardDraft', { handle })
    await expect(rig.view('main', 'otp.attach', { handle, itemId: null })).rejects.toThrow('otp-draft-gone')
  })

  it('makes a new login when it is put on none', async () => {
    const rig = await startUnlocked()
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle, itemId: null })
    const detail = await rig.view('main', 'items.get', { itemId })
    expect([detail.title, detail.fields.map((field) => (field.kind === 'username' ? field.value : field.id))]).toEqual([
      'Amazon',
      ['hanako@example.jp', fieldId]
    ])
  })

  it('shows no codes for fields that are gone', async () => {
    const rig = await startUnlocked()
    expect(
      await rig.view('main', 'otp.codes', [
        { itemId: rig.ids[0]!, fieldId: randomUUID() },
        { itemId: randomUUID(), fieldId: randomUUID() }
      ])
    ).toEqual([])
  })
})

describe('a scan', () => {
  it('proposes the login that the code belongs to, and keeps the seed here', async () => {
    const rig = await startUnlocked()
    const result = await scan(rig, [ADDRESS])
    expect(result.otps).toMatchObject([{ proposals: [{ title: 'Amazon' }], alreadyOn: null }])
    expect(JSON.stringify(result)).not.toContain(SECRET)
  })

  it('says which login has the code already', async () => {
    expect((await scan(await startUnlocked(), [OTHER_ADDRESS])).otps).toMatchObject([{ alreadyOn: { title: 'GitHub' } }])
  })

  it('counts one code on two displays once', async () => {
    expect((await scan(await startUnlocked(), [ADDRESS, ADDRESS.replace('Amazon:', '')])).otps).toHaveLength(1)
  })

  it('names the codes that cannot be used, and why', async () => {
    const { otps, others } = await scan(await startUnlocked(), ['otpauth://totp/a?secret=0', 'otpauth-migration://offline?data=x', ADDRESS])
    expect([otps.length, others.map(({ kind, reason }) => [kind, reason])]).toEqual([
      1,
      [
        ['otp-broken', 'otp-secret-broken'],
        ['otp-transfer', 'otp-transfer-unreadable']
      ]
    ])
  })

  it('proposes nothing out of the trash', async () => {
    const rig = await startUnlocked()
    await rig.view('main', 'items.trash', { itemId: rig.ids[0]! })
    expect((await scan(rig, [ADDRESS])).otps).toMatchObject([{ proposals: [] }])
  })

  it('that never arrives is given up', async () => {
    await expect((await startUnlocked()).host('host.collectScan', { scanId: randomUUID() })).rejects.toThrow('scan-timed-out')
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
    const rig = await startUnlocked()
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
    const rig = await startUnlocked()
    await scan(rig, [part(0)])
    expect((await scan(rig, [part(0), part(1)])).others).toMatchObject([{ kind: 'otp-transfer-again', reason: null }])
  })

  it('is held longer than a draft, until it is discarded', async () => {
    const rig = await startUnlocked()
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
    const rig = await startUnlocked()
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
    expect((await again.view('main', 'items.list', null)).map(({ title }) => title).toSorted()).toEqual(['Amazon', 'GitHub', 'Lantern', 'Minato'])
  })

  it.each([
    ['a draft is gone', { handle: randomUUID(), itemId: null }, 'otp-draft-gone'],
    ['a login is gone', { itemId: randomUUID() }, 'item-not-found']
  ])('is not stored at all when %s', async (_case, change, code) => {
    const rig = await startUnlocked()
    const { accounts } = (await scan(rig, [part(0)])).transfers[0]!
    const before = await readFile(place.path)
    const targets = accounts.map(({ draft }) => ({ handle: draft.handle, itemId: null }))
    await expect(rig.view('main', 'otp.attachMany', [targets[0]!, { ...targets[1]!, ...change }])).rejects.toThrow(code)
    expect((await readFile(place.path)).equals(before)).toBe(true)
    expect(await rig.view('main', 'items.list', null)).toHaveLength(2)
  })

  it('that came as a link is answered to main without a seed', async () => {
    const rig = await startUnlocked()
    const report = await rig.host('host.readLink', { text: ADDRESS })
    expect(report).toMatchObject({ source: 'link', otps: [{ place: null, proposals: [{ title: 'Amazon' }] }] })
    expect(JSON.stringify(report)).not.toContain(SECRET)
  })
})

describe('pasted text', () => {
  it('may hold several addresses and a transfer code', async () => {
    const report = await (await startUnlocked()).view('main', 'otp.readText', { text: `${ADDRESS}\n\n apple-${OTHER_ADDRESS}\r\n${part(0)}\n` })
    expect([report.otps.length, report.transfers.length, report.others]).toEqual([2, 1, []])
    expect(report.otps[1]).toMatchObject({ alreadyOn: { title: 'GitHub' } })
  })

  it('may break an address into lines', async () => {
    const text = part(0).replace(/(data=.{20})/u, '$1\n')
    expect((await (await startUnlocked()).view('main', 'otp.readText', { text })).transfers).toHaveLength(1)
  })

  it.each([
    ['no address', 'hello', 'otp-address-unreadable'],
    ['a cut transfer code', part(0).slice(0, 90), 'otp-transfer-unreadable'],
    ['a broken key', 'otpauth://totp/a?secret=0', 'otp-secret-broken']
  ])('is refused with its reason when it is %s', async (_case, text, problem) => {
    expect(await (await startUnlocked()).view('main', 'otp.readText', { text })).toMatchObject({ problem, otps: [], transfers: [] })
  })
})

describe('main', () => {
  const many = Array.from({ length: 4 }, (_, index): NewItem => ({
    title: `Login ${index}`,
    otps: [OTHER_ADDRESS.replace('XG5C', `XG5${'CDEF'[index] ?? ''}`)],
    favourite: index === 3,
    updatedAtMs: TEST_NOW_MS - 100_000 - index
  }))

  it('gets one value to copy: a password, or the code of the moment', async () => {
    const rig = await startUnlocked()
    const fieldId = async (itemId: string, kind: string): Promise<string> =>
      (await rig.view('main', 'items.get', { itemId })).fields.find((field) => field.kind === kind)?.id ?? ''
    expect(await rig.host('host.copyValue', { itemId: rig.ids[0], fieldId: await fieldId(rig.ids[0]!, 'password') })).toEqual({
      value: 'geheim'
    })
    const otp = { itemId: rig.ids[1]!, fieldId: await fieldId(rig.ids[1]!, 'otp') }
    const [shown] = await rig.view('main', 'otp.codes', [otp])
    expect(await rig.host('host.copyValue', otp)).toEqual({ value: shown?.code.code })
    await expect(rig.host('host.copyValue', { itemId: rig.ids[1], fieldId: await fieldId(rig.ids[1]!, 'password') })).rejects.toThrow(
      'field-empty'
    )
    await expect(rig.host('host.copyValue', { itemId: rig.ids[1], fieldId: randomUUID() })).rejects.toThrow('field-not-found')
  })

  it('gets the address of a website field and of no other', async () => {
    const rig = await startUnlocked()
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const idOf = (kind: string): string | undefined => fields.find((field) => field.kind === kind)?.id
    expect(await rig.host('host.siteAddress', { itemId: rig.ids[0], fieldId: idOf('website') })).toEqual({
      address: 'https://www.amazon.co.jp'
    })
    await expect(rig.host('host.siteAddress', { itemId: rig.ids[0], fieldId: idOf('username') })).rejects.toThrow('field-not-found')
  })

  it('gets favourites first, then what was used last, then what was edited last', async () => {
    const rig = await startUnlocked(many)
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
    const rig = await startUnlocked(many)
    const usedAt = async (): Promise<unknown> =>
      (await rig.view('main', 'items.list', null)).find(({ id }) => id === rig.ids[0])?.lastUsedAtMs
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
    expect((await again.view('main', 'items.list', null)).find(({ id }) => id === rig.ids[0])?.lastUsedAtMs).toBe(TEST_NOW_MS + 1_000)
  })

  it('closes the vault for good', async () => {
    const rig = await startUnlocked()
    await rig.host('host.close', null)
    await expect(rig.view('main', 'items.list', null)).rejects.toThrow('vault-locked')
    await expect(rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })).rejects.toThrow('request-invalid')
  })
})

describe('an offset of the clock', () => {
  const BEHIND_MS = 95_000
  interface Shown {
    code: OtpCode | null
  }
  const fieldIdOf = async (rig: Rig, itemId: string): Promise<string> => {
    const { fields } = await rig.view('main', 'items.get', { itemId })
    return fields.find((field) => field.kind === 'otp')!.id
  }

  it('moves every code that follows the clock: stored, draft, tray and copied', async () => {
    const rig = await startUnlocked()
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
    const rig = await startUnlocked()
    await rig.host('host.setCodeOffset', { offsetMs: BEHIND_MS })
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[0]!, favourite: true })
    expect((await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).updatedAtMs).toBeLessThanOrEqual(TEST_NOW_MS)
    const made = await rig.view('main', 'items.save', { id: null, title: 'New', favourite: false, notes: '', fields: [] })
    expect(made.createdAtMs).toBe(TEST_NOW_MS)
  })

  it('of more than a century is refused', async () => {
    const rig = await startUnlocked()
    await expect(rig.host('host.setCodeOffset', { offsetMs: 4e12 })).rejects.toThrow('request-invalid')
  })
})

describe('earlier values, trash and undo', () => {
  const DAY_MS = 86_400_000
  const GEHEIM = 'geheim'

  async function replacedPassword() {
    const rig = await startUnlocked()
    const itemId = rig.ids[0]!
    const detail = await rig.view('main', 'items.get', { itemId })
    const fields = detail.fields.map(({ id, kind, label }) => ({ id, kind, label, change: kind === 'password' ? { kind: 'set' as const, value: 'new' } : { kind: 'keep' as const } }))
    await rig.view('main', 'items.save', { id: itemId, title: detail.title, favourite: false, notes: '', fields })
    const fieldId = detail.fields.find(({ kind }) => kind === 'password')!.id
    const [history] = (await rig.view('main', 'history.list', { itemId })).parts
    return { rig, itemId, fieldId, ref: { itemId, part: { kind: 'field' as const, fieldId }, key: history!.values[0]!.key } }
  }

  it('leave the process one by one: listed without the secret, revealed and copied by key', async () => {
    const { rig, itemId, ref } = await replacedPassword()
    const listed = JSON.stringify(await rig.view('main', 'history.list', { itemId }))
    expect([listed.includes(GEHEIM), (await rig.view('main', 'history.reveal', ref)).value, await rig.host('host.copyEarlierValue', ref)]).toEqual([false, GEHEIM, { value: GEHEIM }])
  })

  it('reveal nothing that is no secret', async () => {
    const { rig, ref } = await replacedPassword()
    await expect(rig.view('main', 'history.reveal', { ...ref, part: { kind: 'title' } })).rejects.toThrow('request-invalid')
  })

  it('are named in the detail', async () => {
    const { rig, itemId, fieldId } = await replacedPassword()
    expect((await rig.view('main', 'items.get', { itemId })).earlier).toEqual([fieldId])
  })

  it('use one again, and undo that and nothing before it', async () => {
    const { rig, itemId, fieldId, ref } = await replacedPassword()
    await rig.view('main', 'history.useAgain', ref)
    const used = await rig.view('main', 'items.reveal', { itemId, fieldId })
    const undone = await rig.view('main', 'history.undo', { itemId })
    expect([used.value, undone?.what, (await rig.view('main', 'items.reveal', { itemId, fieldId })).value, await rig.view('main', 'history.undo', { itemId: null })]).toEqual([GEHEIM, 'edited', 'new', null])
  })

  it('undo a move to the trash, and not what was deleted for good', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    expect((await rig.view('main', 'history.undo', { itemId: null }))?.what).toBe('trashed')
    await rig.view('main', 'items.trash', { itemId })
    await rig.view('main', 'trash.delete', { itemId })
    expect(await rig.view('main', 'history.undo', { itemId: null })).toBeNull()
    await expect(rig.view('main', 'items.get', { itemId })).rejects.toThrow('item-not-found')
  })

  it('empty the trash and nothing else', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    expect([await rig.view('main', 'trash.empty', null), (await rig.view('main', 'items.list', null)).map(({ title }) => title), await rig.view('main', 'trash.empty', null)]).toEqual([{ count: 1 }, ['GitHub'], { count: 0 }])
  })

  it('delete what was in the trash for thirty days by the saves of the vault, not by one look at the clock', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    rig.pass(31 * DAY_MS)
    const titles = async () => (await rig.view('main', 'items.list', null)).map(({ title }) => title).sort()
    await rig.host('host.deleteOutdated', null)
    const before = await titles()
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[1]!, favourite: true })
    await rig.host('host.deleteOutdated', null)
    expect([before, await titles()]).toEqual([['Amazon', 'GitHub'], ['GitHub']])
  })
})

describe('what goes wrong unexpectedly', () => {
  it('is reported by its kind and its place, never by its message, and the view hears a code', async () => {
    let isBroken = false
    const rig = await startUnlocked(ITEMS, {
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

  it('is reported even when it is no error', () => {
    expect(failureReport('x', 'geheim')).toBe('x: something that is no error was thrown')
  })
})
