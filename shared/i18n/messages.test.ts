// Holds that both languages say the same things with the same values, and that no error is without a sentence.
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../errors.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { MessageKey } from './messages.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

// An object has the keys that its type says: `en` is a literal.
const KEYS = Object.keys(en) as MessageKey[]

/** The kind of a plain `{name}`, asked of the parser itself. */
const ARGUMENT = new IntlMessageFormat('{name}', 'en').getAst()[0]?.type

/** Values of arguments and plurals; null when a message uses anything else, which the type of messages cannot read. */
function valuesOf(elements: readonly Element[]): string[] | null {
  const names: string[] = []
  for (const element of elements) {
    if ('options' in element && 'pluralType' in element) {
      names.push(element.value)
      for (const option of Object.values(element.options)) names.push(...(valuesOf(option.value) ?? ['?']))
    } else if ('options' in element || 'children' in element || 'style' in element) return null
    else if (element.type === ARGUMENT && 'value' in element) names.push(element.value)
  }
  return names
}

function valuesIn(message: string, language: string): string[] | null {
  const values = valuesOf(new IntlMessageFormat(message, language).getAst())
  return values === null ? null : [...new Set(values)].toSorted()
}

/** Keys that break a rule: the failing test names them. */
function offenders(rule: (key: MessageKey) => boolean): MessageKey[] {
  return KEYS.filter((key) => !rule(key))
}

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(ja).toSorted()).toEqual(KEYS.toSorted())
  })
  it('are well-formed and take the same values in both languages', () => {
    expect(
      offenders((key) => {
        const values = valuesIn(en[key], 'en')
        return values !== null && JSON.stringify(values) === JSON.stringify(valuesIn(ja[key], 'ja'))
      })
    ).toEqual([])
  })
  it('say something in both languages', () => {
    expect(offenders((key) => en[key].trim() !== '' && ja[key].trim() !== '')).toEqual([])
  })
  it('name every error in whole sentences', () => {
    expect(ERROR_CODES.filter((code) => !/\.$/.test(en[`error.${code}`]) || !/。$/.test(ja[`error.${code}`]))).toEqual([])
  })
  it('have no plural in the unlock view, which formats without a parser', () => {
    const isOfUnlock = (key: MessageKey): boolean => /^(unlock|create|error)\./.test(key)
    expect(offenders((key) => !isOfUnlock(key) || !`${en[key]}${ja[key]}`.includes('plural'))).toEqual([])
  })
})
