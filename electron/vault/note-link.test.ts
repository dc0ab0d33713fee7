// Which addresses count as written in notes, and that nothing else does.
import { describe, expect, it } from 'vitest'
import { notesHaveLink } from './note-link.ts'

const NOTES = 'See [the help](https://example.com/a?b=1&amp;c=2), www.example.org, https://例え.jp/道 and taro@example.jp. 100%: https://example.com/%'

describe('a link of notes', () => {
  it.each([
    ['as it is', 'https://example.com/a?b=1&c=2'],
    ['a www address', 'http://www.example.org'],
    ['a mail address', 'mailto:taro@example.jp'],
    ['with percent signs for what is not ASCII', 'https://%E4%BE%8B%E3%81%88.jp/%E9%81%93'],
    ['with a lone percent sign', 'https://example.com/%']
  ])('is found: %s', (_name, address) => {
    expect(notesHaveLink(NOTES, address)).toBe(true)
  })
  it.each(['https://example.net', 'mailto:hanako@example.jp', 'http://www.example.net', 'mailto:'])('is not found: %s', (address) => {
    expect(notesHaveLink(NOTES, address)).toBe(false)
  })
})
