// Which addresses of notes can be pressed, and what a person reads of them.
import { describe, expect, it } from 'vitest'
import { linkAddress } from './link-address.ts'

describe('an address in notes', () => {
  it.each([
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['http://example.com', 'http://example.com'],
    ['mailto:taro@example.jp', 'taro@example.jp'],
    ['https://example.jp/%E9%81%93', 'https://example.jp/道'],
    ['https://example.com/%E2%80%AEgpj.exe', 'https://example.com/%E2%80%AEgpj.exe'],
    ['https://example.com/%', 'https://example.com/%'],
    ['https://%D0%B0pple.com/', 'https://xn--pple-43d.com/']
  ])('%s is shown as %s', (href, shown) => {
    expect(linkAddress(href)).toEqual({ opened: href, shown })
  })
  it.each([undefined, '', 'javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nidan://x', '//example.com', '/a', '#a', 'https://', `https://example.com/${'a'.repeat(5_000)}`])('%s is no link', (href) => {
    expect(linkAddress(href)).toBeNull()
  })
})
