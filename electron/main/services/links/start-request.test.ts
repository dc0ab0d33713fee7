// Which arguments of a start ask for something.
import { describe, expect, it } from 'vitest'
import { requestIn } from './start-request.ts'

describe('a start', () => {
  it.each([
    [['--scan'], 'scan'],
    [['--quick-access'], 'quick-access'],
    [['--user-data-dir=/a', '--lock'], 'lock'],
    [['--lock', '--scan'], 'lock'],
    [['/home/a/scan', '--scanner', '--scan=1', 'scan'], null],
    [[], null]
  ] as const)('with %j asks for %s', (args, request) => {
    expect(requestIn(args)).toBe(request)
  })
})
