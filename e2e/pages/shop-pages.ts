// Owns what a customer does in the shop's pages, in the browser. Reads codes of the shop off the page as a person would.
import type { Page } from 'playwright'
import { translator, type ShopLanguage, type TextKey } from '../shop/texts.ts'

export interface ShopPages {
  readonly page: Page
  /** The shop's own word for something. */
  word(key: TextKey): string
  open(path: string): Promise<void>
  press(key: TextKey): Promise<void>
  follow(key: TextKey): Promise<void>
  field(key: TextKey): ReturnType<Page['getByLabel']>
  heading(key: TextKey): ReturnType<Page['getByRole']>
  text(key: TextKey): ReturnType<Page['getByText']>
  signOut(): Promise<void>
  /** What Ctrl+V brings into the field, from the real clipboard. */
  pasteInto(key: TextKey): Promise<string>
  /** The key shown for those who cannot scan. */
  textKey(): Promise<string>
  phoneCode(): Promise<string>
  recoveryCodes(): Promise<readonly string[]>
}

export function shopPages(input: { page: Page; url: string; language: ShopLanguage }): ShopPages {
  const { page, url } = input
  const t = translator(input.language)
  const field = (key: TextKey) => page.getByLabel(t(key), { exact: true })
  return {
    page,
    word: (key) => t(key),
    field,
    open: async (path) => {
      await page.goto(url + path)
    },
    press: async (key) => {
      await page.getByRole('button', { name: t(key), exact: true }).click()
    },
    follow: async (key) => {
      await page.getByRole('link', { name: t(key), exact: true }).first().click()
    },
    heading: (key) => page.getByRole('heading', { name: t(key) }),
    text: (key) => page.getByText(t(key), { exact: true }),
    signOut: async () => {
      await page.getByRole('button', { name: t('signOut'), exact: true }).click()
    },
    pasteInto: async (key) => {
      await field(key).click()
      await field(key).press('Control+v')
      return field(key).inputValue()
    },
    textKey: async () => ((await page.locator('[data-key]').textContent()) ?? '').trim(),
    phoneCode: async () => /\d{6}/.exec((await page.locator('.sms').textContent()) ?? '')?.[0] ?? '',
    recoveryCodes: () => page.getByRole('list', { name: t('recoveryList') }).getByRole('listitem').allTextContents()
  }
}
