// Holds that what is made fits its recipe, that nothing is favoured, and that the bits are counted and not guessed.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_SITE_RULES } from '../../shared/model/generator-defaults.ts'
import { CHARACTER_CLASSES } from '../../shared/model/generator-limits.ts'
import { recipeSchema, type Recipe, type RecipeOf } from '../../shared/model/generator.ts'
import { makeSecret } from './make-secret.ts'
import { fittingPasswords } from './password-rules.ts'
import { log2Of, randomBelow } from './random-choice.ts'
import { loadWords } from './word-lists.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const make = (recipe: Recipe) => makeSecret({ random, words: loadWords }, recipe)
const PASSWORD: RecipeOf<'password'> = { kind: 'password', length: 12, lower: true, upper: true, digits: true, signs: true, avoidLookAlikes: false, rules: NO_SITE_RULES }

/** The chi-square statistic of `counts` against equal shares. */
function chiSquare(counts: readonly number[], draws: number): number {
  const expected = draws / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** Six standard deviations above the mean of the statistic: a fair source is beyond it less than once in a hundred million runs. */
function chiSquareBound(values: number): number {
  const freedom = values - 1
  return freedom + 6 * Math.sqrt(2 * freedom) + 12
}

function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  return (length) => Uint8Array.from({ length }, next)
}

describe('a choice below a number', () => {
  it('is never at or above it, and a whole number', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (count) => {
      const drawn = randomBelow(random, count)
      return Number.isInteger(drawn) && drawn >= 0 && drawn < count
    }))
  })
  it('throws a draw away that would favour small numbers', () => {
    const draws = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(255, 255, 255, 250), Uint8Array.of(0, 0, 0, 7)]
    expect(randomBelow(() => draws.shift() ?? Uint8Array.of(0, 0, 0, 0), 10)).toBe(7)
  })
  it('takes the last draw of the last whole run', () => {
    // 2^32 is 6 more than a multiple of 10.
    expect(randomBelow(() => Uint8Array.of(255, 255, 255, 249), 10)).toBe(9)
  })
  it.each([0, -1, 1.5, 2 ** 32 + 1])('refuses %s', (count) => {
    expect(() => randomBelow(random, count)).toThrow(RangeError)
  })
  it.each([3, 10, 94, 200])('falls on each of %i values alike', (values) => {
    const counts = new Array<number>(values).fill(0)
    const draws = 400 * values
    for (let draw = 0; draw < draws; draw += 1) {
      const value = randomBelow(random, values)
      counts[value] = (counts[value] ?? 0) + 1
    }
    expect(chiSquare(counts, draws)).toBeLessThan(chiSquareBound(values))
  })
})

const texts = fc.string({ unit: fc.constantFrom(...Array.from('aAz09!?-_€あ1lO')), maxLength: 6 })
const passwordRecipes = fc.record({
  kind: fc.constant('password' as const),
  length: fc.integer({ min: 4, max: 40 }),
  lower: fc.boolean(), upper: fc.boolean(), digits: fc.boolean(), signs: fc.boolean(), avoidLookAlikes: fc.boolean(),
  rules: fc.record({ required: texts, forbidden: texts, minLength: fc.integer({ min: 1, max: 30 }), maxLength: fc.integer({ min: 1, max: 60 }) })
})
const CLASS_PATTERNS = { lower: /[a-z]/, upper: /[A-Z]/, digits: /[0-9]/, signs: /[^a-zA-Z0-9]/ } as const

describe('a password', () => {
  it('fits its recipe, or the recipe is refused because nothing can fit', async () => {
    await fc.assert(fc.asyncProperty(passwordRecipes, async (recipe) => {
      expect(recipeSchema.safeParse(recipe).success).toBe(true)
      const made = await make(recipe).catch((error: unknown) => error)
      if (made instanceof Error) {
        expect(made.message).toBe(CHARACTER_CLASSES.some((name) => recipe[name]) || recipe.rules.required.trim() !== '' ? 'generator-impossible' : 'generator-no-class')
        return
      }
      const { value } = made as { value: string }
      const signs = Array.from(value)
      expect(signs.length).toBeGreaterThanOrEqual(recipe.rules.minLength)
      expect(signs.length).toBeLessThanOrEqual(recipe.rules.maxLength)
      expect(signs.some((sign) => recipe.rules.forbidden.includes(sign))).toBe(false)
      if (recipe.rules.required !== '') expect(signs.some((sign) => recipe.rules.required.includes(sign))).toBe(true)
      for (const name of CHARACTER_CLASSES) if (recipe[name]) expect(value).toMatch(CLASS_PATTERNS[name])
      if (recipe.avoidLookAlikes) expect(signs.filter((sign) => '0Oo1Il|5S2Z8B'.includes(sign) && !recipe.rules.required.includes(sign))).toEqual([])
    }), { numRuns: 300 })
  })
  it('has every sign of its alphabet alike at every place', async () => {
    const recipe: RecipeOf<'password'> = { ...PASSWORD, length: 4, upper: false, digits: true, lower: false, signs: false }
    const perPlace = Array.from({ length: 4 }, () => new Array<number>(10).fill(0))
    for (let round = 0; round < 4_000; round += 1) {
      const { value } = await make(recipe)
      Array.from(value).forEach((digit, place) => { perPlace[place]![Number(digit)]! += 1 })
    }
    for (const counts of perPlace) expect(chiSquare(counts, 4_000)).toBeLessThan(chiSquareBound(10))
  })
  it('is each of the fitting ones alike, and the bits are their number', async () => {
    // Two of a, b, 0: one letter and one digit at least; counted by hand: a0 b0 0a 0b.
    const recipe: RecipeOf<'password'> = {
      ...PASSWORD, length: 4, upper: false, signs: false,
      rules: { ...NO_SITE_RULES, maxLength: 2, forbidden: 'cdefghijklmnopqrstuvwxyz123456789' }
    }
    expect(fittingPasswords(recipe).count).toBe(4n)
    const seen = new Map<string, number>()
    for (let round = 0; round < 2_000; round += 1) {
      const { value, bits } = await make(recipe)
      expect(bits).toBe(2)
      seen.set(value, (seen.get(value) ?? 0) + 1)
    }
    expect([...seen.keys()].toSorted()).toEqual(['0a', '0b', 'a0', 'b0'])
    expect(chiSquare([...seen.values()], 2_000)).toBeLessThan(chiSquareBound(4))
  })
  it('counts the fitting ones as a slow count does', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.subarray(['a', 'b'], { minLength: 1 }), fc.boolean(), (length, kept, digits) => {
      const forbidden = 'abcdefghijklmnopqrstuvwxyz'.split('').filter((sign) => !kept.includes(sign)).join('') + '3456789'
      const recipe: RecipeOf<'password'> = { ...PASSWORD, length: 4, upper: false, signs: false, digits, rules: { ...NO_SITE_RULES, maxLength: length, forbidden, required: '!' } }
      const alphabet = [...kept, ...(digits ? ['0', '1', '2'] : []), '!']
      const all = (left: number): string[] => (left === 0 ? [''] : all(left - 1).flatMap((text) => alphabet.map((sign) => text + sign)))
      const fitting = all(length).filter((text) => /[ab]/.test(text) && text.includes('!') && (!digits || /[0-2]/.test(text)))
      if (fitting.length === 0) expect(() => fittingPasswords(recipe)).toThrow('generator-impossible')
      else expect(fittingPasswords(recipe).count).toBe(BigInt(fitting.length))
    }))
  })
  it('comes out of the bytes alone', async () => {
    const twice = await Promise.all([1, 1].map((seed) => makeSecret({ random: seededBytes(seed), words: loadWords }, PASSWORD)))
    expect(twice[0]).toEqual(twice[1])
  })
})

describe('a passphrase', () => {
  it.each([['en', 7_772], ['ja', 2_014]] as const)('is made of %s words of which no two are alike', async (list, size) => {
    const words = await loadWords(list)
    expect(new Set(words).size).toBe(size)
    expect(words.filter((word) => !/^[a-z]{3,12}$/.test(word))).toEqual([])
    const { value, bits } = await make({ kind: 'phrase', words: 6, list, separator: '-', capitals: false, digit: false })
    expect(value.split('-').filter((word) => !words.includes(word))).toEqual([])
    expect(bits).toBeCloseTo(6 * Math.log2(size), 6)
  })
  it('takes capitals, a digit and another separator', async () => {
    const { value, bits } = await make({ kind: 'phrase', words: 4, list: 'en', separator: '.', capitals: true, digit: true })
    expect(value.split('.').map((word) => /^[A-Z][a-z]+\d?$/.test(word))).toEqual([true, true, true, true])
    expect(value.match(/\d/g)).toHaveLength(1)
    expect(bits).toBeCloseTo(4 * Math.log2(7_772) + Math.log2(40), 6)
  })
})

describe('a PIN', () => {
  it('has its length and is none that is tried first', async () => {
    for (let round = 0; round < 500; round += 1) {
      const { value, bits } = await make({ kind: 'pin', length: 3 })
      expect(value).toMatch(/^\d{3}$/)
      expect('0123456789 9876543210'.includes(value) || /^(.)\1+$/.test(value)).toBe(false)
      // 1,000 less 10 of one digit, 8 up and 8 down.
      expect(bits).toBeCloseTo(Math.log2(974), 9)
    }
  })
})

describe('a user name', () => {
  it.each([
    ['words', 3, /^[a-z]+\.[a-z]+\d{3}$/],
    ['words', 0, /^[a-z]+\.[a-z]+$/],
    ['syllables', 2, /^([b-z][aeiou]){4}\d{2}$/]
  ] as const)('of %s with %i digits can be typed and said', async (style, digits, pattern) => {
    expect((await make({ kind: 'username', style, digits })).value).toMatch(pattern)
  })
})

it.each([[1n, 0], [1024n, 10], [2n ** 400n, 400], [10n ** 40n, 40 * Math.log2(10)]])('the logarithm of %s', (count, bits) => {
  expect(log2Of(count)).toBeCloseTo(bits, 9)
})
