// Owns what a person does in the Security part of the settings and in its dialogs. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import type { Words } from '../fixtures/words.ts'

type Row = 'password' | 'keyFile' | 'code' | 'quick' | 'kdf' | 'rotate'

export interface SecurityPage {
  open(): Promise<void>
  close(): Promise<void>
  row(name: Row): Locator
  /** Presses a button of a row. */
  begin(name: Row, button: string): Promise<void>
  readonly dialog: Locator
  readonly currentPassword: Locator
  /** Types into the dialog that is open, and presses its button. */
  confirm(input: { current?: string; next?: string; button: string }): Promise<void>
  /** The code on display, as it is printed. */
  shownCode(): Promise<string>
  toast(text: string): Locator
}

export function securityPage(page: Page, words: Words): SecurityPage {
  const { t } = words
  const row = (name: Row): Locator => page.getByRole('group', { name: t(`security.${name}`), exact: true })
  const dialog = page.getByRole('dialog').last()
  const field = (label: string): Locator => dialog.getByLabel(label, { exact: true })
  const currentPassword = field(t('security.currentPassword'))
  return {
    open: async () => {
      await page.getByRole('button', { name: t('sidebar.settings'), exact: true }).click()
      await row('password').waitFor()
    },
    close: async () => {
      await page.getByRole('button', { name: t('settings.close'), exact: true }).click()
    },
    row,
    begin: async (name, button) => {
      await row(name).getByRole('button', { name: button, exact: true }).click()
    },
    dialog,
    currentPassword,
    confirm: async ({ current, next, button }) => {
      if (current !== undefined) await currentPassword.pressSequentially(current)
      if (next !== undefined) {
        const nextField = field(t('security.nextPassword')).or(field(t('security.nextPasswordOptional')))
        await nextField.pressSequentially(next)
        await field(t('security.repeatPassword')).pressSequentially(next)
      }
      await dialog.getByRole('button', { name: button, exact: true }).click()
    },
    shownCode: async () => {
      const code = page.getByRole('dialog', { name: t('sheet.dialogTitle') }).getByRole('group', { name: t('sheet.codeLabel'), exact: true })
      await code.waitFor()
      return (await code.locator('span').allTextContents()).join('-')
    },
    toast: (text) => page.getByRole('region', { name: t('toast.region') }).getByText(text)
  }
}
