// Tests when a build is due.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { needsBuild } from './build-age.ts'

let checkout: string

function write(path: string, atSeconds: number): void {
  mkdirSync(join(checkout, path, '..'), { recursive: true })
  writeFileSync(join(checkout, path), '')
  utimesSync(join(checkout, path), atSeconds, atSeconds)
  for (let folder = join(path, '..'); folder !== '.'; folder = join(folder, '..')) utimesSync(join(checkout, folder), atSeconds, atSeconds)
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'nidan-age-'))
})
afterEach(() => {
  rmSync(checkout, { recursive: true, force: true })
})

it('a checkout that was never built needs a build', async () => {
  write('electron/main/index.ts', 100)
  await expect(needsBuild(checkout)).resolves.toBe(true)
})

it('a build that is newer than every source is enough', async () => {
  write('electron/main/index.ts', 100)
  write('out/main/index.js', 200)
  await expect(needsBuild(checkout)).resolves.toBe(false)
})

it('a source that changed after the build asks for a new one', async () => {
  write('out/main/index.js', 200)
  write('renderer/features/scan/ScanSheet.tsx', 300)
  await expect(needsBuild(checkout)).resolves.toBe(true)
})
