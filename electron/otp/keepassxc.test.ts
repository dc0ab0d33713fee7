// Holds that another program reads what is printed: KeePassXC gets our addresses in a database of its own and gives the same codes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { HMAC_ALGORITHMS } from '../../shared/model/otp-kinds.ts'
import { strictAddress, type PrintedOtp } from './address-print.ts'
import { codeOfStep } from './code.ts'

const CASES = 24
const PASSWORD = 'only for this test'
const LIMIT_MS = 60_000

const names = fc.constantFrom('Shop', 'はなまる市場', 'A & B', 'taro@example.jp', '<one>', 'Matrix:@user:matrix.org', '🐙')
const secret = fc.uint8Array({ minLength: 10, maxLength: 40 }).map((bytes) => new Secret({ buffer: bytes.slice().buffer }).base32)
// KeePassXC 2.7.4 takes no period above a minute as it stands, whoever wrote the address.
const totp = fc.record({
  type: fc.constant('totp' as const),
  algorithm: fc.constantFrom(...HMAC_ALGORITHMS),
  digits: fc.constantFrom(6, 7, 8),
  periodSeconds: fc.integer({ min: 10, max: 60 })
})
const steam = fc.constant({ type: 'steam' as const, algorithm: 'SHA1' as const, digits: 5, periodSeconds: 30 })
const otp: fc.Arbitrary<PrintedOtp> = fc
  .record({ secret, kind: fc.oneof({ weight: 4, arbitrary: totp }, steam), issuer: names, account: names })
  .map(({ kind, issuer, account, ...rest }) => ({ ...rest, parameters: { ...kind, issuer, account } }))

function keepassxc(args: readonly string[], input: string): string {
  const { stdout, stderr, status } = spawnSync('keepassxc-cli', args, { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** KeePass's XML export, of which KeePassXC makes a database: an OTP stands in the attribute `otp` as its address. */
function databaseXml(otps: readonly PrintedOtp[]): string {
  const uuid = (number: number): string => Buffer.from(number.toString(16).padStart(32, '0'), 'hex').toString('base64')
  const text = (key: string, value: string): string => `<String><Key>${key}</Key><Value>${inXml(value)}</Value></String>`
  const entries = otps.map((one, index) => `<Entry><UUID>${uuid(index + 2)}</UUID>${text('Title', `entry${index}`)}${text('otp', strictAddress(one))}</Entry>`)
  return `<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta/><Root><Group><UUID>${uuid(1)}</UUID><Name>Root</Name>${entries.join('')}</Group></Root></KeePassFile>`
}

const codeAtSecond = ({ parameters, secret: key }: PrintedOtp, second: number): string =>
  codeOfStep({ ...parameters, secret: key }, Math.floor(second / parameters.periodSeconds))

const hasKeePassXc = spawnSync('keepassxc-cli', ['--version']).status === 0
if (!hasKeePassXc) process.stdout.write('The comparison with KeePassXC is skipped: keepassxc-cli is not installed (apt-get install keepassxc).\n')

describe.runIf(hasKeePassXc)('KeePassXC', () => {
  it(`reads ${CASES} printed addresses and gives the same codes`, { timeout: LIMIT_MS }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'nidan-keepassxc-'))
    try {
      const [xml, database] = [join(folder, 'export.xml'), join(folder, 'database.kdbx')]
      const otps = fc.sample(otp, CASES)
      writeFileSync(xml, databaseXml(otps))
      keepassxc(['import', '-q', '-p', '-t', '100', xml, database], `${PASSWORD}\n${PASSWORD}\n`)
      for (const [index, one] of otps.entries()) {
        const now = (): string => codeAtSecond(one, Date.now() / 1_000)
        const before = now()
        const theirs = keepassxc(['show', '-q', '-t', database, `entry${index}`], `${PASSWORD}\n`)
        // The period may have ended in between.
        expect([before, now()], strictAddress(one)).toContain(theirs)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
