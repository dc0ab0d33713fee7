// Owns what a person does in the editor of a login: fields, the one-time-password row, Done and Cancel. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import type { Words } from '../fixtures/words.ts'
import { codeOnDisplay } from './live-code.ts'

export type AddableField = 'editor.addOtp' | 'editor.addText' | 'editor.addConcealed' | 'editor.addWebsite' | 'editor.addFile'
export type OtherWay = 'scan.imageFile' | 'scan.clipboardImage'

export interface EditorPage {
  readonly page: Page
  readonly editor: Locator
  readonly otpInput: Locator
  readonly scanButton: Locator
  readonly done: Locator
  readonly cancel: Locator
  /** The digits of the code that was read but is not stored yet. */
  readonly draftCode: Locator
  readonly change: Locator
  addField(field: AddableField): Promise<void>
  otherWay(way: OtherWay): Promise<void>
  /** Fills label and value of the field that was added last. */
  fillNewest(kind: 'field.text' | 'field.concealed', input: { label: string; value: string }): Promise<void>
  store(): Promise<void>
}

export function editorPage(page: Page, words: Words): EditorPage {
  const { t } = words
  const editor = page.getByRole('region', { name: t('editor.label'), exact: true })
  const done = page.getByRole('button', { name: t('editor.done'), exact: true })
  return {
    page,
    editor,
    done,
    cancel: page.getByRole('button', { name: t('editor.cancel'), exact: true }),
    otpInput: page.getByLabel(t('otp.input'), { exact: true }),
    scanButton: editor.getByRole('button', { name: t('otp.scan'), exact: true }),
    draftCode: codeOnDisplay(editor),
    change: editor.getByRole('button', { name: t('otp.change'), exact: true }),
    addField: async (field) => {
      await page.getByRole('button', { name: t('editor.addField'), exact: true }).click()
      await page.getByRole('menuitem', { name: t(field), exact: true }).click()
    },
    otherWay: async (way) => {
      await editor.getByRole('button', { name: t('otp.moreWays'), exact: true }).click()
      await page.getByRole('menuitem', { name: t(way), exact: true }).click()
    },
    fillNewest: async (kind, { label, value }) => {
      await editor.getByRole('textbox', { name: t('editor.labelOf', { field: t(kind) }) }).last().fill(label)
      await editor.getByRole('textbox', { name: label, exact: true }).last().fill(value)
    },
    store: async () => {
      await done.click()
      await page.getByRole('button', { name: t('detail.edit'), exact: true }).waitFor()
    }
  }
}
