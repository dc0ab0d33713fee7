// Whether there is a tray, asked of a real bus: the watcher comes, goes, and the bus itself may not be there.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sessionBus } from '@jellybrick/dbus-next'
import { afterEach, expect, it, vi } from 'vitest'
import { watchTrayHost, type TrayHost } from './tray-host.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
let daemon: ChildProcess | null = null
let host: TrayHost | null = null

afterEach(() => {
  host?.dispose()
  daemon?.kill()
  daemon = null
  host = null
  vi.unstubAllEnvs()
})

async function startBus(): Promise<string> {
  const started = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] })
  daemon = started
  const [line] = (await once(started.stdout, 'data')) as [Buffer]
  return line.toString().trim()
}

it('is there while somebody owns the name of the watcher, before or after the program began', async (context) => {
  if (spawnSync('dbus-daemon', ['--version']).status !== 0) context.skip('dbus-daemon is not installed')
  const address = await startBus()
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address)
  const desktop = sessionBus({ busAddress: address })
  await desktop.requestName(WATCHER, 0)
  const log: string[] = []
  const there = watchTrayHost({ platform: 'linux', log: (line) => log.push(line) })
  host = there
  const becomes = (isThere: boolean): Promise<void> => vi.waitFor(() => { expect(there.isThere()).toBe(isThere) }, { timeout: 5_000 })
  await becomes(true)
  await desktop.releaseName(WATCHER)
  await becomes(false)
  await desktop.requestName(WATCHER, 0)
  await becomes(true)
  desktop.disconnect()
  await becomes(false)
  expect(log).toEqual([])
})

it('is not there without a bus, which is said in the log', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus')
  const log: string[] = []
  host = watchTrayHost({ platform: 'linux', log: (line) => log.push(line) })
  await vi.waitFor(() => { expect(log).not.toEqual([]) })
  expect(host.isThere()).toBe(false)
})

it.each(['win32', 'darwin'] as const)('is always there on %s', (platform) => {
  expect(watchTrayHost({ platform, log: () => undefined }).isThere()).toBe(true)
})
