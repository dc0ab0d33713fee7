// Links of one-time passwords: which argument is one, how long one is held, and what is written for a Linux desktop.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LinkState } from '../../../../shared/model/link.ts'
import type { ScanReport } from '../../../../shared/model/scan.ts'
import { desktopEntry, OPENED_TYPES, withoutAssociations } from './desktop-entry.ts'
import { isOtpLink, LINK_SCHEMES, linkIn, vaultFileIn } from './link-arguments.ts'
import { createLinkKeeper, type LinkKeeper } from './link-keeper.ts'
import { associationCalls, isAssociated, windowsCommand } from './windows-association.ts'

const LINK = 'otpauth://totp/Shop:hanako?secret=JBSWY3DPEHPK3PXP'

describe('the arguments of a start', () => {
  it.each([
    [['/opt/nidan', '--lang=en', LINK], LINK],
    [['/opt/nidan', 'OTPAUTH-MIGRATION://offline?data=CgA'], 'OTPAUTH-MIGRATION://offline?data=CgA'],
    [['/opt/nidan', 'https://example.com/?x=otpauth://totp/a'], null],
    [['/opt/nidan', `--x=${LINK}`], null],
    [['/opt/nidan', `${LINK}${'A'.repeat(16_384)}`], null],
    [['/opt/nidan'], null]
  ])('%j', (args, link) => {
    expect(linkIn(args)).toBe(link)
  })

  it('takes no link for a vault file', () => {
    expect(vaultFileIn(['otpauth://totp/a.nidan', '--x.nidan', '/home/a/My.NIDAN'])).toBe('/home/a/My.NIDAN')
    expect(vaultFileIn([`otpauth://${'a'.repeat(20_000)}.nidan`])).toBeUndefined()
  })

  it('takes the address of a file for its path, as some file managers give it', () => {
    expect(vaultFileIn(['file:///home/a/My%20Vault.nidan'])).toBe('/home/a/My Vault.nidan')
    expect(vaultFileIn(['file://server/share/My.nidan', 'file:///a%2Fb.nidan', 'https://example.com/a.nidan'])).toBeUndefined()
  })

  it('names an address that Apple alone opens no link of ours', () => {
    expect(isOtpLink(`apple-${LINK}`)).toBe(false)
  })
})

interface Rig {
  keeper: LinkKeeper
  read: string[]
  offered: ScanReport[]
  states: LinkState[]
  delays: number[]
  unlock: () => Promise<void>
  runOut: () => void
}

function setUp(failing = false): Rig {
  let isUnlocked = false
  let pending: (() => void) | null = null
  const rig: Omit<Rig, 'keeper' | 'unlock' | 'runOut'> = { read: [], offered: [], states: [], delays: [] }
  const keeper = createLinkKeeper({
    isUnlocked: () => isUnlocked,
    read: (text) => {
      rig.read.push(text)
      if (failing) return Promise.reject(new Error(`quotes ${text}`))
      return Promise.resolve({ source: 'link', images: [], otps: [], others: [], transfers: [], problem: null, durationMs: 0 })
    },
    offer: (report) => rig.offered.push(report),
    focus: () => undefined,
    onChange: (state) => rig.states.push(state),
    schedule: (action, delayMs) => {
      rig.delays.push(delayMs)
      pending = action
      return () => {
        pending = null
      }
    }
  })
  return {
    ...rig,
    keeper,
    unlock: () => {
      isUnlocked = true
      return keeper.unlocked()
    },
    runOut: () => pending?.()
  }
}

describe('a link', () => {
  it('goes to the vault process at once when the vault is open', async () => {
    const rig = setUp()
    await rig.unlock()
    await rig.keeper.accept(LINK)
    expect([rig.read, rig.offered.length, rig.states]).toEqual([[LINK], 1, []])
  })

  it('waits for the unlock when the vault is locked, and is read once', async () => {
    const rig = setUp()
    await rig.keeper.accept(LINK)
    expect([rig.read, rig.keeper.state()]).toEqual([[], 'waiting'])
    await rig.unlock()
    await rig.keeper.unlocked()
    expect([rig.read, rig.offered.length, rig.states]).toEqual([[LINK], 1, ['waiting', 'none']])
  })

  it('is forgotten after two minutes', async () => {
    const rig = setUp()
    await rig.keeper.accept(LINK)
    rig.runOut()
    await rig.unlock()
    expect([rig.delays, rig.read, rig.states]).toEqual([[120_000], [], ['waiting', 'forgotten', 'none']])
  })

  it('gives way to the next one', async () => {
    const rig = setUp()
    await rig.keeper.accept(LINK)
    await rig.keeper.accept(`${LINK}A`)
    await rig.unlock()
    expect(rig.read).toEqual([`${LINK}A`])
  })

  it('that is none of ours, or endless, is dropped', async () => {
    const rig = setUp()
    await rig.keeper.accept('https://example.com')
    await rig.keeper.accept(LINK + 'A'.repeat(16_384))
    expect([rig.states, rig.read]).toEqual([[], []])
  })

  it('that cannot be read is told by a code alone', async () => {
    const rig = setUp(true)
    await rig.unlock()
    await rig.keeper.accept(LINK)
    expect(rig.offered).toMatchObject([{ source: 'link', problem: 'internal' }])
  })
})

describe('the desktop entry', () => {
  it('that packages bring is the one that is written', () => {
    expect(readFileSync('resources/linux/nidan.desktop', 'utf8')).toBe(desktopEntry(['nidan'], 'nidan'))
  })

  it.each([
    ['/opt/Nidan/nidan', 'Exec=/opt/Nidan/nidan %U'],
    ['/opt/My Apps/nidan', 'Exec="/opt/My Apps/nidan" %U'],
    ['/opt/100%/nidan', 'Exec=/opt/100%%/nidan %U'],
    ['/opt/a"$b\\c', 'Exec="/opt/a\\\\"\\\\$b\\\\\\\\c" %U']
  ])('starts %s', (program, line) => {
    expect(desktopEntry([program], 'nidan').split('\n')).toContain(line)
  })

  it('names only what is wanted', () => {
    const types = (opened: readonly ('links' | 'vaults')[]): string | undefined => desktopEntry(['nidan'], 'nidan', opened).split('\n').find((line) => line.startsWith('MimeType='))
    expect([types(['vaults']), types(['links'])]).toEqual(['MimeType=application/x-nidan-vault;', 'MimeType=x-scheme-handler/otpauth;x-scheme-handler/otpauth-migration;'])
  })

  it('is taken out of the associations, and nothing else is', () => {
    const list = '[Default Applications]\ntext/html=firefox.desktop\nx-scheme-handler/otpauth=nidan.desktop\nx-scheme-handler/otpauth-migration=other.desktop;nidan.desktop;\n'
    expect(withoutAssociations(list, OPENED_TYPES.links)).toBe('[Default Applications]\ntext/html=firefox.desktop\nx-scheme-handler/otpauth-migration=other.desktop;\n')
  })
})

it('the bundle for macOS declares every scheme', () => {
  const plist = readFileSync('resources/macos/url-types.plist', 'utf8')
  expect(LINK_SCHEMES.filter((scheme) => !plist.includes(`<string>${scheme}</string>`))).toEqual([])
})

describe('a vault file', () => {
  it('has the magic bytes of the format in what packages tell Linux desktops', () => {
    const xml = readFileSync('resources/linux/nidan-vault.xml', 'utf8')
    const value = /value="([^"]*)"/u.exec(xml)?.[1] ?? ''
    const bytes = value.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll(/\\x([0-9a-f]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    expect(Buffer.from(bytes, 'latin1').toString('hex')).toBe('894e49440d0a1a0a')
    expect(xml).toContain(`type="${OPENED_TYPES.vaults[0]}"`)
  })

  it('is declared by the bundle for macOS', () => {
    const plist = readFileSync('resources/macos/document-types.plist', 'utf8')
    expect(plist).toMatch(/<key>public\.filename-extension<\/key>\s*<array>\s*<string>nidan<\/string>/u)
  })

  it('is given to the command of this program on Windows, quoted as its parser reads it', () => {
    expect(windowsCommand(['C:\\Program Files\\Nidan\\Nidan.exe', '--user-data-dir=D:\\a "b"\\'])).toBe('"C:\\Program Files\\Nidan\\Nidan.exe" "--user-data-dir=D:\\a \\"b\\"\\\\" "%1"')
    const calls = associationCalls(['C:\\Nidan.exe'], 'C:\\Nidan.exe')
    expect(calls.every(([verb, key]) => verb === 'add' && key?.startsWith('HKCU\\Software\\Classes\\') === true)).toBe(true)
  })

  it.each([
    ['ours', '    (Default)    REG_SZ    Nidan.Vault\r\n', 'REG_SZ    "C:\\Nidan.exe" "%1"\r\n', true],
    ['of another type', '    (Default)    REG_SZ    Other.Vault\r\n', 'REG_SZ    "C:\\Nidan.exe" "%1"\r\n', false],
    ['of another program', '    (Default)    REG_SZ    Nidan.Vault\r\n', 'REG_SZ    "D:\\Nidan.exe" "%1"\r\n', false],
    ['not there', '', '', false]
  ])('on Windows is %s', (_what, extension, command, expected) => {
    expect(isAssociated({ extension, command }, ['C:\\Nidan.exe'])).toBe(expected)
  })
})
