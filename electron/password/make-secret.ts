// Owns making a password, passphrase, PIN or user name by a recipe. Every value that fits is as likely as every other; keeps none.
import type { Recipe, RecipeOf, WordListName } from '../../shared/model/generator.ts'
import { fittingPasswords } from './password-rules.ts'
import { log2Of, randomBelow, randomOf, type RandomBytes } from './random-choice.ts'

export interface MadeSecret {
  readonly value: string
  /** log2 of how many values the recipe can give. */
  readonly bits: number
}

export interface MakingParts {
  readonly random: RandomBytes
  /** At least two different words, none of which holds a separator. */
  readonly words: (list: WordListName) => Promise<readonly string[]>
}

/** Throws what `fittingPasswords` throws. */
export async function makeSecret({ random, words }: MakingParts, recipe: Recipe): Promise<MadeSecret> {
  switch (recipe.kind) {
    case 'password':
      return makePassword(random, recipe)
    case 'phrase':
      return makePhrase(random, recipe, await words(recipe.list))
    case 'pin':
      return makePin(random, recipe)
    case 'username':
      return recipe.style === 'words' ? makeWordName(random, recipe.digits, await words('en')) : makeSyllableName(random, recipe.digits)
  }
}

/**
 * Drawn again until it fits: putting one sign of each set somewhere and filling up would favour passwords with few of them. The worst set of rules
 * takes some ten thousand draws.
 */
function makePassword(random: RandomBytes, recipe: RecipeOf<'password'>): MadeSecret {
  const { length, alphabet, demanded, count } = fittingPasswords(recipe)
  for (;;) {
    const signs = Array.from({ length }, () => randomOf(random, alphabet))
    if (demanded.every((set) => signs.some((sign) => set.has(sign)))) return { value: signs.join(''), bits: log2Of(count) }
  }
}

function makePhrase(random: RandomBytes, recipe: RecipeOf<'phrase'>, list: readonly string[]): MadeSecret {
  const digitBehind = recipe.digit ? randomBelow(random, recipe.words) : null
  const chosen = Array.from({ length: recipe.words }, (_, index) => {
    const word = randomOf(random, list)
    const written = recipe.capitals ? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` : word
    return index === digitBehind ? `${written}${randomBelow(random, 10)}` : written
  })
  const count = BigInt(list.length) ** BigInt(recipe.words) * (recipe.digit ? BigInt(10 * recipe.words) : 1n)
  return { value: chosen.join(recipe.separator), bits: log2Of(count) }
}

/** All digits alike, or one up or down from digit to digit: tried first by whoever has a few attempts. */
function isTrivialPin(digits: readonly number[]): boolean {
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1
}

function makePin(random: RandomBytes, { length }: RecipeOf<'pin'>): MadeSecret {
  const trivial = 10 + 2 * Math.max(0, 11 - length)
  for (;;) {
    const digits = Array.from({ length }, () => randomBelow(random, 10))
    if (!isTrivialPin(digits)) return { value: digits.join(''), bits: log2Of(10n ** BigInt(length) - BigInt(trivial)) }
  }
}

function tail(random: RandomBytes, digits: number): string {
  return digits === 0 ? '' : String(randomBelow(random, 10 ** digits)).padStart(digits, '0')
}

function makeWordName(random: RandomBytes, digits: number, list: readonly string[]): MadeSecret {
  const name = [randomOf(random, list), randomOf(random, list)].join('.')
  return { value: `${name}${tail(random, digits)}`, bits: log2Of(BigInt(list.length) ** 2n * 10n ** BigInt(digits)) }
}

const CONSONANTS = Array.from('bdfghjklmnprstvz')
const VOWELS = Array.from('aeiou')
const SYLLABLES = 4

function makeSyllableName(random: RandomBytes, digits: number): MadeSecret {
  const name = Array.from({ length: SYLLABLES }, () => `${randomOf(random, CONSONANTS)}${randomOf(random, VOWELS)}`).join('')
  const count = BigInt(CONSONANTS.length * VOWELS.length) ** BigInt(SYLLABLES) * 10n ** BigInt(digits)
  return { value: `${name}${tail(random, digits)}`, bits: log2Of(count) }
}
