// Holds that an exported file has everything that the items have, as another program and another library read it, and that only the owner gets one.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import type * as Argon2 from '@node-rs/argon2'
import { Credentials, CryptoEngine, Kdbx, ProtectedValue, type KdbxEntry } from 'kdbxweb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewItem } from '../new-vault-file.ts'
import { TEST_PASSWORD } from '../testdata/fixtures.ts'
import { startProcess, startUnlocked, type ProcessRig } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'
import { createFileExports } from './file-exports.ts'

const { hashRaw } = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2
const FILE_PASSWORD = 'eine ganz andere 合言葉'
const PROOF = { kind: 'password', password: TEST_PASSWORD } as const
const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const FILE = new Uint8Array(Buffer.from('attached, as it is'))
const NAMES = { 'field.otp': 'One-time password', 'field.username': 'User name', 'field.password': 'Password', 'format.card-number': 'カード番号', 'format.recovery-code': 'Recovery code' }

const ITEMS: readonly NewItem[] = [
  {
    title: 'Bank & <Söhne> 銀行', username: 'taro@example.jp', password: 'p<&>"\' 秘密', websites: ['https://bank.example', 'https://login.bank.example', 'https://bank.example.jp'], notes: 'first line\nsecond line',
    otps: [`otpauth://totp/Bank:taro?secret=${SEED}&issuer=Bank&algorithm=SHA256&digits=8&period=60`, `otpauth://totp/Bank:second?secret=${SEED}&issuer=Bank`],
    extraFields: [{ kind: 'concealed', label: '', value: 'aaaa-1111', format: 'recovery-code' }, { kind: 'concealed', label: '', value: 'bbbb-2222', format: 'recovery-code' }, { kind: 'text', label: 'Title', value: 'clashes' }],
    tags: ['home/bank', 'a;b'], favourite: true, attachments: [{ name: 'contract.txt', content: FILE }, { name: 'contract.txt', content: FILE }]
  },
  { title: 'Steam', otps: [`otpauth://steam/Steam:gamer?secret=${SEED}&issuer=Steam`] },
  { title: 'Counter', otps: [`otpauth://hotp/Counter:me?secret=${SEED}&issuer=Counter&counter=7`], extraFields: [{ kind: 'text', label: 'otp', value: 'no address' }] },
  { title: 'Card', category: 'card', extraFields: [{ kind: 'concealed', label: '', value: '4111111111111111', format: 'card-number' }] },
  { title: 'Put away', password: 'old', archived: true },
  { title: 'Thrown away', password: 'gone', trashed: true }
]

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

const make = (rig: ProcessRig, itemIds: string[], change: { filePassword?: string; proof?: { kind: 'password'; password: string } } = {}): Promise<{ handle: string; count: number }> =>
  rig.view('main', 'fileExport.make', { itemIds, filePassword: FILE_PASSWORD, proof: PROOF, names: NAMES, archiveName: 'Archive', ...change })

async function exported(rig: ProcessRig & { ids: string[] }, name = 'out.kdbx'): Promise<string> {
  const { handle } = await make(rig, rig.ids)
  const path = join(place.folder, name)
  await rig.host('host.fileExportSave', { handle, path })
  return path
}

async function entriesAt(path: string): Promise<Record<string, { entry: KdbxEntry; group: string | undefined }>> {
  CryptoEngine.setArgon2Impl(async (password, salt, memory, iterations, length, parallelism) =>
    Uint8Array.from(await hashRaw(Buffer.from(password), { memoryCost: memory, timeCost: iterations, parallelism, outputLen: length, salt: Buffer.from(salt) })).buffer
  )
  const db = await Kdbx.load(Uint8Array.from(await readFile(path)).buffer, new Credentials(ProtectedValue.fromString(FILE_PASSWORD)))
  return Object.fromEntries([...db.getDefaultGroup().allEntries()].map((entry) => [text(entry, 'Title'), { entry, group: entry.parentGroup?.name }]))
}

function text(entry: KdbxEntry, name: string): string {
  const value = entry.fields.get(name)
  return value instanceof ProtectedValue ? value.getText() : (value ?? '')
}

describe('an exported file', () => {
  it('has every field, code, file and mark of the items, and nothing of the trash', async () => {
    const entries = await entriesAt(await exported(await startUnlocked(place, ITEMS)))
    expect(Object.keys(entries).toSorted()).toEqual(['Bank & <Söhne> 銀行', 'Card', 'Counter', 'Put away', 'Steam'])
    const bank = entries['Bank & <Söhne> 銀行']!.entry
    const own = ['UserName', 'Password', 'URL', 'KP2A_URL_1', 'KP2A_URL_2', 'Notes', 'Recovery code', 'Recovery code 2', 'Title 2'].map((name) => text(bank, name))
    expect(own).toEqual(['taro@example.jp', 'p<&>"\' 秘密', 'https://bank.example', 'https://login.bank.example', 'https://bank.example.jp', 'first line\nsecond line', 'aaaa-1111', 'bbbb-2222', 'clashes'])
    expect([text(bank, 'otp'), text(bank, 'otp_1')].map((address) => [...new URL(address).searchParams])).toEqual([
      [['issuer', 'Bank'], ['secret', SEED], ['algorithm', 'SHA256'], ['digits', '8'], ['period', '60']],
      [['issuer', 'Bank'], ['secret', SEED], ['algorithm', 'SHA1'], ['digits', '6'], ['period', '30']]
    ])
    expect(['Password', 'otp', 'Recovery code', 'Title 2'].map((name) => bank.fields.get(name) instanceof ProtectedValue)).toEqual([true, true, true, false])
    expect([bank.tags, [...bank.binaries.keys()]]).toEqual([['a b', 'home/bank', 'favourite'], ['contract.txt', '2 contract.txt']])
    expect([text(entries['Card']!.entry, 'カード番号'), entries['Put away']!.group, text(entries['Steam']!.entry, 'otp').startsWith('otpauth://totp/')]).toEqual(['4111111111111111', 'Archive', true])
    // A counter that two programs count apart would lock its owner out: no program may take it for a TOTP.
    expect(['otp', 'One-time password', 'otp 2'].map((name) => text(entries['Counter']!.entry, name))).toEqual(['', expect.stringContaining('otpauth://hotp/'), 'no address'])
  })

  it('has the earlier passwords as history', async () => {
    const rig = await startUnlocked(place, ITEMS)
    const [itemId = ''] = rig.ids
    const { title, favourite, notes, fields } = await rig.view('main', 'items.get', { itemId })
    rig.pass(1_000)
    await rig.view('main', 'items.save', {
      id: itemId, title, favourite, notes,
      fields: fields.map(({ id, kind, label }) => (kind === 'password' ? { id, kind, label, change: { kind: 'set' as const, value: 'newer' } } : { id, kind, label, change: { kind: 'keep' as const } }))
    })
    const { entry } = (await entriesAt(await exported(rig)))[title]!
    expect([text(entry, 'Password'), entry.history.map((one) => text(one, 'Password'))]).toEqual(['newer', ['p<&>"\' 秘密']])
  })

  it('is opened by KeePassXC, which makes the same codes', (context) => {
    if (spawnSync('keepassxc-cli', ['--version']).status !== 0) context.skip('keepassxc-cli is not installed')
    return (async () => {
      const path = await exported(await startUnlocked(place, ITEMS))
      const ask = (...args: string[]): string => spawnSync('keepassxc-cli', [...args], { input: `${FILE_PASSWORD}\n`, encoding: 'utf8' }).stdout.trim()
      expect(ask('show', '-q', '-s', '-a', 'Password', path, 'Bank & <Söhne> 銀行')).toBe('p<&>"\' 秘密')
      expect(ask('attachment-export', '-q', '--stdout', path, 'Bank & <Söhne> 銀行', 'contract.txt')).toBe('attached, as it is')
      expect(ask('ls', '-q', path, 'Archive')).toBe('Put away')
      expect(ask('ls', '-q', path).split('\n').filter((line) => line.endsWith('/'))).toEqual(['Archive/'])
      expect(ask('show', '-q', '-t', path, 'Steam')).toMatch(/^[2-9BCDFGHJKMNPQRTVWXY]{5}$/u)
      const codeAt = (nowMs: number): string => spawnSync('oathtool', ['--totp=sha256', '--digits=8', '--time-step-size=60s', `--now=@${String(Math.floor(nowMs / 1_000))}`, '--base32', SEED], { encoding: 'utf8' }).stdout.trim()
      const before = codeAt(Date.now())
      const theirs = ask('show', '-q', '-t', path, 'Bank & <Söhne> 銀行')
      // The minute may end between the two.
      expect([before, codeAt(Date.now())]).toContain(theirs)
      expect(ask('db-info', '-q', path)).toMatch(/Argon2id \(4 rounds, 65536 KB\)/u)
    })()
  }, 60_000)

  it('is readable by its owner alone, holds nothing in the clear, and is put away once it is stored', async () => {
    const rig = await startUnlocked(place, ITEMS)
    const { handle, count } = await make(rig, rig.ids)
    expect([count, await rig.host('host.fileExportName', { handle })]).toEqual([5, { name: 'Personal.kdbx' }])
    const path = join(place.folder, 'out.kdbx')
    await rig.host('host.fileExportSave', { handle, path })
    const bytes = await readFile(path)
    expect([(await stat(path)).mode & 0o777, ['taro', 'bank.example', SEED].some((secret) => bytes.includes(secret))]).toEqual([0o600, false])
    await expect(rig.host('host.fileExportSave', { handle, path })).rejects.toThrow('export-gone')
  })
})

describe('an export is refused', () => {
  it('to whoever has not the master password, and for items that are gone', async () => {
    const rig = await startUnlocked(place, ITEMS)
    await expect(make(rig, rig.ids, { proof: { kind: 'password', password: 'wrong one' } })).rejects.toThrow('vault-wrong-password')
    await expect(make(rig, [rig.ids[5]!])).rejects.toThrow('export-nothing')
    await expect(make(rig, [])).rejects.toThrow('request-invalid')
    const locked = startProcess()
    await locked.host('host.configure', { path: place.path })
    await expect(make(locked, rig.ids)).rejects.toThrow('vault-locked')
  })

  it('where it would replace the vault, or cannot be written, and can be stored elsewhere', async () => {
    const rig = await startUnlocked(place, ITEMS)
    const { handle } = await make(rig, rig.ids)
    const digest = async (): Promise<string> => createHash('sha256').update(await readFile(place.path)).digest('hex')
    const before = await digest()
    await expect(rig.host('host.fileExportSave', { handle, path: place.path })).rejects.toThrow('copy-not-written')
    await expect(rig.host('host.fileExportSave', { handle, path: join(place.folder, 'no', 'folder.kdbx') })).rejects.toThrow('copy-not-written')
    expect(await digest()).toBe(before)
    await rig.host('host.fileExportSave', { handle, path: join(place.folder, 'fine.kdbx') })
  })
})

describe('a file that waits for its place', () => {
  it('is dropped when it is given up, when another is made, and after ten minutes', () => {
    let nowMs = 0
    let drawn = 0
    const exports = createFileExports({ nowMs: () => nowMs, random: (length) => new Uint8Array(length).fill((drawn += 1)) })
    const file = { name: 'a.kdbx', bytes: new Uint8Array(1) }
    const [first, second] = [exports.keep(file), exports.keep(file)]
    expect(() => exports.get(first)).toThrow('export-gone')
    nowMs = 600_000
    expect(exports.get(second)).toMatchObject(file)
    nowMs += 1
    expect(() => exports.get(second)).toThrow('export-gone')
    const third = exports.keep(file)
    exports.discard(second)
    expect(exports.get(third)).toMatchObject(file)
    exports.discard(third)
    expect(() => exports.get(third)).toThrow('export-gone')
  })
})
