// Everything by the keyboard: the palette, the generator, the sheet of keys, the search in the settings, and the size, which stays.
import { expect, test } from '../fixtures/test.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wordsOf } from '../fixtures/words.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { editorPage } from '../pages/editor-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

test('a person does all of it by the keyboard, and the list of used passwords outlives a lock', async ({ main, words, desktop, nidan }) => {
  const { t } = words
  const { page } = main
  const palette = page.getByRole('dialog', { name: t('palette.title') })
  const typed = palette.getByRole('searchbox')
  const rows = palette.getByRole('menuitem')

  await test.step('the palette copies the code of a login that is not on display', async () => {
    await page.keyboard.press('Control+k')
    await expect(typed).toBeFocused()
    await typed.pressSequentially('code tsubame')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText(t('palette.otp', { title: CLOUD_LOGIN.title }))
    await expect(rows.first()).toHaveAttribute('data-focused')
    await page.keyboard.press('Enter')
    await expect(page.getByText(t('toast.codeCopied'))).toBeVisible()
    expect(await desktop.clipboard.read()).toMatch(/^\d{6}$/)
    await expect(palette).toHaveCount(0)
  })

  await test.step('it remembers, opens logins, and gives the focus where a command wants it', async () => {
    await page.keyboard.press('Control+k')
    await typed.pressSequentially('hanamaru')
    await expect(rows).toHaveCount(2)
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toHaveAttribute('data-focused')
    await page.keyboard.press('Enter')
    await main.detail.getByRole('heading', { name: SHOP_LOGIN.title, exact: true }).waitFor()
    await page.keyboard.press('Control+k')
    await typed.pressSequentially(t('command.search'))
    await expect(rows.first()).toHaveAttribute('data-focused')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('searchbox', { name: t('list.search') })).toBeFocused()
    await page.keyboard.press('Control+k')
    await typed.pressSequentially('zzz')
    await expect(palette.getByText(t('palette.none'))).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  })

  await test.step('the sheet of keys says what the keys do', async () => {
    await page.keyboard.press('F1')
    const sheet = page.getByRole('dialog', { name: t('keys.title') })
    await expect(sheet.getByText(t('command.generator'))).toBeVisible()
    await expect(sheet.getByText('Ctrl+G', { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  const generator = page.getByRole('dialog', { name: t('generator.title') })
  let value = ''
  await test.step('the generator fills the password of the login in the editor', async () => {
    await main.editButton.click()
    const editor = editorPage(page, words)
    await editor.editor.getByRole('button', { name: t('editor.generate'), exact: true }).click()
    await expect(generator.locator('output')).toHaveText(/^\S{20}$/)
    await generator.getByRole('radio', { name: t('generator.phrase'), exact: true }).press('Space')
    await expect(generator.locator('output')).toHaveText(/^[a-z]+(-[a-z]+){4}$/)
    await generator.getByRole('radio', { name: t('generator.password'), exact: true }).press('Space')
    await generator.getByText(t('generator.rules'), { exact: true }).click()
    await generator.getByLabel(t('generator.maxLength'), { exact: true }).fill('12')
    await generator.getByLabel(t('generator.required'), { exact: true }).fill('~')
    await expect(generator.locator('output')).toHaveText(/^(?=.*~)\S{12}$/)
    await generator.getByLabel(t('generator.minLength'), { exact: true }).fill('13')
    await expect(generator.getByText(t('error.generator-impossible'))).toBeVisible()
    await generator.getByLabel(t('generator.minLength'), { exact: true }).fill('9')
    await expect(generator.locator('output')).toHaveText(/^(?=.*~)\S{12}$/)
    value = (await generator.locator('output').textContent()) ?? ''
    await generator.getByRole('button', { name: t('generator.use'), exact: true }).click()
    await expect(editor.editor.getByRole('textbox', { name: t('field.password'), exact: true })).toHaveValue(value)
    await editor.store()
    await main.copy(t('field.password'))
    await waitUntil('the generated password on the clipboard', async () => (await desktop.clipboard.read()) === value)
  })

  await test.step('what was used is there after a lock, and can be cleared', async () => {
    await pressAndLeave(main.lockButton)
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const again = await nidan.view('main')
    await again.getByRole('listbox', { name: t('list.label'), exact: true }).waitFor()
    await again.keyboard.press('Control+g')
    const dialog = again.getByRole('dialog')
    await dialog.getByRole('button', { name: t('generator.showUsed'), exact: true }).click()
    const kept = dialog.getByRole('listitem')
    await expect(kept).toHaveCount(1)
    expect(await again.content()).not.toContain(value)
    await kept.getByRole('button', { name: words.pattern('generator.revealOf') }).click()
    await expect(kept.locator('.secret-text')).toHaveText(value)
    await dialog.getByRole('button', { name: t('generator.clear'), exact: true }).click()
    await dialog.getByRole('button', { name: t('generator.clearNow'), exact: true }).click()
    await expect(dialog.getByText(t('generator.usedNone'))).toBeVisible()
  })
})

async function zoomOf(nidan: Nidan): Promise<number> {
  const factor = await nidan.askMain(({ BaseWindow }) => {
    const [window] = BaseWindow.getAllWindows()
    const view = window?.contentView as Electron.WebContentsView | undefined
    return view?.webContents.getZoomFactor() ?? 0
  }, null)
  return Math.round(factor * 100)
}

test('settings are found by words of either language, which are loaded one at a time; size and contrast stay, over lock and start', async ({ main, words, nidan, desktop }) => {
  const { t } = words
  const { page } = main
  await page.keyboard.press('Control+=')
  await expect.poll(() => zoomOf(nidan)).toBe(110)
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: t('settings.title') })
  const search = settings.getByRole('searchbox', { name: t('settings.search') })
  await search.fill('クリップボード')
  await expect(settings.getByRole('button', { name: t('settings.clipboardClear') })).toBeVisible()
  await expect(settings.getByRole('button', { name: t('settings.language') })).toHaveCount(0)
  await search.fill('contrast')
  await settings.getByRole('button', { name: t('settings.contrast') }).press('Enter')
  await page.getByRole('option', { name: t('settings.contrastMore') }).click()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
  await search.press('Escape')
  await expect(settings.getByRole('heading', { name: t('settings.about') })).toBeAttached()
  await settings.getByRole('button', { name: t('settings.about'), exact: true }).press('Enter')
  await expect(settings.getByText(/^Nidan \d+\.\d+/u)).toBeInViewport()
  // 200 % in a window of 760 × 520: everything can be reached, nothing is cut off at the side.
  await nidan.place({ x: 20, y: 20, width: 760, height: 520 })
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+=')
  await expect.poll(() => zoomOf(nidan)).toBe(200)
  await expect.poll(() => page.evaluate<boolean>("[...document.querySelectorAll('.settings-dialog__scroll, .settings-dialog, .sheet')].every((one) => one.scrollWidth <= one.clientWidth)")).toBe(true)
  await settings.getByRole('button', { name: t('settings.close'), exact: true }).click()
  await page.keyboard.press('Control+0')
  await expect.poll(() => zoomOf(nidan)).toBe(100)
  await page.keyboard.press('Control+-')
  await expect.poll(() => zoomOf(nidan)).toBe(90)
  // In a window so narrow the sidebar, and the lock in it, is a drawer.
  await page.getByRole('button', { name: t('panes.openDrawer'), exact: true }).click()
  await pressAndLeave(main.lockButton)
  const unlock = await nidan.view('unlock')
  expect(await zoomOf(nidan)).toBe(90)
  await expect(unlock.locator('html')).toHaveAttribute('data-contrast', 'more')
  // One language, and of it what this view needs; the other one comes when it is asked for.
  const named = await unlock.evaluate<string[]>("[...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href.split('/').at(-1)).filter((name) => name.startsWith('messages-'))")
  expect(named).toEqual(['messages-first-en.js'])
  await unlock.getByRole('button', { name: '日本語' }).click()
  await expect(unlock.getByLabel(wordsOf('ja').t('unlock.passwordLabel'), { exact: true })).toBeVisible()
  await unlock.getByRole('button', { name: 'English' }).click()
  await expect(unlock.getByLabel(t('unlock.passwordLabel'), { exact: true })).toBeVisible()
  await nidan.quit()
  const stored = JSON.parse(await readFile(join(nidan.userData, 'settings.json'), 'utf8')) as Record<string, unknown>
  expect(stored).toMatchObject({ zoomPercent: 90, contrast: 'more' })
  const next = await startNidan({ desktop, userData: nidan.userData, settings: { zoomPercent: 90, contrast: 'more' } })
  try {
    const first = await next.view('unlock')
    await expect(first.locator('html')).toHaveAttribute('data-contrast', 'more')
    expect(await zoomOf(next)).toBe(90)
  } finally {
    await next.quit()
  }
})
