// Owns what a person does with one-time passwords on their way out: the dialog of one code, the sheet of the export. Finds all by role and name.
import type { Locator, Page } from 'playwright'
import type { Words } from '../fixtures/words.ts'

export interface TransferPage {
  readonly dialog: Locator
  /** The code on display, with its quiet zone. */
  readonly code: Locator
  readonly password: Locator
  readonly show: Locator
  readonly next: Locator
  readonly done: Locator
  readonly following: Locator
  readonly showAgain: Locator
  readonly hiddenNote: Locator
  /** From the menu of the login on display. */
  openQr(): Promise<void>
  /** From the menu of the side bar. */
  openExport(): Promise<void>
  confirm(password: string): Promise<void>
}

export function transferPage(page: Page, words: Words): TransferPage {
  const { t } = words
  const dialog = page.getByRole('dialog')
  const button = (key: 'transfer.show' | 'transfer.next' | 'transfer.done' | 'transfer.following' | 'transfer.showAgain'): Locator =>
    dialog.getByRole('button', { name: t(key), exact: true })
  const password = dialog.getByLabel(t('unlock.passwordLabel'), { exact: true })
  return {
    dialog,
    code: dialog.getByRole('img'),
    password,
    show: button('transfer.show'),
    next: button('transfer.next'),
    done: button('transfer.done'),
    following: button('transfer.following'),
    showAgain: button('transfer.showAgain'),
    hiddenNote: dialog.getByText(t('transfer.hidden'), { exact: true }),
    openQr: async () => {
      await page.getByRole('button', { name: t('detail.more'), exact: true }).click()
      await page.getByRole('menuitem', { name: t('detail.showQr'), exact: true }).click()
    },
    openExport: async () => {
      await page.getByRole('button', { name: t('sidebar.more'), exact: true }).click()
      await page.getByRole('menuitem', { name: t('sidebar.exportOtps'), exact: true }).click()
    },
    confirm: async (text) => {
      await password.fill(text)
      await button('transfer.show').click()
    }
  }
}
