// Owns the estimate of how hard a password is to guess. Its word lists are large: imported only when somebody types a new one.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

export const STRENGTHS = [0, 1, 2, 3, 4] as const
/** Counted as people count: an emoji or a kanji is one character. The vault process asks for as many. */
export const MIN_PASSWORD_LENGTH = 8

export type Strength = (typeof STRENGTHS)[number]

/** The time of an estimate grows with the square of the length; what is longer than this is strong or a repetition. */
const ESTIMATED_CHARACTERS = 72

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en')
  ])
  return new core.ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
    useLevenshteinDistance: false
  })
}

export interface StrengthMeter {
  /** How strong `password` is; `known` are words that an attacker tries first, such as the vault's name. */
  estimate: (password: string, known: readonly string[]) => Promise<Strength>
}

export function createStrengthMeter(): StrengthMeter {
  let estimator: Promise<ZxcvbnFactory> | null = null
  return {
    estimate: async (password, known) => {
      estimator ??= loadEstimator()
      const { score } = (await estimator).check(password.slice(0, ESTIMATED_CHARACTERS), [...known, 'nidan'])
      return score
    }
  }
}
