// Owns the two D-Bus connections on which a Linux desktop says that the screen is locked. Only listens; a bus that is not there is no error.
import type { EventEmitter } from 'node:events'
import { Message, MessageType, sessionBus, systemBus, type MessageBus } from '@jellybrick/dbus-next'
import {
  LOGIN_MANAGER, LOGIN_NAME, LOGIN_PATH, sessionBusCause, sessionBusRules, systemBusCause, systemBusRules, type BusSignal
} from '../services/session/bus-signals.ts'
import type { LockCause } from '../services/session/lock-causes.ts'

export interface BusLocksParts {
  readonly onCause: (cause: LockCause) => void
  readonly log: (line: string) => void
}

const DAEMON = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }

/** Answers with what ends both connections. Never throws. */
export function listenOnBuses({ onCause, log }: BusLocksParts): () => void {
  const stops = [
    connect(log, 'session', sessionBus, async (bus) => {
      listen(bus, sessionBusCause, onCause)
      await addRules(bus, sessionBusRules())
    }),
    connect(log, 'system', systemBus, async (bus) => {
      const sessionPath = await ownSession(bus)
      listen(bus, (signal) => systemBusCause(signal, sessionPath), onCause)
      await addRules(bus, systemBusRules(sessionPath))
    })
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function connect(log: (line: string) => void, name: string, open: () => MessageBus, use: (bus: MessageBus) => Promise<void>): () => void {
  try {
    const bus = open()
    // The library's types leave its errors out; unheard, they would end the program.
    const errors: EventEmitter = bus
    errors.on('error', (error: Error) => {
      log(`D-Bus (${name}): not heard, ${error.message}`)
    })
    use(bus).catch((error: unknown) => {
      log(`D-Bus (${name}): not heard, ${error instanceof Error ? error.message : 'unknown'}`)
    })
    return () => {
      bus.disconnect()
    }
  } catch (error) {
    log(`D-Bus (${name}): not there, ${error instanceof Error ? error.message : 'unknown'}`)
    return () => undefined
  }
}

function listen(bus: MessageBus, causeOf: (signal: BusSignal) => LockCause | null, onCause: (cause: LockCause) => void): void {
  bus.on('message', ({ type, path, interface: sender, member, body }: Message) => {
    if (type !== MessageType.SIGNAL) return
    const cause = causeOf({ path, interface: sender, member, body })
    if (cause !== null) onCause(cause)
  })
}

async function addRules(bus: MessageBus, rules: readonly string[]): Promise<void> {
  await Promise.all(rules.map((rule) => bus.call(new Message({ ...DAEMON, member: 'AddMatch', signature: 's', body: [rule] }))))
}

/** The object of the session that the program runs in (org.freedesktop.login1(5)); null where logind knows of none. */
async function ownSession(bus: MessageBus): Promise<string | null> {
  const ask = async (member: string, signature: string, body: unknown[]): Promise<string | null> => {
    const answer = await bus.call(new Message({ destination: LOGIN_NAME, path: LOGIN_PATH, interface: LOGIN_MANAGER, member, signature, body })).catch(() => null)
    const path: unknown = answer?.body[0]
    // It goes into a match rule: only what an object path may contain.
    return typeof path === 'string' && /^[\w/]+$/u.test(path) ? path : null
  }
  // A program that the desktop starts as a service of the user is in no session by its process, but it is told of one.
  const id = process.env['XDG_SESSION_ID']
  return (id === undefined ? null : await ask('GetSession', 's', [id])) ?? (await ask('GetSessionByPID', 'u', [process.pid]))
}
