// Owns the smallest edit that a person makes: another title for a login. Comes back when the detail shows it.
import type { Words } from '../fixtures/words.ts'
import { editorPage } from './editor-page.ts'
import type { MainPage } from './main-page.ts'

export async function renameLogin(main: MainPage, words: Words, from: string, to: string): Promise<void> {
  await main.openLogin(from)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.editor.getByPlaceholder(words.t('editor.titlePlaceholder'), { exact: true }).fill(to)
  await editor.store()
  await main.detail.getByRole('heading', { name: to, exact: true }).waitFor()
}
