// Locking and unlocking with a fake process: order, idempotence, crashes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionState } from '../../../shared/model/session.ts'
import { createSession, type Session } from './session.ts'
import { fileNameOf } from './vault-paths.ts'
import type { VaultEvents, VaultLink } from './vault-link.ts'

interface FakeProcess {
  events: VaultEvents
  calls: string[]
  killed: boolean
}

let folder = ''
let processes: FakeProcess[] = []
let shown: string[] = []
let states: SessionState[] = []
let order: string[] = []
let clipboardHangs = false
let codeOffsetMs = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-session-'))
  processes = []
  shown = []
  states = []
  order = []
  clipboardHangs = false
  codeOffsetMs = 0
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

function startFake(events: VaultEvents): VaultLink<null> {
  const fake: FakeProcess = { events, calls: [], killed: false }
  processes.push(fake)
  return {
    call: (name) => {
      fake.calls.push(name)
      return Promise.resolve(null as never)
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
        return Promise.resolve()
      }
    },
    defaultVaultFolder: folder,
    ownFolder: folder,
    rememberVault: () => Promise.resolve(),
    nameOf: fileNameOf,
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

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

async function unlocked(): Promise<Session<null>> {
  const path = join(folder, 'Mine.nidan')
  await writeFile(path, '')
  const session = newSession()
  await session.start(path)
  session.prepare()
  processes[0]?.events.opened({ name: 'Mine', readOnly: false })
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
    processes[0]?.events.opened({ name: 'Mine', readOnly: false })
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
    processes[0]?.events.opened({ name: 'Personal', readOnly: false })
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
    processes[0]?.events.opened({ name: 'Personal', readOnly: false })
    await settle()
    expect(session.isUnlocked()).toBe(false)
    expect(processes[0]?.killed).toBe(true)
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
