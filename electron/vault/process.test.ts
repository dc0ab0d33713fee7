import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallInput, CallOutput } from '../../shared/ipc/contract.ts'
import type { VaultCallName } from '../../shared/ipc/channels.ts'
import type { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import { connectPort, type PortClient, type RpcPort } from '../../shared/ipc/port-rpc.ts'
import type { ItemEdit } from '../../shared/model/item.ts'
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
  const drafts = createDrafts({ nowMs: () => nowMs, newHandle: randomUUID })
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
  const view = viewHandlers({ session, drafts, nowMs: () => nowMs })
  ports.serveHost(hostHandlers({ session, drafts, inbox, nowMs: () => nowMs }))
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
): Promise<{
  otps: { draft: { handle: string }; proposals: { title: string }[]; alreadyOn: { title: string } | null }[]
  others: { kind: string; reason: string }[]
}> {
  const scanId = randomUUID()
  rig.reader.post({ kind: 'scan.texts', scanId, texts: texts.map((text) => ({ text, place: PLACE })) })
  return (await rig.host('host.collectScan', { scanId })) as never
}

describe('before it is unlocked, the vault process', () => {
  it.each([
    ['items.list', null],
    ['items.trash', { itemId: randomUUID() }],
    ['otp.draftFromText', { text: ADDRESS }],
    ['otp.codes', []]
  ] as const)('answers %s with vault-locked', async (name, input) => {
    await expect(startProcess().view('main', name, input as never)).rejects.toThrow('vault-locked')
  })

  it.each([
    ['host.trayEntries', { limit: 5 }],
    ['host.copyValue', { itemId: randomUUID(), fieldId: randomUUID() }],
    ['host.collectScan', { scanId: randomUUID() }]
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
    await expect(rig.view('main', 'otp.draftFromText', { text: 'otpauth://yaotp/a?secret=6SB2IKNM6OBZPAVBVTOHDKS4FA' })).rejects.toThrow(
      'otp-pin-missing'
    )
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
        ['otp-transfer', 'otp-transfer-unsupported']
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
