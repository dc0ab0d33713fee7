// Items of other kinds, the two-step record, tags, the archive and several items at once, as one story; after each part axe is asked what is wrong.
import { accessibilityFaults } from '../fixtures/accessibility.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import type { Words } from '../fixtures/words.ts'
import { editorPage } from '../pages/editor-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const CARD = { title: 'Minato card', holder: 'HANAKO MORI', number: '4111111111111111' }
const CODES = ['4f2a1-90bce', '77d0e-1a2b3', 'c0ffe-e1234']

async function makeCard({ page, detail }: MainPage, { t }: Words): Promise<void> {
  await page.getByRole('button', { name: t('list.newItem'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('category.card'), exact: true }).click()
  const editor = page.getByRole('region', { name: t('editor.newItemLabel'), exact: true })
  await editor.getByLabel(t('field.title'), { exact: true }).fill(CARD.title)
  await editor.getByRole('textbox', { name: t('format.card-holder'), exact: true }).fill(CARD.holder)
  await editor.getByRole('textbox', { name: t('format.card-number'), exact: true }).fill(CARD.number)
  await page.getByRole('button', { name: t('editor.done'), exact: true }).click()
  await detail.getByRole('heading', { name: CARD.title, exact: true }).waitFor()
}

/** Second steps, a pasted list of codes and a tag on the login on display. */
async function noteTwoSteps(main: MainPage, words: Words): Promise<void> {
  const { t } = words
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  const add = async (name: string): Promise<void> => {
    await main.page.getByRole('button', { name: t('editor.addField'), exact: true }).click()
    await main.page.getByRole('menuitem', { name, exact: true }).click()
  }
  await add(t('editor.addSecondSteps'))
  await editor.editor.getByRole('button', { name: t('step.app'), exact: true }).click()
  await add(t('editor.addRecoveryCodes'))
  await editor.editor.getByRole('textbox', { name: t('format.recovery-code'), exact: true }).fill(CODES.map((code, index) => `${String(index + 1)}. ${code}`).join('\n'))
  await expect(editor.editor.getByRole('textbox', { name: t('format.recovery-code'), exact: true })).toHaveCount(CODES.length)
  const tags = editor.editor.getByRole('combobox', { name: t('editor.tagPlaceholder'), exact: true })
  await tags.fill('home / shops')
  await tags.press('Enter')
  expect(await accessibilityFaults(main.page)).toEqual([])
  await editor.store()
}

test('a card, a two-step record, tags and several items at once', async ({ nidan, main, words }) => {
  const { t } = words
  await makeCard(main, words)
  await expect(main.detail.getByText(t('category.card'), { exact: true })).toBeVisible()
  await expect(main.page.getByText(CARD.number)).toHaveCount(0)
  await main.reveal(t('format.card-number'))
  await expect(main.row(t('format.card-number'))).toContainText(CARD.number)
  expect(await accessibilityFaults(main.page)).toEqual([])

  await main.openLogin(SHOP_LOGIN.title)
  await noteTwoSteps(main, words)
  await expect(main.detail.getByText(t('detail.codesLeft', { left: 3, all: 3 }), { exact: true })).toBeVisible()
  const second = t('format.recovery-code-number', { number: 2 })
  await main.detail.getByRole('button', { name: t('detail.markUsed', { field: second }), exact: true }).click()
  await expect(main.detail.getByText(t('detail.codesLeft', { left: 2, all: 3 }), { exact: true })).toBeVisible()
  await main.reveal(second)
  await expect(main.row(second)).toContainText(CODES[1] ?? '')
  expect(await accessibilityFaults(main.page)).toEqual([])

  await pressAndLeave(main.lockButton)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  const again = mainPage(await nidan.view('main'), words)
  await again.openLogin(SHOP_LOGIN.title)
  await expect(again.detail.getByText(t('detail.codesLeft', { left: 2, all: 3 }), { exact: true })).toBeVisible()
  await expect(again.detail.getByText(t('step.app'), { exact: true })).toBeVisible()

  // The tag's upper level shows what lies below it.
  await again.page.getByRole('button', { name: t('sidebar.count', { name: 'home', count: 1 }), exact: true }).click()
  await expect(again.list.getByRole('option')).toHaveCount(1)
  await again.page.getByRole('button', { name: t('sidebar.all') }).click()

  await again.openLogin(SHOP_LOGIN.title)
  await again.list.getByRole('option', { name: CLOUD_LOGIN.title }).click({ modifiers: ['Control'] })
  const many = again.page.getByRole('region', { name: t('batch.label'), exact: true })
  await expect(many.getByText(t('batch.title', { count: 2 }), { exact: true })).toBeVisible()
  expect(await accessibilityFaults(again.page)).toEqual([])
  await many.getByRole('button', { name: t('batch.archive'), exact: true }).click()
  await expect(again.list.getByRole('option', { name: CLOUD_LOGIN.title })).toHaveCount(0)
  await again.page.getByRole('button', { name: t('sidebar.count', { name: t('sidebar.archive'), count: 2 }), exact: true }).waitFor()
  await again.page.getByRole('button', { name: t('toast.undo'), exact: true }).click()
  await expect(again.list.getByRole('option', { name: CLOUD_LOGIN.title })).toHaveCount(1)

  await again.list.press('Control+a')
  await expect(many.getByRole('heading')).toContainText(String(await again.list.getByRole('option').count()))
  await again.list.press('Escape')
  await expect(many).toHaveCount(0)
  await again.openLogin(SHOP_LOGIN.title)
  await again.list.press('Shift+ArrowDown')
  await expect(many.getByRole('heading')).toHaveText(t('batch.title', { count: 2 }))
  await again.list.press('Escape')
  await expect(many).toHaveCount(0)
})
