// Owns the title of the window that is in front, where the desktop tells it: X11 (EWMH, _NET_ACTIVE_WINDOW). Keeps the present one only, and tells nobody but the tray.
import { createClient, eventMask, type XClient, type XDisplay } from 'x11'

export interface WindowTitle {
  /** Null where nobody tells it: Windows, macOS, Wayland. */
  now(): string | null
  dispose(): void
}

export interface WindowTitleParts {
  platform: NodeJS.Platform
  /** Which kind of session this is; the program's own without it. */
  env?: Readonly<Record<string, string | undefined>>
  onChange: () => void
  log: (line: string) => void
}

const NOBODY: WindowTitle = { now: () => null, dispose: () => undefined }
/** `host:display.screen` (X(7)); other ways to a server are not followed. */
const DISPLAY_NAME = /^[^:]*:\d{1,4}(?:\.\d+)?$/u
/** In 32-bit units, as the protocol counts; a longer title is cut. */
const TITLE_UNITS = 256
const ANY_TYPE = 0

/** Never throws: without an X server, or with one that goes away, there is no title. */
export function watchWindowTitle({ platform, env = process.env, onChange, log }: WindowTitleParts): WindowTitle {
  const name = env['DISPLAY'] ?? ''
  if (platform !== 'linux' || !DISPLAY_NAME.test(name) || env['XDG_SESSION_TYPE'] === 'wayland') return NOBODY
  let title: string | null = null
  let isOver = false
  /** There is nothing to end before the server has answered. */
  let connected: XClient | null = null
  const set = (next: string | null): void => {
    if (isOver || next === title) return
    title = next
    onChange()
  }
  const client = createClient({ display: name }, (error, display) => {
    if (display === undefined) log(`window title: ${error?.message ?? 'no answer'}`)
    else if (isOver) display.client.terminate()
    else {
      connected = display.client
      void follow(display, set).catch((cause: unknown) => { log(`window title: ${cause instanceof Error ? cause.message : 'unknown'}`) })
    }
  })
  client.on('error', () => { set(null) })
  client.on('end', () => { set(null) })
  return {
    now: () => title,
    dispose: () => {
      isOver = true
      connected?.terminate()
    }
  }
}

function atomOf(client: XClient, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    client.InternAtom(false, name, (error, atom) => {
      if (error === null || error === undefined) resolve(atom)
      else reject(error)
    })
  })
}

/** Null when the window has no such property, or is gone. */
function propertyOf(client: XClient, wid: number, atom: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    client.GetProperty(0, wid, atom, ANY_TYPE, 0, TITLE_UNITS, (error, value) => { resolve(error === null || error === undefined ? (value?.data ?? null) : null) })
  })
}

async function follow({ client, screen }: XDisplay, set: (title: string | null) => void): Promise<void> {
  const root = screen[0]?.root ?? 0
  const [activeWindow, netName, plainName] = [await atomOf(client, '_NET_ACTIVE_WINDOW'), await atomOf(client, '_NET_WM_NAME'), await atomOf(client, 'WM_NAME')]
  let active = 0
  const readTitle = async (): Promise<void> => {
    const wid = active
    const name = wid === 0 ? null : ((await propertyOf(client, wid, netName)) ?? (await propertyOf(client, wid, plainName)))
    // Another window came to the front while this one answered.
    if (wid === active) set(name === null || name.length === 0 ? null : name.toString('utf8'))
  }
  const readActive = async (): Promise<void> => {
    const data = await propertyOf(client, root, activeWindow)
    active = data === null || data.length < 4 ? 0 : data.readUInt32LE(0)
    // A tab that is chosen changes the title of a window that was in front before.
    if (active !== 0) client.ChangeWindowAttributes(active, { eventMask: eventMask.PropertyChange })
    await readTitle()
  }
  client.on('event', ({ name, wid, atom }) => {
    if (name !== 'PropertyNotify') return
    if (wid === root && atom === activeWindow) void readActive()
    else if (wid === active && (atom === netName || atom === plainName)) void readTitle()
  })
  client.ChangeWindowAttributes(root, { eventMask: eventMask.PropertyChange })
  await readActive()
}
