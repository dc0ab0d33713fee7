// Owns where the pointer is. On X11 the server itself is asked: Chromium remembers the last place over a window of ours (electron/electron#42519).
import { readFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { screen, type Point } from 'electron'
import { cookieFor, localDisplay, pointerRequest, readPointer, readSetup, setupRequest } from '../services/quick/x11-messages.ts'
import { isWayland } from './global-shortcut.ts'

/** A server that does not answer must not keep the window from coming. Usual: below 1 ms. */
const ANSWER_MS = 100
const MOST_BYTES = 1 << 20

/** In density-independent pixels. Never throws: what cannot be asked is what Chromium remembers. */
export async function pointerPlace(): Promise<Point> {
  const display = process.platform === 'linux' && !isWayland() ? localDisplay(process.env['DISPLAY'] ?? '') : null
  if (display === null) return screen.getCursorScreenPoint()
  try {
    return toDip(await askServer(display))
  } catch {
    return screen.getCursorScreenPoint()
  }
}

/** Before Electron 35 Linux has no conversion; there X11 knows one scale for all displays. */
function toDip(place: Point): Point {
  const candidate: object = screen
  if ('screenToDipPoint' in candidate) return screen.screenToDipPoint(place)
  const { scaleFactor } = screen.getPrimaryDisplay()
  return { x: Math.round(place.x / scaleFactor), y: Math.round(place.y / scaleFactor) }
}

async function askServer(display: string): Promise<Point> {
  const authority = await readFile(process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority')).catch(() => Buffer.alloc(0))
  const cookie = cookieFor({ authority, display, host: hostname() })
  return await new Promise<Point>((resolve, reject) => {
    const socket = createConnection({ path: `/tmp/.X11-unix/X${display}` })
    let received = Buffer.alloc(0)
    let afterSetup: number | null = null
    const fail = (error: Error): void => {
      socket.destroy()
      reject(error)
    }
    const take = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes])
      if (received.length > MOST_BYTES) throw new Error('the X server answers without end')
      if (afterSetup === null) {
        const setup = readSetup(received)
        if (setup === null) return
        afterSetup = setup.bytes
        socket.write(pointerRequest(setup.root))
      }
      const place = readPointer(received.subarray(afterSetup))
      if (place === null) return
      socket.destroy()
      resolve(place)
    }
    socket.setTimeout(ANSWER_MS, () => {
      fail(new Error('the X server does not answer'))
    })
    socket.once('error', fail)
    socket.once('close', () => {
      reject(new Error('the X server closed the connection'))
    })
    socket.on('data', (bytes) => {
      try {
        take(bytes)
      } catch (error) {
        fail(error instanceof Error ? error : new Error('unknown'))
      }
    })
    socket.write(setupRequest(cookie))
  })
}
