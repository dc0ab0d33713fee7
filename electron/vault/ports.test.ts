// Holds the ports to who hears what, and to dropping what is no port message.
import { describe, expect, it } from 'vitest'
import type { RpcPort } from '../../shared/ipc/port-rpc.ts'
import type { SavingState } from '../../shared/model/saving.ts'
import { createPorts, type Ports } from './ports.ts'

interface RecordingPort extends RpcPort {
  readonly posted: unknown[]
  listeners: number
}

function recordingPort(): RecordingPort {
  const posted: unknown[] = []
  const port: RecordingPort = {
    posted,
    listeners: 0,
    post: (message) => posted.push(message),
    onMessage: () => {
      port.listeners += 1
    }
  }
  return port
}

const SAVED: SavingState = { state: 'saved', problem: null, recoveryFolder: '/own/recovery', openedBackupAtMs: null, merged: null, copies: 2 }
// No call is made here: what is served to a port is the port protocol's own test.
const SERVED = { view: {}, inbox: { deliver: () => undefined } } as unknown as Parameters<Ports['accept']>[2]
const heard = ({ posted }: RecordingPort): unknown[] => posted.map((message) => (message as { name: unknown }).name)

describe('news of the vault', () => {
  it('go to main alone as long as no main view has a port', () => {
    const host = recordingPort()
    const { events } = createPorts({ host, onUnexpected: () => undefined })
    events.itemsChanged(null)
    events.savingChanged(SAVED)
    expect(heard(host)).toEqual(['items.changed', 'saving.changed'])
  })

  it('go to main and to the main view, and main hears no more of saving than whether something is kept aside', () => {
    const [host, main] = [recordingPort(), recordingPort()]
    const ports = createPorts({ host, onUnexpected: () => undefined })
    ports.accept({ kind: 'port', role: 'main' }, main, SERVED)
    ports.events.itemsChanged(null)
    ports.events.savingChanged(SAVED)
    ports.events.savingChanged({ ...SAVED, state: 'aside', problem: 'vault-disk-full' })
    expect([heard(host), heard(main)]).toEqual([
      ['items.changed', 'saving.changed', 'saving.changed'],
      ['items.changed', 'saving.changed', 'saving.changed']
    ])
    expect(host.posted.slice(1)).toMatchObject([{ payload: { aside: false } }, { payload: { aside: true } }])
    expect(JSON.stringify(host.posted)).not.toContain('/own/recovery')
  })

  it('never go to the unlock view', () => {
    const [host, unlock] = [recordingPort(), recordingPort()]
    const ports = createPorts({ host, onUnexpected: () => undefined })
    ports.accept({ kind: 'port', role: 'unlock' }, unlock, SERVED)
    ports.events.itemsChanged(null)
    ports.events.savingChanged(SAVED)
    expect(unlock.posted).toEqual([])
  })
})

describe('a message that brings a port', () => {
  it.each([
    ['no message', null],
    ['another kind', { kind: 'gate', role: 'main' }],
    ['a role that there is not', { kind: 'port', role: 'tray' }],
    ['more than it should', { kind: 'port', role: 'main', also: 1 }]
  ])('and is %s is dropped with its port', (_name, message) => {
    const port = recordingPort()
    const ports = createPorts({ host: recordingPort(), onUnexpected: () => undefined })
    ports.accept(message, port, SERVED)
    ports.events.itemsChanged(null)
    expect([port.listeners, port.posted]).toEqual([0, []])
  })
})
