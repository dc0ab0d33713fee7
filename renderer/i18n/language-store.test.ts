// Holds formatting, the switch of language at run time, and that the unlock view asks only for sentences that it has loaded.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en, ja } from '../../shared/i18n/all-messages.ts'
import type { Language } from '../../shared/model/settings.ts'
import { createIcuFormat } from './format-message.ts'
import { createLanguageStore, createTranslate } from './language-store.ts'
import { loadMessages } from './load-messages.ts'
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
  const started = (load: (language: Language) => Promise<typeof ja>) => {
    const document = fakeDocument()
    return { document, store: createLanguageStore({ first: { language: 'en', messages: en }, load, format: formatPlain, document }) }
  }
  it('speaks another language from then on and marks the page with it', async () => {
    const { document, store } = started(() => Promise.resolve(ja))
    expect(document.documentElement.lang).toBe('en')
    await store.getState().speak('ja')
    expect(store.getState().t('editor.done')).toBe(ja['editor.done'])
    expect(document.documentElement.lang).toBe('ja')
  })
  it('speaks the one that was asked for last, also when its sentences were there first', async () => {
    const waiting: ((messages: typeof ja) => void)[] = []
    const { store } = started(() => new Promise((resolve) => waiting.push(resolve)))
    const turning = store.getState().speak('ja')
    await store.getState().speak('en')
    waiting[0]?.(ja)
    await turning
    expect(store.getState().language).toBe('en')
  })
  it.each(['en', 'ja'] as const)('has every sentence of the views in %s', async (language) => {
    const { t } = started(() => Promise.resolve(ja)).store.getState()
    expect(t('editor.done')).toBe(en['editor.done'])
    expect(Object.values(await loadMessages(language)).every((text) => text !== '')).toBe(true)
  })
})

/** Every file of ours that a file loads, by static and dynamic imports. */
function filesFrom(start: string): Set<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path) || !/\.tsx?$/.test(path)) return
    found.add(path)
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/(?:^import (?!type)[^;']*?from |import\()'(\.[^']+)'/gm)) visit(join(dirname(path), name))
  }
  visit(start)
  return found
}

describe('the unlock view', () => {
  const renderer = join(import.meta.dirname, '..')
  const files = [...filesFrom(join(renderer, 'unlock/main.tsx'))].map((path) => relative(renderer, path))
  it('is looked at as a whole', () => {
    expect(files).toEqual(expect.arrayContaining(['features/unlock/UnlockCard.tsx', 'features/unlock/CreateCard.tsx', 'ui/PasswordInput.tsx', 'i18n/language-store.ts']))
  })
  it('asks only for sentences that it has loaded', () => {
    expect(files.filter((path) => path !== 'i18n/language-store.ts' && /\buseT\b|\.t\)|\bTranslate\b/.test(readFileSync(join(renderer, path), 'utf8')))).toEqual([])
  })
  it('loads the other sentences never', () => {
    expect(files.filter((path) => /i18n\/(?:en|ja)\/(?:rest|system)|load-messages|all-messages/.test(path))).toEqual([])
  })
})
