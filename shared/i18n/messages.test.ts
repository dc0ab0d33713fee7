// Holds that both languages say the same things with the same values, and that no error is without a sentence.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../errors.ts'
import { en, ja } from './all-messages.ts'
import { first as firstEn } from './en/first.ts'
import { first as firstJa } from './ja/first.ts'
import type { AnyMessageKey } from './messages.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

// An object has the keys that its type says: `en` is a literal.
const KEYS = Object.keys(en) as AnyMessageKey[]

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
function offenders(rule: (key: AnyMessageKey) => boolean): AnyMessageKey[] {
  return KEYS.filter((key) => !rule(key))
}

async function roomsOf(language: string): Promise<string[][]> {
  const folder = join(import.meta.dirname, language)
  const files = (await readdir(folder)).filter((name) => !['first.ts', 'rest.ts'].includes(name))
  return Promise.all(
    files.map(async (name) => {
      const rooms = (await import(join(folder, name))) as Record<string, Record<string, string>>
      return Object.values(rooms).flatMap((room) => Object.keys(room))
    })
  )
}

describe('the messages', () => {
  it.each(['en', 'ja'])('of %s stand in one file each, and every file is part of the program', async (language) => {
    const keys = (await roomsOf(language)).flat()
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys.toSorted()).toEqual(KEYS.toSorted())
  })
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
    expect([...Object.values(firstEn), ...Object.values(firstJa)].filter((text) => text.includes('plural'))).toEqual([])
  })
})
