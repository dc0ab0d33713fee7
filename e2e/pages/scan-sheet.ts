// Owns what a person does in the sheet that shows what a scan found. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import type { Words } from '../fixtures/words.ts'

export interface ScanSheet {
  readonly sheet: Locator
  readonly addAndCopy: Locator
  readonly close: Locator
  readonly again: Locator
  found(): Promise<void>
}

export function scanSheet(page: Page, words: Words): ScanSheet {
  const { t } = words
  const sheet = page.getByRole('dialog')
  return {
    sheet,
    addAndCopy: sheet.getByRole('button', { name: t('scan.addAndCopy'), exact: true }),
    close: sheet.getByRole('button', { name: t('scan.close'), exact: true }).first(),
    again: sheet.getByRole('button', { name: t('scan.again'), exact: true }),
    found: async () => {
      await sheet.getByRole('heading', { name: t('scan.titleScreen') }).waitFor()
    }
  }
}
