// What this computer remembers of the ways into a vault: on a real file, with a keychain that can refuse, fail and forget.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../../shared/errors.ts'
import { loadOpeningMemory, type OpeningMemory } from './opening-memory.ts'

const VAULT = '/vaults/Mine.nidan'
const DAY_MS = 86_400_000
const secret = new Uint8Array(32).map((_, index) => index + 1)
const KEPT = { slotId: 'ab'.repeat(16), secret, validUntilMs: 7 * DAY_MS }

let folder = ''
let file = ''
let nowMs = 0
let refusal: ErrorCode | null = null
let isBroken = false

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nidan-ways-'))
  file = join(folder, 'ways-in.json')
  nowMs = 0
  refusal = null
  isBroken = false
})
afterEach(() => rm(folder, { recursive: true }))

const working = <T>(value: T): Promise<T> => (isBroken ? Promise.reject(new Error('the keyring is locked')) : Promise.resolve(value))
const load = (): Promise<OpeningMemory> =>
  loadOpeningMemory({
    file,
    nowMs: () => nowMs,
    keychain: {
      refusal: () => working(refusal),
      seal: (text) => working(Buffer.from(text).map((byte) => byte ^ 0x55)),
      open: (sealed) => working(Buffer.from(sealed.map((byte) => byte ^ 0x55)).toString())
    }
  })

describe('a kept secret', () => {
  it('comes back after a restart, and is on the disk only as the keychain sealed it', async () => {
    await (await load()).keepSecret(VAULT, KEPT)
    const again = await load()
    expect([again.quickUnlockOf(VAULT), again.slotIdOf(VAULT), await again.secretOf(VAULT)]).toEqual(['ready', KEPT.slotId, secret])
    const text = await readFile(file, 'utf8')
    expect([text.includes(Buffer.from(secret).toString('base64')), (await stat(file)).mode & 0o777]).toEqual([false, 0o600])
  })

  it('is kept by no keychain that protects nothing', async () => {
    refusal = 'quick-unlock-no-keychain'
    const memory = await load()
    await expect(memory.keepSecret(VAULT, KEPT)).rejects.toThrow('quick-unlock-no-keychain')
    expect(memory.quickUnlockOf(VAULT)).toBe('off')
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('is not given out when the keychain has become one that protects nothing', async () => {
    const memory = await load()
    await memory.keepSecret(VAULT, KEPT)
    refusal = 'quick-unlock-no-keychain'
    await expect(memory.secretOf(VAULT)).rejects.toThrow('quick-unlock-no-keychain')
  })

  it('stays where it is while the keychain is locked', async () => {
    const memory = await load()
    await memory.keepSecret(VAULT, KEPT)
    isBroken = true
    await expect(memory.secretOf(VAULT)).rejects.toThrow('quick-unlock-keychain-failed')
    isBroken = false
    expect(await memory.secretOf(VAULT)).toEqual(secret)
  })

  it.each([
    ['at its end', 7 * DAY_MS, 'expired'],
    ['a millisecond before', 7 * DAY_MS - 1, 'ready'],
    ['when the clock was set back by two days', -2 * DAY_MS, 'expired'],
    ['when the clock was set back by an hour', -3_600_000, 'ready']
  ] as const)('is judged by the clock: %s', async (_name, atMs, expected) => {
    const memory = await load()
    await memory.keepSecret(VAULT, KEPT)
    nowMs = atMs
    expect(memory.quickUnlockOf(VAULT)).toBe(expected)
    if (expected === 'expired') await expect(memory.secretOf(VAULT)).rejects.toThrow('quick-unlock-expired')
  })

  it('is forgotten, and with it what was on the disk', async () => {
    const memory = await load()
    await memory.keepSecret(VAULT, KEPT)
    await memory.forgetSecret(VAULT)
    await memory.forgetSecret(VAULT)
    await expect(memory.secretOf(VAULT)).rejects.toThrow('quick-unlock-gone')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({})
  })

  it('is told to have failed when it cannot be written', async () => {
    const memory = await load()
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file in the place of the folder')
    await expect(memory.keepSecret(VAULT, KEPT)).rejects.toThrow('quick-unlock-keychain-failed')
  })
})

describe('the place of a key file', () => {
  it('is kept beside a secret, and each is forgotten alone', async () => {
    const memory = await load()
    await memory.rememberKeyFile(VAULT, '/media/stick/photo.jpg')
    await memory.keepSecret(VAULT, KEPT)
    await memory.forgetSecret(VAULT)
    expect((await load()).keyFileOf(VAULT)).toBe('/media/stick/photo.jpg')
    await memory.rememberKeyFile(VAULT, null)
    expect((await load()).keyFileOf(VAULT)).toBeNull()
  })
})

describe('a broken file', () => {
  it.each([
    ['no JSON', '{"/vau'],
    ['another shape', '[1, 2]'],
    ['a bad entry', JSON.stringify({ [VAULT]: { keychain: { slotId: 5 } } })]
  ])('(%s) is an empty one', async (_name, content) => {
    await writeFile(file, content)
    const memory = await load()
    expect([memory.keyFileOf(VAULT), memory.quickUnlockOf(VAULT)]).toEqual([null, 'off'])
  })
})
