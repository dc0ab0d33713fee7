// Owns what the generator makes before anybody has chosen. Imports no schema library: the views load this file.
import { MAX_PASSWORD_LENGTH } from './generator-limits.ts'
import type { GeneratorChoices, SiteRules } from './generator.ts'

export const NO_SITE_RULES: SiteRules = { required: '', forbidden: '', minLength: 1, maxLength: MAX_PASSWORD_LENGTH }

export const DEFAULT_GENERATOR_CHOICES: GeneratorChoices = {
  kind: 'password',
  password: { length: 20, lower: true, upper: true, digits: true, signs: true, avoidLookAlikes: false },
  phrase: { words: 5, list: 'en', separator: '-', capitals: false, digit: false },
  pin: { length: 6 },
  username: { style: 'words', digits: 2 }
}
