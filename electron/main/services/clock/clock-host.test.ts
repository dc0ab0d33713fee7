// What may be written as the host that is asked for the time.
import { describe, expect, it } from 'vitest'
import { DEFAULT_CLOCK_HOST } from '../../../../shared/model/clock.ts'
import { clockHostText, readClockHost } from './clock-host.ts'

describe('the host of the clock', () => {
  it.each([
    ['https://www.example.com', { kind: 'https', hostname: 'www.example.com', port: 443 }],
    ['HTTPS://WWW.Example.COM/', { kind: 'https', hostname: 'www.example.com', port: 443 }],
    ['http://127.0.0.1:8080', { kind: 'http', hostname: '127.0.0.1', port: 8_080 }],
    ['ntp://time.example', { kind: 'ntp', hostname: 'time.example', port: 123 }],
    [' ntp.nict.jp ', { kind: 'ntp', hostname: 'ntp.nict.jp', port: 123 }],
    ['ntp://[2001:DB8::1]:1123', { kind: 'ntp', hostname: '2001:db8::1', port: 1_123 }],
    ['時計.example', { kind: 'ntp', hostname: 'xn--kjv590f.example', port: 123 }]
  ] as const)('%s is read', (text, host) => {
    expect(readClockHost(text)).toEqual(host)
  })

  it.each([
    '', '   ', 'https://', 'ftp://time.example', 'file:///etc/passwd', 'https://host/path', 'https://host/?q=1', 'https://host#x', 'https://me:pw@host',
    'ntp://host:0', 'ntp://host:65536', 'ntp://host:123456', 'host name', 'https://ho\nst', '2001:db8::1', 'https://[::1', 'a'.repeat(300)
  ])('%j is refused', (text) => {
    expect(() => readClockHost(text)).toThrow('clock-host-invalid')
  })

  it.each(['https://www.example.com', 'http://127.0.0.1:8080', 'ntp://[2001:db8::1]:1123', 'ntp://time.example', DEFAULT_CLOCK_HOST])('%s is written as it is read', (text) => {
    expect(clockHostText(readClockHost(text))).toBe(text)
  })
})
