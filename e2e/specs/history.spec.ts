// Earlier values, the trash and undoing: a password that was changed comes back, so does a removed field, and what is deleted for good is gone.
import type { Locator } from 'playwright'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import type { Words } from '../fixtures/words.ts'
import { editorPage } from '../pages/editor-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const NEW_PASSWORD = 'entirely-new-password'

async function changePassword(main: MainPage, words: Words): Promise<void> {
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.editor.getByPlaceholder(words.t('editor.unchanged'), { exact: true }).fill(NEW_PASSWORD)
  await editor.store()
}

async function openEarlier(main: MainPage, words: Words): Promise<Locator> {
  await main.page.getByRole('button', { name: words.t('detail.earlierOf', { field: words.t('field.password') }), exact: true }).click()
  return main.page.getByRole('dialog', { name: words.t('history.of', { field: words.t('field.password') }) })
}

async function expectPassword(main: MainPage, words: Words, value: string): Promise<void> {
  const label = words.t('field.password')
  await main.reveal(label)
  await expect(main.row(label).getByText(value, { exact: true })).toBeVisible()
}

async function moveToTrash(main: MainPage, words: Words, title: string): Promise<void> {
  await main.openLogin(title)
  await main.page.getByRole('button', { name: words.t('detail.more'), exact: true }).click()
  await main.page.getByRole('menuitem', { name: words.t('detail.trash') }).click()
  await main.page.getByText(words.t('toast.trashed', { title })).waitFor()
}

async function showTrash(main: MainPage, words: Words, count: number): Promise<void> {
  await main.page.getByRole('button', { name: words.t('sidebar.count', { name: words.t('sidebar.trash'), count }), exact: true }).click()
}

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('a password that was replaced is concealed in its history, shown, copied and used again', async ({ main, words, desktop }) => {
      await changePassword(main, words)
      const sheet = await openEarlier(main, words)
      await expect(sheet.getByRole('listitem')).toHaveCount(1)
      await expect(sheet.getByText(SHOP_LOGIN.password, { exact: true })).toHaveCount(0)
      await sheet.getByRole('button', { name: words.pattern('history.reveal') }).click()
      await expect(sheet.getByText(SHOP_LOGIN.password, { exact: true })).toBeVisible()
      await sheet.getByRole('button', { name: words.pattern('history.copy') }).click()
      await expect.poll(() => desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
      await sheet.getByRole('button', { name: words.pattern('history.useAgainNamed') }).click()
      await main.page.getByText(words.t('toast.valueUsed')).waitFor()
      await expectPassword(main, words, SHOP_LOGIN.password)
    })

    test('what is deleted for good is asked about and is gone after the next unlock too', async ({ nidan, main, words }) => {
      await moveToTrash(main, words, SHOP_LOGIN.title)
      await showTrash(main, words, 1)
      await main.openLogin(SHOP_LOGIN.title)
      await expect(main.page.getByText(words.t('detail.inTrashUntil', { days: 30 }))).toBeVisible()
      await main.page.getByRole('button', { name: words.t('trash.empty'), exact: true }).click()
      await main.page.getByRole('alertdialog').getByRole('button', { name: words.t('trash.emptyNow'), exact: true }).click()
      await main.page.getByText(words.t('list.emptyTrash')).waitFor()
      await pressAndLeave(main.lockButton)
      await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
      const again = mainPage(await nidan.view('main'), words)
      await again.list.getByRole('option').first().waitFor()
      await expect(again.list.getByRole('option', { name: SHOP_LOGIN.title })).toHaveCount(0)
      await showTrash(again, words, 0)
      await expect(again.page.getByText(words.t('list.emptyTrash'))).toBeVisible()
    })
  })
}

test('the message of a save undoes it', async ({ main, words }) => {
  await changePassword(main, words)
  await main.page.getByText(words.t('toast.saved', { title: SHOP_LOGIN.title })).waitFor()
  await main.page.getByRole('button', { name: words.t('toast.undo'), exact: true }).click()
  await main.page.getByText(words.t('toast.undone.edited', { title: SHOP_LOGIN.title })).waitFor()
  await expectPassword(main, words, SHOP_LOGIN.password)
})

test('keys undo the last edit once, and not while something is typed', async ({ main, words }) => {
  await changePassword(main, words)
  const search = main.page.getByRole('searchbox')
  await search.fill('x')
  await search.press('Control+z')
  await search.fill('')
  await main.openLogin(SHOP_LOGIN.title)
  await expectPassword(main, words, NEW_PASSWORD)
  await main.list.focus()
  await main.page.keyboard.press('Control+z')
  await main.page.getByText(words.t('toast.undone.edited', { title: SHOP_LOGIN.title })).waitFor()
  await main.page.keyboard.press('Control+z')
  await main.page.getByText(words.t('toast.nothingToUndo')).waitFor()
})

test('a removed website stands among the removed fields and comes back', async ({ main, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.editor.getByRole('button', { name: words.t('editor.remove', { field: words.t('field.website') }), exact: true }).click()
  await editor.store()
  await expect(main.row(words.t('field.website'))).toHaveCount(0)
  await main.list.focus()
  await main.page.keyboard.press('Control+Shift+h')
  const removed = main.page.getByRole('dialog').getByRole('region', { name: words.t('history.removed'), exact: true })
  await removed.getByRole('button', { name: words.pattern('history.restoreNamed') }).click()
  await expect(main.row(words.t('field.website'))).toBeVisible()
})

test('one login of the trash is deleted for good, the other one stays', async ({ main, words }) => {
  await moveToTrash(main, words, SHOP_LOGIN.title)
  const other = (await main.list.getByRole('option').first().locator('.login__title').textContent()) ?? ''
  await moveToTrash(main, words, other)
  await showTrash(main, words, 2)
  await main.openLogin(other)
  await main.page.getByRole('button', { name: words.t('detail.more'), exact: true }).click()
  await main.page.getByRole('menuitem', { name: words.t('detail.deleteForGood') }).click()
  await main.page.getByRole('alertdialog').getByRole('button', { name: words.t('trash.delete'), exact: true }).click()
  await main.page.getByText(words.t('toast.deletedForGood', { title: other })).waitFor()
  await expect(main.list.getByRole('option')).toHaveCount(1)
})
