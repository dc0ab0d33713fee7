// What is counted as found, as false and as lost; a figure of the bench is only as good as this.
import { describe, expect, it } from 'vitest'
import { addAnswer, categoriesLost, createScore, firstRatios, share, timesOf } from './score.ts'

const picture = { file: 'a.png', category: 'plain', isOld: true, width: 1920, height: 1080, texts: ['one', 'two'] }

describe('scoring readers', () => {
  it('counts found codes of all, of old categories and of their own', () => {
    const score = createScore()
    addAnswer(score, picture, { texts: ['two'], firstMs: 5, allMs: 9 })
    addAnswer(score, { ...picture, category: 'webcam', isOld: false, texts: ['three'] }, { texts: ['three'], firstMs: 5, allMs: 9 })
    expect([score.all, score.old, score.byCategory.get('webcam')]).toEqual([{ found: 2, codes: 3 }, { found: 1, codes: 2 }, { found: 1, codes: 1 }])
    expect(score.misses).toEqual(['a.png'])
  })

  it('counts a text that no code says as false, once', () => {
    const score = createScore()
    addAnswer(score, { ...picture, texts: [] }, { texts: ['ghost', 'ghost'], firstMs: 1, allMs: 1 })
    expect(score.falseTexts).toBe(1)
    expect(share(score.all)).toBe(1)
  })

  it('times only pictures with codes, by their size', () => {
    const score = createScore()
    addAnswer(score, picture, { texts: [], firstMs: null, allMs: 40 })
    addAnswer(score, { ...picture, texts: [] }, { texts: [], firstMs: null, allMs: 1 })
    expect(timesOf(score, '1080p')?.all.median).toBe(40)
    expect(timesOf(score, '4K')).toBeNull()
  })

  it('names the categories in which another reader found more', () => {
    const [ours, other] = [createScore(), createScore()]
    addAnswer(ours, picture, { texts: ['one'], firstMs: 1, allMs: 1 })
    addAnswer(other, picture, { texts: ['one', 'two'], firstMs: 1, allMs: 1 })
    expect(categoriesLost(ours, [other])).toEqual(['plain'])
    expect(categoriesLost(other, [ours])).toEqual([])
  })

  it('compares first codes picture by picture, where both have one', () => {
    const [ours, other] = [createScore(), createScore()]
    addAnswer(ours, picture, { texts: ['one'], firstMs: 12, allMs: 20 })
    addAnswer(ours, { ...picture, file: 'b.png' }, { texts: ['one'], firstMs: 90, allMs: 90 })
    addAnswer(other, picture, { texts: ['one'], firstMs: 10, allMs: 10 })
    expect(firstRatios(ours, other, '1080p')).toEqual([1.2])
  })
})
