import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GOLDEN_PASSWORD } from './testdata/golden-file.ts'

const reader = resolve(import.meta.dirname, '../../docs/reader/nidan_reader.py')
const testdata = join(import.meta.dirname, 'testdata')
/** The system's own Python has the distribution's libraries, also where another one is first on the path. */
const python = ['python3', '/usr/bin/python3'].find((program) => spawnSync(program, ['-c', 'import argon2, cryptography']).status === 0)
const MISSING = 'Python 3 with cryptography and argon2-cffi is missing (node scripts/system-packages.mjs --purpose test)'

describe('the second reader, in Python', () => {
  it('opens every golden file', async ({ skip }) => {
    if (python === undefined) skip(MISSING)
    const names = (await readdir(join(testdata, 'golden'))).filter((name) => name.endsWith('.nidan'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const { stdout, stderr } = spawnSync(python ?? '', [reader, join(testdata, 'golden', name)], { input: `${GOLDEN_PASSWORD}\n`, encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(join(testdata, 'golden', name.replace('.nidan', '.json')), 'utf8')))
    }
  })

  it('says to every test vector what it says of itself', ({ skip }) => {
    if (python === undefined) skip(MISSING)
    const { stdout, status } = spawnSync(python ?? '', [reader, '--vectors', join(testdata, 'vectors')], { encoding: 'utf8' })
    expect(stdout).toMatch(/^\d+ vectors, 0 wrong\n$/)
    expect(status).toBe(0)
  })

  it('refuses with a class and without a word of the content', ({ skip }) => {
    if (python === undefined) skip(MISSING)
    const { stdout, stderr, status } = spawnSync(python ?? '', [reader, join(testdata, 'golden/v1.nidan')], { input: 'not it\n', encoding: 'utf8' })
    expect([stdout, stderr, status]).toEqual(['', 'vault-wrong-password\n', 1])
  })
})
