// Tests that a lock keeps two works apart and outlives no owner.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withFolderLock } from './folder-lock.mjs'

// Beyond what Linux gives out, so nobody can have it.
const DEAD_PID = '4194305'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nidan-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('two works with one lock do not overlap', async () => {
  const steps: string[] = []
  const work = (name: string) =>
    withFolderLock(join(folder, 'a.lock'), async () => {
      steps.push(`${name} begins`)
      await wait(50)
      steps.push(`${name} ends`)
    })
  await Promise.all([work('first'), work('second')])
  const first = steps[0]?.split(' ')[0]
  const second = first === 'first' ? 'second' : 'first'
  expect(steps).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`])
})

it('a lock is given back when its work fails', async () => {
  await expect(withFolderLock(join(folder, 'a.lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(join(folder, 'a.lock'))).toBe(false)
})

it('a lock whose owner has died is taken over', async () => {
  mkdirSync(join(folder, 'a.lock'))
  writeFileSync(join(folder, 'a.lock', 'pid'), DEAD_PID)
  await expect(withFolderLock(join(folder, 'a.lock'), () => Promise.resolve('done'))).resolves.toBe('done')
})
