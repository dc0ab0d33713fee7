// Which start shows no window.
import { expect, it } from 'vitest'
import { isHiddenStart } from './hidden-start.ts'

it.each([
  [['--hidden'], false, true],
  [['/opt/app', '--user-data-dir=/tmp/a', '--hidden'], false, true],
  [[], true, true],
  [[], false, false],
  [['--hidden-too'], false, false],
  [['--hidden', 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'], false, false],
  [['--hidden', '/home/hanako/Work.nidan'], false, false],
  [['--hidden', '--quick-access'], false, false]
])('%j (opened at login: %s) is hidden: %s', (args, wasOpenedAtLogin, isHidden) => {
  expect(isHiddenStart({ args, wasOpenedAtLogin })).toBe(isHidden)
})
