// Owns what can be asked of the generator, and what it answers. Each kind of secret has bounds that no request can leave.
import { z } from 'zod'
import { type CHARACTER_CLASSES, GENERATED_KINDS, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, PHRASE_SEPARATORS, USERNAME_STYLES, WORD_LISTS } from './generator-limits.ts'

/** What a site demands beside the classes. Signs are counted as people see them; white space is none. */
export const siteRulesSchema = z.strictObject({
  /** At least one of these; empty: no such rule. */
  required: z.string().max(64),
  forbidden: z.string().max(64),
  minLength: z.number().int().min(1).max(MAX_PASSWORD_LENGTH),
  maxLength: z.number().int().min(1).max(MAX_PASSWORD_LENGTH)
})
export type SiteRules = z.infer<typeof siteRulesSchema>

export type CharacterClass = (typeof CHARACTER_CLASSES)[number]

const passwordChoiceSchema = z.strictObject({
  length: z.number().int().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH),
  lower: z.boolean(),
  upper: z.boolean(),
  digits: z.boolean(),
  signs: z.boolean(),
  avoidLookAlikes: z.boolean()
})
export type WordListName = (typeof WORD_LISTS)[number]
const phraseChoiceSchema = z.strictObject({
  words: z.number().int().min(3).max(12),
  list: z.enum(WORD_LISTS),
  separator: z.enum(PHRASE_SEPARATORS),
  capitals: z.boolean(),
  /** A digit behind one of the words. */
  digit: z.boolean()
})
const pinChoiceSchema = z.strictObject({ length: z.number().int().min(3).max(16) })
const usernameChoiceSchema = z.strictObject({ style: z.enum(USERNAME_STYLES), digits: z.number().int().min(0).max(4) })

export type GeneratedKind = (typeof GENERATED_KINDS)[number]

/** What a person chose last, for each kind; kept with the settings. Rules belong to one site and are not kept. */
export const generatorChoicesSchema = z.strictObject({
  kind: z.enum(GENERATED_KINDS),
  password: passwordChoiceSchema,
  phrase: phraseChoiceSchema,
  pin: pinChoiceSchema,
  username: usernameChoiceSchema
})
export type GeneratorChoices = z.infer<typeof generatorChoicesSchema>

export const recipeSchema = z.discriminatedUnion('kind', [
  passwordChoiceSchema.extend({ kind: z.literal('password'), rules: siteRulesSchema }),
  phraseChoiceSchema.extend({ kind: z.literal('phrase') }),
  pinChoiceSchema.extend({ kind: z.literal('pin') }),
  usernameChoiceSchema.extend({ kind: z.literal('username') })
])
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeOf<K extends GeneratedKind> = Extract<Recipe, { kind: K }>

const generatedText = z.string().min(1).max(300)

/** `bits`: the binary logarithm of how many values this recipe can give, each as likely as every other. */
export const generatedSchema = z.strictObject({ id: z.uuid(), value: generatedText, bits: z.number().min(0) })
export type Generated = z.infer<typeof generatedSchema>

/** One that was used, without its value. */
export const generatedEntrySchema = z.strictObject({ id: z.uuid(), madeAtMs: z.number().int() })
export type GeneratedEntry = z.infer<typeof generatedEntrySchema>
