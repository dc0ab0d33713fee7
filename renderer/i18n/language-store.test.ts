// Holds formatting and the switch of language at run time.
import { describe, expect, it } from 'vitest'
import { en } from '../../shared/i18n/en.ts'
import { ja } from '../../shared/i18n/ja.ts'
import { createIcuFormat } from './format-message.ts'
import { createLanguageStore, createTranslate } from './language-store.ts'
import { formatPlain } from './plain-message.ts'

const fakeDocument = () => ({ documentElement: { lang: '' } }) as unknown as Document

describe('translate', () => {
  it('makes English plurals', () => {
    const t = createTranslate(en, 'en', createIcuFormat())
    expect(t('list.found', { count: 1 })).toBe('1 item found')
    expect(t('list.found', { count: 2 })).toBe('2 items found')
  })
  it('makes Japanese counters', () => {
    expect(createTranslate(ja, 'ja', createIcuFormat())('list.found', { count: 2 })).toBe('2件の項目が見つかりました')
  })
  it('puts values into plain sentences without a parser', () => {
    expect(formatPlain('Copied {field} · {seconds} s', 'en', { field: 'password', seconds: 30 })).toBe('Copied password · 30 s')
  })
  it('does not read a value as a pattern', () => {
    expect(formatPlain('{a} {b}', 'en', { a: '{b}', b: 'x' })).toBe('{b} x')
  })
})

describe('the language store', () => {
  it('speaks another language from then on and marks the page with it', () => {
    const document = fakeDocument()
    const store = createLanguageStore({ first: 'en', format: formatPlain, document })
    expect(document.documentElement.lang).toBe('en')
    store.getState().speak('ja')
    expect(store.getState().t('editor.done')).toBe(ja['editor.done'])
    expect(document.documentElement.lang).toBe('ja')
  })
})
