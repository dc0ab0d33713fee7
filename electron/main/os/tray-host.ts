// Owns whether anybody shows tray icons. On Linux that is whoever owns the watcher's name on the session bus; a desktop may start it late or stop it.
import type { EventEmitter } from 'node:events'
import { Message, MessageType, sessionBus, type MessageBus } from '@jellybrick/dbus-next'

/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/ */
const WATCHER = 'org.kde.StatusNotifierWatcher'
const DAEMON = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }

export interface TrayHost {
  isThere(): boolean
  dispose(): void
}

export interface TrayHostParts {
  platform: NodeJS.Platform
  /** At every change, and once for what was found at first. */
  onChange?: (isThere: boolean) => void
  log: (line: string) => void
}

/** Other systems always have a tray. Never throws; a bus that is not there shows no icons. */
export function watchTrayHost({ platform, log, onChange = () => undefined }: TrayHostParts): TrayHost {
  if (platform !== 'linux') {
    onChange(true)
    return { isThere: () => true, dispose: () => undefined }
  }
  let isThere = false
  const become = (next: boolean): void => {
    isThere = next
    onChange(next)
  }
  const fail = (error: unknown): void => {
    become(false)
    log(`tray host: not known, ${error instanceof Error ? error.message : 'unknown'}`)
  }
  const follow = async (bus: MessageBus): Promise<void> => {
    bus.on('message', ({ type, member, body }: Message) => {
      if (type === MessageType.SIGNAL && member === 'NameOwnerChanged' && body[0] === WATCHER) become(body[2] !== '')
    })
    await bus.call(new Message({ ...DAEMON, member: 'AddMatch', signature: 's', body: [`type='signal',sender='${DAEMON.destination}',member='NameOwnerChanged',arg0='${WATCHER}'`] }))
    const answer = await bus.call(new Message({ ...DAEMON, member: 'NameHasOwner', signature: 's', body: [WATCHER] }))
    become(answer?.body[0] === true)
  }
  try {
    const bus = sessionBus()
    // The library's types leave its errors out; unheard, they would end the program.
    const errors: EventEmitter = bus
    errors.on('error', fail)
    follow(bus).catch(fail)
    return {
      isThere: () => isThere,
      dispose: () => {
        bus.disconnect()
      }
    }
  } catch (error) {
    fail(error)
    return { isThere: () => false, dispose: () => undefined }
  }
}
