// Owns which passwords fit a recipe: the signs they are made of, the sets of which each has one, and how many there are. Pure.
import { AppError } from '../../shared/errors.ts'
import type { CharacterClass, RecipeOf } from '../../shared/model/generator.ts'
import { CHARACTER_CLASSES } from '../../shared/model/generator-limits.ts'

const SIGNS_OF: Readonly<Record<CharacterClass, string>> = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  // Without quotes, backslash and back tick: sites and shells trip over them.
  signs: '!#$%&()*+,-./:;<=>?@[]^_{|}~'
}
/** Pairs that are mistaken for each other when a password is read off a screen or a paper. */
const LOOK_ALIKES = new Set('0Oo1Il|5S2Z8B')

export interface FittingPasswords {
  readonly length: number
  /** Each sign once. */
  readonly alphabet: readonly string[]
  /** A password has at least one sign of each. */
  readonly demanded: readonly ReadonlySet<string>[]
  /** How many passwords fit. */
  readonly count: bigint
}

function signsIn(text: string): string[] {
  return [...new Set(text)].filter((sign) => sign.trim() !== '')
}

/** Throws `generator-impossible` when no password fits, and `generator-no-class` when there is nothing to make one of. */
export function fittingPasswords({ rules, ...recipe }: RecipeOf<'password'>): FittingPasswords {
  const length = Math.min(Math.max(recipe.length, rules.minLength), rules.maxLength)
  const forbidden = new Set(rules.forbidden)
  const isAllowed = (sign: string): boolean => !forbidden.has(sign)
  const classes = CHARACTER_CLASSES.filter((name) => recipe[name]).map((name) =>
    signsIn(SIGNS_OF[name]).filter((sign) => isAllowed(sign) && !(recipe.avoidLookAlikes && LOOK_ALIKES.has(sign)))
  )
  const required = signsIn(rules.required)
  // What a site asks for by name is not avoided, however it looks.
  const demanded = [...classes, ...(required.length === 0 ? [] : [required.filter(isAllowed)])].map((signs) => new Set(signs))
  if (demanded.length === 0) throw new AppError('generator-no-class')
  if (rules.minLength > rules.maxLength) throw new AppError('generator-impossible')
  const alphabet = [...new Set(demanded.flatMap((signs) => [...signs]))]
  const count = countFitting(alphabet.length, demanded, length)
  if (count === 0n) throw new AppError('generator-impossible')
  return { length, alphabet, demanded, count }
}

/** By inclusion and exclusion over the demanded sets: all passwords, less those that have nothing of one set, and so on. */
function countFitting(size: number, demanded: readonly ReadonlySet<string>[], length: number): bigint {
  let count = 0n
  for (let subset = 0; subset < 2 ** demanded.length; subset += 1) {
    const missing = demanded.filter((_, index) => (subset & (1 << index)) !== 0)
    const left = size - new Set(missing.flatMap((signs) => [...signs])).size
    count += BigInt(missing.length % 2 === 0 ? 1 : -1) * BigInt(left) ** BigInt(length)
  }
  return count
}
