// Owns what a person does with the files of a login: attach, save a copy, remove, put back. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import type { Desktop } from '../fixtures/desktop.ts'
import { chooseFile } from '../fixtures/file-dialog.ts'
import type { Words } from '../fixtures/words.ts'

export interface AttachmentsPart {
  row(name: string): Locator
  attach(path: string): Promise<void>
  /** Into a new file at `path`. */
  saveCopy(name: string, path: string): Promise<void>
  remove(name: string): Promise<void>
}

export function attachmentsPart(page: Page, words: Words, desktop: Desktop): AttachmentsPart {
  const { t } = words
  const part = page.getByRole('region', { name: t('attachments.title'), exact: true })
  return {
    row: (name) => part.getByRole('listitem').filter({ hasText: name }),
    attach: async (path) => {
      await part.getByRole('button', { name: t('attachments.add'), exact: true }).click()
      await chooseFile(desktop, t('dialog.attachTitle'), path)
    },
    saveCopy: async (name, path) => {
      await part.getByRole('button', { name: t('attachments.saveAsNamed', { name }), exact: true }).click()
      await page.getByRole('button', { name: t('attachments.saveButton'), exact: true }).click()
      await chooseFile(desktop, t('dialog.saveAttachmentTitle'), path)
    },
    remove: async (name) => {
      await part.getByRole('button', { name: t('attachments.remove', { name }), exact: true }).click()
    }
  }
}
