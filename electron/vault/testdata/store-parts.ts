// Owns the parts of a store for tests: a real folder, a fixed clock that a test can move, processes that a test can invent.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeFileSystem, type VaultFileSystem } from '../file/file-system.ts'
import type { ProcessFacts } from '../file/lock-file.ts'
import type { StoreParts } from '../file/store.ts'
import { seededRandom, TEST_KDF, TEST_NOW_MS } from './fixtures.ts'

export interface TestFolder {
  readonly folder: string
  readonly path: string
  remove(): Promise<void>
}

export async function makeTestFolder(): Promise<TestFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'nidan-vault-'))
  return { folder, path: join(folder, 'Personal.nidan'), remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A living process of this computer. */
export function testProcess(change: Partial<ProcessFacts> = {}): ProcessFacts {
  return { pid: 100, host: 'here', bootId: 'boot-1', bootedAtMs: () => 0, startOf: () => Promise.resolve('5000'), isAlive: () => true, ...change }
}

export function testStoreParts(seed: string, change: Partial<StoreParts> = {}): StoreParts {
  return {
    files: createNodeFileSystem({ platform: process.platform }) satisfies VaultFileSystem,
    platform: process.platform,
    random: seededRandom(seed),
    sleep: () => Promise.resolve(),
    processes: testProcess(),
    nowMs: () => TEST_NOW_MS,
    kdf: TEST_KDF,
    writer: 'aaaaaaaa',
    ...change
  }
}
