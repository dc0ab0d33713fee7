import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seededRandom } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, type TestFolder } from '../testdata/store-parts.ts'
import { createNodeFileSystem } from './file-system.ts'
import { lockPathOf, takeLock, type LockParts, type ProcessFacts } from './lock-file.ts'
import { readProcessFacts } from './process-facts.ts'

const NOW_MS = 1_800_000_000_000
const HOUR_MS = 3_600_000
let place: TestFolder

beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

function parts(seed: string, processes: Partial<ProcessFacts> = {}, nowMs = NOW_MS): LockParts {
  return {
    files: createNodeFileSystem({ platform: process.platform }),
    processes: testProcess(processes),
    nowMs: () => nowMs,
    random: seededRandom(seed)
  }
}

async function age(ms: number): Promise<void> {
  const atS = (NOW_MS - ms) / 1_000
  await utimes(lockPathOf(place.path), atS, atS)
}

const isTaken = async (...args: Parameters<typeof parts>): Promise<boolean> => (await takeLock(parts(...args), place.path)) !== null

describe('a lock file', () => {
  it('says who holds it', async () => {
    await takeLock(parts('a'), place.path)
    expect(JSON.parse(await readFile(lockPathOf(place.path), 'utf8'))).toMatchObject({
      pid: 100,
      host: 'here',
      bootId: 'boot-1',
      processStart: '5000'
    })
  })

  it('is gone after its release', async () => {
    await (await takeLock(parts('a'), place.path))?.release()
    expect(await readdir(place.folder)).toEqual([])
  })

  it('that somebody else took over is not released', async () => {
    const first = await takeLock(parts('a'), place.path)
    const second = await takeLock(parts('b', { pid: 200, isAlive: () => false }), place.path)
    await first?.release()
    expect([second !== null, await readdir(place.folder)]).toEqual([true, ['Personal.nidan.lock']])
  })
})

describe('a lock file that is there already', () => {
  it.each([
    ['is respected while its process lives', {}, false],
    ['is respected when it is of this very process', { pid: 100 }, false],
    ['is taken over when its process is gone', { isAlive: () => false }, true],
    ['is taken over when the computer was started since', { bootId: 'boot-2' }, true],
    ['is taken over when its number belongs to another process by now', { startOf: () => Promise.resolve('6000') }, true],
    ['is respected when nothing is known of its process but that it lives', { bootId: null, startOf: () => Promise.resolve(null) }, false],
    [
      'is taken over when it is older than the start of a computer whose starts have no name',
      { bootId: null, startOf: () => Promise.resolve(null), bootedAtMs: () => Number.MAX_SAFE_INTEGER },
      true
    ],
    ['is respected when it is of another computer', { host: 'there', isAlive: () => false }, false]
  ] as [string, Partial<ProcessFacts>, boolean][])('%s', async (_name, processes, expected) => {
    await takeLock(parts('a'), place.path)
    await age(HOUR_MS)
    expect(await isTaken('b', processes)).toBe(expected)
  })

  it.each([
    ['is taken over when it was not touched for a day', 25 * HOUR_MS, true],
    ['is respected when it was touched within a day', 23 * HOUR_MS, false]
  ])('of another computer %s', async (_name, ageMs, expected) => {
    await takeLock(parts('a'), place.path)
    await age(ageMs)
    expect(await isTaken('b', { host: 'there' })).toBe(expected)
  })

  it('of another computer counts from its last save', async () => {
    const first = await takeLock(parts('a'), place.path)
    await age(25 * HOUR_MS)
    await first?.refresh()
    expect(await isTaken('b', { host: 'there' })).toBe(false)
  })

  it.each([
    ['is taken over when it is old', 60_000, true],
    ['is respected when it may be half written', 1_000, false]
  ])('without sense in it %s', async (_name, ageMs, expected) => {
    await writeFile(lockPathOf(place.path), '{"pid":')
    await age(ageMs)
    expect(await isTaken('b')).toBe(expected)
  })

  it('that names no process is like one without sense', async () => {
    await writeFile(lockPathOf(place.path), '{"pid":"100"}')
    await age(60_000)
    expect(await isTaken('b')).toBe(true)
  })

  it('is given back its name when it turns out not to be the stale one', async () => {
    await takeLock(parts('a'), place.path)
    const stale = parts('b', { pid: 200, isAlive: () => false })
    // Between the look and the move, a third process takes the lock over.
    let isFirst = true
    const files = {
      ...stale.files,
      rename: async (from: string, to: string) => {
        if (isFirst) {
          isFirst = false
          await takeLock(parts('c', { pid: 300, isAlive: () => false }), place.path)
        }
        await stale.files.rename(from, to)
      }
    }
    expect(await takeLock({ ...stale, files }, place.path)).toBeNull()
    expect(JSON.parse(await readFile(lockPathOf(place.path), 'utf8'))).toMatchObject({ pid: 300 })
    expect(await readdir(place.folder)).toEqual(['Personal.nidan.lock'])
  })
})

describe('two that find a stale lock at one time', () => {
  it('do not both take it: who comes second between the two steps may only read', async () => {
    await takeLock(parts('a'), place.path)
    const late = parts('b', { pid: 200, isAlive: () => false })
    // The stale one is away, and before ours is there another process has put its own.
    const files = {
      ...late.files,
      unlink: async (path: string) => {
        await late.files.unlink(path)
        await takeLock(parts('c', { pid: 300 }), place.path)
      }
    }
    expect(await takeLock({ ...late, files }, place.path)).toBeNull()
    expect(JSON.parse(await readFile(lockPathOf(place.path), 'utf8'))).toMatchObject({ pid: 300 })
  })
})

describe('what the system tells of this process', () => {
  it('is enough to know it again', async () => {
    const facts = readProcessFacts(process.platform)
    expect([facts.pid, facts.host, facts.isAlive(process.pid), facts.isAlive(2 ** 22 + 1)]).toEqual([process.pid, hostname(), true, false])
    if (process.platform === 'linux') {
      expect(await facts.startOf(process.pid)).toMatch(/^\d+$/u)
      expect([facts.bootId, await facts.startOf(2 ** 22 + 1)]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/u), null])
    }
  })

  it.runIf(process.platform === 'linux')('counts a process as gone that has ended, even while its parent has not asked how', async () => {
    const parent = spawn('sh', ['-c', 'read line <&3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] })
    try {
      const [line] = (await once(parent.stdio[1] as Readable, 'data')) as [Buffer]
      const pid = Number(line.toString())
      // A shell would ask how its child ended; sleep does not.
      await vi.waitFor(() => { expect(readFileSync(`/proc/${String(parent.pid)}/comm`, 'utf8')).toBe('sleep\n') }, 30_000)
      ;(parent.stdio[3] as Writable).end('\n')
      await vi.waitFor(() => { expect(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')).toContain(') Z ') }, 30_000)
      expect([process.kill(pid, 0), readProcessFacts('linux').isAlive(pid)]).toEqual([true, false])
    } finally {
      parent.kill()
    }
  })
})
