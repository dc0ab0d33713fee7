// Which notes are rendered, and that what may be a secret typed into plain notes is not.
import { describe, expect, it } from 'vitest'
import { looksLikeMarkdown } from './looks-like-markdown.ts'

describe('notes', () => {
  it.each(['# Recovery', '## 手順\n次に', '```\ncode\n```', '- one\n- two', '* [x] done', '> said', '| a | b |\n|---|---|', 'See [help](https://example.com).', '**Important**: keep', '**重要**。'])('are Markdown: %s', (text) => {
    expect(looksLikeMarkdown(text)).toBe(true)
  })
  it.each([
    '', 'Prime renews in April.\nTwo trusted devices: the desktop and the tablet.', 'pin 12*34*56*', 'snake_case_name and __init__', 'C:\\*.*', '#1234', '- one line', 'a ** b ** c', 'x**2 + y**2',
    '[1] and (2)', 'https://example.com', '1. first\n2. second', 'p@ss`word', 'パスワードは「a*b*c」です。'
  ])('are plain: %s', (text) => {
    expect(looksLikeMarkdown(text)).toBe(false)
  })
})
