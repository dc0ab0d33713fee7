// Owns what a person does in the main view outside the editor: pick a login, copy a row, read a code, lock. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import { waitFor } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { readCode } from './live-code.ts'

export interface MainPage {
  readonly page: Page
  readonly detail: Locator
  readonly list: Locator
  readonly lockButton: Locator
  readonly editButton: Locator
  readonly scanButton: Locator
  openLogin(title: string): Promise<void>
  /** The row of a field by its label. */
  row(label: string): Locator
  copy(label: string): Promise<void>
  reveal(label: string): Promise<void>
  hide(label: string): Promise<void>
  /** The code on display, digits only. Waits until one stands there. */
  code(): Promise<string>
  /** A code that stays on display for a while yet, so that what follows compares the same one. */
  freshCode(leastSecondsLeft?: number): Promise<string>
}

const LEAST_SECONDS_LEFT = 4

export function mainPage(page: Page, words: Words): MainPage {
  const { t } = words
  const detail = page.getByRole('region', { name: t('detail.label'), exact: true })
  const list = page.getByRole('listbox', { name: t('list.label'), exact: true })
  const row = (label: string): Locator => detail.getByRole('group', { name: label, exact: true })
  const code = (): Promise<string> => readCode(row(t('field.otp')))
  return {
    page,
    detail,
    list,
    lockButton: page.getByRole('button', { name: t('sidebar.lock'), exact: true }),
    editButton: page.getByRole('button', { name: t('detail.edit'), exact: true }),
    scanButton: page.getByRole('button', { name: t('sidebar.scan'), exact: true }),
    openLogin: async (title) => {
      await list.getByRole('option', { name: title }).first().click()
      await detail.getByRole('heading', { name: title, exact: true }).waitFor()
    },
    row,
    copy: async (label) => {
      await row(label).getByRole('button', { name: t('detail.copyField', { field: label }), exact: true }).click()
      await row(label).getByRole('status').getByText(words.pattern('detail.copied')).waitFor()
    },
    reveal: async (label) => {
      await page.getByRole('button', { name: t('detail.reveal', { field: label }), exact: true }).click()
    },
    hide: async (label) => {
      await page.getByRole('button', { name: t('detail.hide', { field: label }), exact: true }).click()
    },
    code,
    freshCode: (leastSecondsLeft = LEAST_SECONDS_LEFT) =>
      waitFor(
        'a code that stays for a while',
        async () => {
          const secondsLeft = 30 - (Math.floor(Date.now() / 1000) % 30)
          return secondsLeft >= leastSecondsLeft ? code() : null
        },
        { timeoutMs: 20_000, everyMs: 200 }
      )
  }
}
