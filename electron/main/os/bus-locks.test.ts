// Holds that a bus which is missing, dead or no bus at all costs the program nothing but a line of its log.
import { createServer, type Server } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenOnBuses } from './bus-locks.ts'

let folder = ''
let server: Server | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-bus-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  server?.close()
  server = null
  await rm(folder, { recursive: true })
})

async function linesOf(address: string): Promise<string[]> {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address)
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', address)
  const lines: string[] = []
  const stop = listenOnBuses({ log: (line) => lines.push(line), onCause: () => lines.push('a cause') })
  await vi.waitFor(() => {
    expect(new Set(lines.map((line) => /session|system/.exec(line)?.[0]))).toEqual(new Set(['session', 'system']))
  })
  stop()
  return lines
}

describe('a bus', () => {
  it.each([
    ['that is not there', 'unix:path=/nowhere/bus'],
    ['whose address is none', 'nonsense']
  ])('%s is said in the log, and nothing else happens', async (_what, address) => {
    expect(await linesOf(address)).not.toContain('a cause')
  })
  it('that ends in the middle of the greeting is said in the log', async () => {
    const path = join(folder, 'bus')
    const listening = createServer((socket) => socket.destroy())
    server = listening
    await new Promise<void>((resolve) => {
      listening.listen(path, resolve)
    })
    expect(await linesOf(`unix:path=${path}`)).not.toContain('a cause')
  })
})
