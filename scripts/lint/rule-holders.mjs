// Owns who holds which rule of typescript-eslint's strictest set: the native linter, ESLint without types, or ESLint with them. Changes no severity.
import { readFileSync } from 'node:fs'
import tseslint from 'typescript-eslint'

const NATIVE = JSON.parse(readFileSync(new URL('../../.oxlintrc.json', import.meta.url), 'utf8'))
const isError = (severity) => [severity].flat()[0] === 'error'
const off = (rules) => Object.fromEntries(rules.map((rule) => [rule, 'off']))

// Only what is an error there is switched off here, so that no rule can get lost between the two.
const nativeRules = Object.keys(NATIVE.rules)
  .filter((rule) => isError(NATIVE.rules[rule]))
  .map((rule) => rule.replace(/^typescript\//, '@typescript-eslint/'))
const strict = Object.assign({}, ...tseslint.configs.strictTypeChecked.map(({ rules }) => rules ?? {}))
const needsTypes = (rule) => tseslint.plugin.rules[rule.replace('@typescript-eslint/', '')]?.meta.docs?.requiresTypeChecking === true

/** Objects of ours are made of closures and have no `this` that could get lost. */
const NOBODY = '@typescript-eslint/unbound-method'

const typedNames = Object.keys(strict).filter((rule) => isError(strict[rule]) && needsTypes(rule) && !nativeRules.includes(rule) && rule !== NOBODY)
/** With their options: they need a program of all types, and have no native counterpart. */
export const TYPED_RULES = Object.fromEntries(typedNames.map((rule) => [rule, strict[rule]]))
/** Off where ESLint runs without types. */
export const HELD_ELSEWHERE = off([...nativeRules, ...typedNames, NOBODY])
