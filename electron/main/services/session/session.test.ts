// Locking and unlocking with a fake process: order, idempotence, crashes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { SessionState } from '../../../../shared/model/session.ts'
import { createSession, type Session } from './session.ts'
import { loadOpeningMemory, type OpeningMemory } from './opening-memory.ts'
import { fileNameOf } from './vault-paths.ts'
import type { OpenedVault, VaultEvents, VaultLink } from '../vault-link.ts'

interface FakeProcess {
  events: VaultEvents
  calls: string[]
  inputs: [string, unknown][]
  killed: boolean
}

let folder = ''
let processes: FakeProcess[] = []
let shown: string[] = []
let states: SessionState[] = []
let order: string[] = []
let clipboardHangs = false
let memory: OpeningMemory
let answers: Record<string, unknown> = {}
let codeOffsetMs = 0
let mainIsMade: Promise<void> = Promise.resolve()
/** A disk under load takes its time. */
const PATIENCE = { timeout: 10_000, interval: 10 }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-session-'))
  processes = []
  shown = []
  states = []
  order = []
  clipboardHangs = false
  answers = {}
  memory = await loadOpeningMemory({ file: join(folder, 'ways-in.json'), keychain: fakeKeychain, nowMs: () => 1_000 })
  codeOffsetMs = 0
  mainIsMade = Promise.resolve()
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** Turns the text around, so that what is on disk is not what was given. */
const fakeKeychain = {
  refusal: () => Promise.resolve(null),
  seal: (text: string) => Promise.resolve(Buffer.from(text).reverse()),
  open: (sealed: Uint8Array) => Promise.resolve(Buffer.from(sealed).reverse().toString())
}

function startFake(events: VaultEvents): VaultLink<null> {
  const fake: FakeProcess = { events, calls: [], inputs: [], killed: false }
  processes.push(fake)
  return {
    call: (name, input) => {
      fake.calls.push(name)
      fake.inputs.push([name, structuredClone(input)])
      const answer = answers[name] ?? null
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never)
    },
    givePort: () => undefined,
    kill: () => {
      fake.killed = true
      order.push('killed')
      events.ended()
    }
  }
}

function newSession(): Session<null> {
  return createSession<null>({
    startVaultProcess: startFake,
    connect: (role) => shown.push(`connected ${role}`),
    windows: {
      showUnlock: () => {
        shown.push('unlock')
        order.push('unlock shown')
        return Promise.resolve()
      },
      showMain: () => {
        shown.push('main')
        return mainIsMade
      }
    },
    defaultVaultFolder: folder,
    ownFolder: folder,
    rememberVault: () => Promise.resolve(),
    nameOf: fileNameOf,
    memory,
    onChange: (state) => states.push(state),
    onItemsChanged: () => undefined,
    codeOffsetMs: () => codeOffsetMs,
    beforeCall: () => {
      order.push('looked at the clock')
    },
    beforeLock: () => {
      order.push('clipboard cleared')
      return clipboardHangs ? new Promise(() => undefined) : Promise.resolve()
    }
  })
}

const OPENED: OpenedVault = { name: 'Mine', readOnly: false, openedBy: 'password', isNew: false }

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

async function unlocked(): Promise<Session<null>> {
  const path = join(folder, 'Mine.nidan')
  await writeFile(path, '')
  const session = newSession()
  await session.start(path)
  session.prepare()
  processes[0]?.events.opened(OPENED)
  await settle()
  return session
}

describe('session', () => {
  it('says that there is no vault yet when the file is missing', async () => {
    const session = newSession()
    await session.start(join(folder, 'Personal.nidan'))
    expect(session.state()).toMatchObject({ phase: 'missing', vaultName: 'Personal', vaultFolder: folder })
  })

  it('starts no process before somebody means to unlock, then one that knows the file', async () => {
    const session = newSession()
    await session.start(join(folder, 'Personal.nidan'))
    expect(processes).toHaveLength(0)
    session.prepare()
    session.prepare()
    expect(processes).toHaveLength(1)
    expect(shown).toEqual(['unlock', 'connected unlock'])
    expect(processes[0]?.calls).toEqual(['host.configure'])
  })

  it('shows the main view on the same process once the vault is open', async () => {
    const session = await unlocked()
    expect(session.isUnlocked()).toBe(true)
    expect(shown.slice(-2)).toEqual(['main', 'connected main'])
    expect(processes).toHaveLength(1)
  })

  it('locks by clearing the clipboard, killing the process and only then showing the unlock view', async () => {
    const session = await unlocked()
    order = []
    await session.lock()
    expect(order).toEqual(['clipboard cleared', 'killed', 'unlock shown'])
    expect(processes[0]?.calls).toContain('host.close')
    expect(processes).toHaveLength(1)
    await expect(session.call('host.trayEntries', { limit: 1 })).rejects.toMatchObject({ code: 'vault-locked' })
  })

  it('locks once when sleep arrives twice', async () => {
    const session = await unlocked()
    await Promise.all([session.lock(), session.lock()])
    expect(order.filter((what) => what === 'killed')).toHaveLength(1)
    expect(shown.filter((view) => view === 'unlock')).toHaveLength(2)
  })

  it('counts a process that ended by itself as locked and says why', async () => {
    const session = await unlocked()
    processes[0]?.events.ended()
    await settle()
    expect(session.state()).toMatchObject({ phase: 'locked', notice: 'vault-process-ended' })
    session.prepare()
    expect(processes).toHaveLength(2)
  })

  it('ignores the late word of a process that was killed', async () => {
    const session = await unlocked()
    await session.lock()
    processes[0]?.events.opened(OPENED)
    await settle()
    expect(session.isUnlocked()).toBe(false)
  })

  it('takes a free file name for a new vault', async () => {
    await writeFile(join(folder, 'Personal.nidan'), '')
    const session = newSession()
    await session.start(join(folder, 'Personal.nidan'))
    expect(await session.turnToNew()).toMatchObject({ phase: 'missing', vaultName: 'Personal 2' })
  })

  it('does not open the vault that was left for another file, however late its process says so', async () => {
    const session = newSession()
    await session.start(join(folder, 'Personal.nidan'))
    session.prepare()
    const turning = session.turnTo(join(folder, 'Other.nidan'))
    processes[0]?.events.opened({ ...OPENED, name: 'Personal' })
    await turning
    await settle()
    expect(session.isUnlocked()).toBe(false)
    expect(processes[0]?.killed).toBe(true)
  })

  it('does not open behind a lock that came while the password was tried', async () => {
    const session = newSession()
    await session.start(join(folder, 'Personal.nidan'))
    session.prepare()
    await session.lock()
    processes[0]?.events.opened({ ...OPENED, name: 'Personal' })
    await settle()
    expect(session.isUnlocked()).toBe(false)
    expect(processes[0]?.killed).toBe(true)
  })

  it('gives a process that is started while a locked vault’s view is still being made no port of that vault', async () => {
    const path = join(folder, 'Mine.nidan')
    await writeFile(path, '')
    let made: () => void = () => undefined
    mainIsMade = new Promise((resolve) => (made = resolve))
    const session = newSession()
    await session.start(path)
    session.prepare()
    processes[0]?.events.opened(OPENED)
    await session.lock()
    session.prepare()
    shown = []
    made()
    await settle()
    expect([shown, processes[1]?.calls, session.state().phase]).toEqual([[], ['host.configure'], 'locked'])
  })

  it('ends only when a lock that is under way has closed its process', async () => {
    const session = await unlocked()
    let close: (value: null) => void = () => undefined
    answers['host.close'] = new Promise((resolve) => (close = resolve))
    void session.lock()
    let hasEnded = false
    const end = session.end().then(() => (hasEnded = true))
    await settle()
    expect([hasEnded, processes[0]?.killed]).toEqual([false, false])
    close(null)
    await end
    expect(processes[0]?.killed).toBe(true)
  })

  it('gives no answer that came after the lock', async () => {
    const session = await unlocked()
    let answer: (value: unknown) => void = () => undefined
    answers['host.copyValue'] = new Promise((resolve) => (answer = resolve))
    const copied = session.call('host.copyValue', { itemId: 'i', fieldId: 'f' })
    const locked = session.lock()
    answer({ value: 'secret', validUntilMs: null })
    await expect(copied).rejects.toMatchObject({ code: 'vault-locked' })
    await locked
  })

  it('locks although the clipboard does not answer', async () => {
    clipboardHangs = true
    const session = await unlocked()
    await session.lock()
    expect(processes[0]?.killed).toBe(true)
    expect(session.isUnlocked()).toBe(false)
  })

  it('locks when the main view crashes and makes a crashed unlock view anew', async () => {
    const session = await unlocked()
    await session.viewGone('main')
    expect(session.isUnlocked()).toBe(false)
    await session.viewGone('unlock')
    expect(shown.filter((view) => view === 'unlock')).toHaveLength(3)
  })

  it('tells each new process the offset that codes follow, before it can be opened, and every change of it', async () => {
    codeOffsetMs = 95_000
    const session = await unlocked()
    expect(processes[0]?.calls).toEqual(['host.configure', 'host.setCodeOffset'])
    session.codeOffsetChanged()
    expect(processes[0]?.calls).toEqual(['host.configure', 'host.setCodeOffset', 'host.setCodeOffset'])
  })

  it('has the clock looked at before a value leaves the vault', async () => {
    const session = await unlocked()
    await session.call('host.trayEntries', { limit: 1 })
    expect(order.at(-1)).toBe('looked at the clock')
  })

  it('locks before it turns to another file, and shows the unlock view of that one', async () => {
    const session = await unlocked()
    order = []
    const other = join(folder, 'Other.nidan')
    await writeFile(other, '')
    expect(await session.turnTo(other)).toMatchObject({ phase: 'locked', vaultName: 'Other' })
    expect(order).toEqual(['clipboard cleared', 'killed', 'unlock shown'])
    expect(states.at(-1)).toMatchObject({ phase: 'locked', vaultName: 'Other' })
    expect(session.path()).toBe(other)
  })

  it('turns to another file although a lock is under way', async () => {
    const session = await unlocked()
    const locking = session.lock()
    await session.turnTo(join(folder, 'Other.nidan'))
    await locking
    expect(session.state()).toMatchObject({ phase: 'missing', vaultName: 'Other' })
  })

  it('tells a new name, and that the vault can be changed now', async () => {
    const session = await unlocked()
    processes[0]?.events.changed({ name: 'Work', readOnly: true })
    expect(session.state()).toMatchObject({ vaultName: 'Work', readOnly: true })
    expect(states.at(-1)).toMatchObject({ vaultName: 'Work', readOnly: true })
  })
})

describe('the ways into a vault', () => {
  const secret = new Uint8Array(32).fill(7)
  const path = (): string => join(folder, 'Mine.nidan')
  const inputs = (name: string, process = 0): unknown[] => (processes[process]?.inputs ?? []).filter(([called]) => called === name).map(([, input]) => input)
  const keep = (): Promise<void> => memory.keepSecret(path(), { slotId: 'ab'.repeat(16), secret, validUntilMs: 2_000 })

  async function locked(): Promise<Session<null>> {
    await writeFile(path(), '')
    const session = newSession()
    await session.start(path())
    return session
  }

  it('say by which slot the vault was opened, while it is open', async () => {
    const session = await unlocked()
    expect(session.state()).toMatchObject({ openedBy: 'password', isNew: false, quickUnlock: 'off' })
    await session.lock()
    expect(session.state().openedBy).toBeNull()
  })

  it('name the key file that is chosen and tell it to the process, also to the next one', async () => {
    const session = await locked()
    await session.useKeyFile('current', '/media/stick/photo.jpg')
    expect([session.state().keyFile, states.at(-1)?.keyFile]).toEqual(['photo.jpg', 'photo.jpg'])
    expect(inputs('host.useKeyFile').at(-1)).toEqual({ purpose: 'current', path: '/media/stick/photo.jpg' })
    processes[0]?.events.ended()
    session.prepare()
    expect(inputs('host.useKeyFile', 1)).toEqual([{ purpose: 'current', path: '/media/stick/photo.jpg' }])
  })

  it('remember a key file that opened the vault, and forget one that it no longer needs', async () => {
    const session = await locked()
    await session.useKeyFile('current', '/media/stick/photo.jpg')
    processes[0]?.events.opened({ ...OPENED, openedBy: 'key-file' })
    await settle()
    await session.lock()
    expect([session.state().keyFile, memory.keyFileOf(path())]).toEqual(['photo.jpg', '/media/stick/photo.jpg'])
    session.prepare()
    processes[1]?.events.opened(OPENED)
    await settle()
    expect(memory.keyFileOf(path())).toBeNull()
  })

  it('forget a choice of another file with the vault', async () => {
    const session = await locked()
    await session.useKeyFile('current', '/media/stick/photo.jpg')
    await session.turnTo(join(folder, 'Other.nidan'))
    expect(session.state().keyFile).toBeNull()
  })

  it('remember the key file that was added or made, and forget one that was taken away', async () => {
    const session = await unlocked()
    await session.makeKeyFile('/media/stick/new.nidankey')
    processes[0]?.events.keyFileChanged(true)
    await settle()
    expect([inputs('host.makeKeyFile'), memory.keyFileOf(path())]).toEqual([[{ path: '/media/stick/new.nidankey' }], '/media/stick/new.nidankey'])
    processes[0]?.events.keyFileChanged(false)
    await settle()
    expect(memory.keyFileOf(path())).toBeNull()
  })

  it('hand the keychain’s secret to a process that is started for it', async () => {
    await keep()
    const session = await locked()
    expect(session.state().quickUnlock).toBe('ready')
    await session.quickUnlock()
    expect(inputs('host.unlockWithKeychain')).toEqual([{ secret }])
  })

  it('forget a secret that the vault does not know any more', async () => {
    await keep()
    answers['host.unlockWithKeychain'] = new AppError('quick-unlock-gone')
    const session = await locked()
    await expect(session.quickUnlock()).rejects.toThrow('quick-unlock-gone')
    expect([session.state().quickUnlock, states.at(-1)?.quickUnlock]).toEqual(['off', 'off'])
  })

  it.each([
    [true, 'ready'],
    [false, 'off']
  ])('ask after an unlock whether the slot is still there: %s', async (isThere, expected) => {
    await keep()
    answers['host.keychainSlot'] = { isThere }
    const session = await unlocked()
    expect(inputs('host.keychainSlot')).toEqual([{ slotId: 'ab'.repeat(16) }])
    await session.lock()
    expect(session.state().quickUnlock).toBe(expected)
  })

  it('keep a secret when the process asks for it, answer, and blank it', async () => {
    await unlocked()
    const given = secret.slice()
    processes[0]?.events.keychainRequested({ requestId: 'r1', action: { kind: 'keep', slotId: 'cd'.repeat(16), secret: given, validUntilMs: 2_000 } })
    await vi.waitFor(() => {
      expect(inputs('host.keychainAnswered')).toHaveLength(1)
    }, PATIENCE)
    expect([inputs('host.keychainAnswered'), await memory.secretOf(path()), given]).toEqual([[{ requestId: 'r1', code: null }], secret, new Uint8Array(32)])
    processes[0]?.events.keychainRequested({ requestId: 'r2', action: { kind: 'forget' } })
    await vi.waitFor(() => {
      expect([inputs('host.keychainAnswered').at(-1), memory.slotIdOf(path())]).toEqual([{ requestId: 'r2', code: null }, null])
    }, PATIENCE)
  })
})
