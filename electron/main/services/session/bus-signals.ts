// Owns what a signal of a Linux desktop means for the lock. Pure; what it does not know means nothing, and no signal can unlock.
import type { LockCause } from './lock-causes.ts'

/** A signal as it came over D-Bus: `body` is what its sender chose to put there. */
export interface BusSignal {
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
}

export const LOGIN_NAME = 'org.freedesktop.login1'
export const LOGIN_PATH = '/org/freedesktop/login1'
export const LOGIN_MANAGER = 'org.freedesktop.login1.Manager'
const LOGIN_SESSION = 'org.freedesktop.login1.Session'
const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** Screen savers that say `ActiveChanged(b)`. */
const SCREEN_SAVERS = ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver', 'org.cinnamon.ScreenSaver', 'org.mate.ScreenSaver', 'org.xfce.ScreenSaver']
/** Window managers that tell by `PowerSaveMode` whether the displays are on (0), off or asleep; -1: they do not know. */
const DISPLAY_POWER = ['org.gnome.Mutter.DisplayConfig', 'org.cinnamon.Muffin.DisplayConfig']

/** Match rules (D-Bus specification, "Match Rules"): only the owner of a well-known name is heard under it. */
export function systemBusRules(sessionPath: string | null): string[] {
  const from = `type='signal',sender='${LOGIN_NAME}'`
  return [
    `${from},path='${LOGIN_PATH}',interface='${LOGIN_MANAGER}',member='PrepareForSleep'`,
    ...(sessionPath === null
      ? []
      : [`${from},path='${sessionPath}',interface='${LOGIN_SESSION}',member='Lock'`, `${from},path='${sessionPath}',interface='${PROPERTIES}',member='PropertiesChanged'`])
  ]
}

export function sessionBusRules(): string[] {
  return [
    ...SCREEN_SAVERS.map((name) => `type='signal',sender='${name}',interface='${name}',member='ActiveChanged'`),
    ...DISPLAY_POWER.map((name) => `type='signal',sender='${name}',interface='${PROPERTIES}',member='PropertiesChanged',arg0='${name}'`)
  ]
}

/** `sessionPath`: the person's own session; the locks of others mean nothing. */
export function systemBusCause(signal: BusSignal, sessionPath: string | null): LockCause | null {
  const [first] = signal.body
  if (signal.interface === LOGIN_MANAGER && signal.member === 'PrepareForSleep') return first === true ? 'suspend' : null
  if (sessionPath === null || signal.path !== sessionPath) return null
  if (signal.interface === LOGIN_SESSION && signal.member === 'Lock') return 'screen-lock'
  if (changed(signal, LOGIN_SESSION, 'LockedHint') === true) return 'screen-lock'
  return changed(signal, LOGIN_SESSION, 'Active') === false ? 'user-switch' : null
}

export function sessionBusCause(signal: BusSignal): LockCause | null {
  if (SCREEN_SAVERS.includes(signal.interface)) return signal.member === 'ActiveChanged' && signal.body[0] === true ? 'screen-lock' : null
  const isOff = DISPLAY_POWER.some((name) => {
    const mode = changed(signal, name, 'PowerSaveMode')
    return typeof mode === 'number' && mode > 0
  })
  return isOff ? 'display-off' : null
}

/** The new value of a property in `PropertiesChanged(sa{sv}as)`; undefined when it is not told. */
function changed({ interface: sender, member, body }: BusSignal, owner: string, property: string): unknown {
  if (sender !== PROPERTIES || member !== 'PropertiesChanged' || body[0] !== owner) return undefined
  const properties = body[1]
  if (typeof properties !== 'object' || properties === null) return undefined
  const variant: unknown = (properties as Record<string, unknown>)[property]
  return typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined
}
