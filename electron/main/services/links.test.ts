// Links of one-time passwords: which argument is one, how long one is held, and what is written for a Linux desktop.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LinkState } from '../../../shared/model/link.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import { desktopEntry, withoutAssociations } from './desktop-entry.ts'
import { isOtpLink, LINK_SCHEMES, linkIn, vaultFileIn } from './link-arguments.ts'
import { createLinkKeeper, type LinkKeeper } from './link-keeper.ts'

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
    ['/opt/Nidan/nidan', 'Exec=/opt/Nidan/nidan %u'],
    ['/opt/My Apps/nidan', 'Exec="/opt/My Apps/nidan" %u'],
    ['/opt/100%/nidan', 'Exec=/opt/100%%/nidan %u'],
    ['/opt/a"$b\\c', 'Exec="/opt/a\\\\"\\\\$b\\\\\\\\c" %u']
  ])('starts %s', (program, line) => {
    expect(desktopEntry([program], 'nidan').split('\n')).toContain(line)
  })

  it('is taken out of the associations, and nothing else is', () => {
    const list = '[Default Applications]\ntext/html=firefox.desktop\nx-scheme-handler/otpauth=nidan.desktop\nx-scheme-handler/otpauth-migration=other.desktop;nidan.desktop;\n'
    expect(withoutAssociations(list)).toBe('[Default Applications]\ntext/html=firefox.desktop\nx-scheme-handler/otpauth-migration=other.desktop;\n')
  })
})

it('the bundle for macOS declares every scheme', () => {
  const plist = readFileSync('resources/macos/url-types.plist', 'utf8')
  expect(LINK_SCHEMES.filter((scheme) => !plist.includes(`<string>${scheme}</string>`))).toEqual([])
})
