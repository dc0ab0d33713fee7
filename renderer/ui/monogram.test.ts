// Holds what an item's tile shows.
import { describe, expect, it } from 'vitest'
import { monogramOf, TONE_COUNT, toneOf } from './monogram.ts'

describe('monogramOf', () => {
  it.each([
    ['github', 'G'],
    ['  amazon.co.jp', 'A'],
    ['「楽天」市場', '楽'],
    ['ａｐｐｌｅ', 'A'],
    ['👩‍💻 work', '👩‍💻'],
    ['', '·'],
    ['---', '·']
  ])('draws from %j the sign %s', (title, sign) => {
    expect(monogramOf(title)).toBe(sign)
  })
})

describe('toneOf', () => {
  it('gives one title one colour whatever its case and width', () => {
    expect(toneOf('ＧｉｔＨｕｂ')).toBe(toneOf('github'))
  })
  it('stays within the tones that the style sheet has', () => {
    for (const title of ['', 'a', '三菱UFJ銀行', 'GitHub', 'x'.repeat(1_000)]) {
      expect(toneOf(title)).toBeGreaterThanOrEqual(0)
      expect(toneOf(title)).toBeLessThan(TONE_COUNT)
    }
  })
  it('spreads common titles over many colours', () => {
    const titles = ['Amazon', 'GitHub', 'Google', 'Apple', 'Bank', 'Netflix', 'Slack', 'Dropbox', 'Zoom', 'X', 'Notion', 'Figma']
    expect(new Set(titles.map(toneOf)).size).toBeGreaterThan(5)
  })
})
