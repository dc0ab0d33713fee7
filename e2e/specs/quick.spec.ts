// Quick access on a real desktop: keys of the whole system, a small window, the clipboard; locked and unlocked in it; keys that are taken.
import { accessibilityFaults } from '../fixtures/accessibility.ts'
import { openAgain } from '../fixtures/opened-from-outside.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitFor, waitUntil } from '../fixtures/waiting.ts'
import { quickAccess } from '../pages/quick-window.ts'
import { CLOUD_LOGIN, SAMPLE_LOGINS, SAMPLE_MASTER_PASSWORD } from '../story/sample-logins.ts'

/** The beginning of a title that one login has. */
const TYPED = 'tsubame'

test('the keys bring it over every program: it finds, copies and leaves nothing behind, unlocks, and answers the command line', async ({ nidan, main, desktop, words }) => {
  test.setTimeout(120_000)
  const quick = quickAccess({ nidan, desktop, words })
  const { t } = words
  const copied = (what: string, text: string): Promise<void> => waitUntil(what, async () => (await desktop.clipboard.read()) === text)

  await main.openLogin(CLOUD_LOGIN.title)
  let page = await quick.summon()
  await expect(page.getByRole('combobox', { name: t('quick.search') })).toBeFocused()
  await desktop.keyboard.type(TYPED)
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('option')).toContainText(CLOUD_LOGIN.title)
  expect(await accessibilityFaults(page)).toEqual([])
  const before = await main.code()
  await desktop.keyboard.press('Return')
  await quick.untilGone()
  const code = await waitFor('the code on the clipboard', async () => /^\d{6}$/u.exec(await desktop.clipboard.read())?.[0] ?? null)
  expect([before, await main.code()]).toContain(code)
  // Hidden: no name, no code, nothing typed is left in the page.
  await expect(page.locator('.quick > *')).toHaveCount(0)
  const left = await page.content()
  for (const { title, username } of SAMPLE_LOGINS) for (const text of [title, username, TYPED]) expect(text !== '' && left.includes(text)).toBe(false)

  page = await quick.summon()
  await expect(page.getByRole('combobox')).toHaveValue('')
  await desktop.keyboard.type(TYPED)
  await expect(page.getByRole('option')).toHaveCount(1)
  await desktop.keyboard.press('ctrl+c')
  await copied('the password on the clipboard', CLOUD_LOGIN.password)
  await quick.untilGone()
  page = await quick.summon()
  await desktop.keyboard.type(TYPED)
  await expect(page.getByRole('option')).toHaveCount(1)
  await desktop.keyboard.press('Right')
  await expect(page.getByRole('heading', { name: CLOUD_LOGIN.title })).toBeVisible()
  await expect(page.getByRole('listbox', { name: t('quick.fieldsOf', { title: CLOUD_LOGIN.title }) })).toBeFocused()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.content()).not.toContain(CLOUD_LOGIN.password)
  await desktop.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toBeFocused()
  await desktop.keyboard.press('ctrl+u')
  await copied('the user name on the clipboard', CLOUD_LOGIN.username)
  await quick.untilGone()

  // Escape hides it; so does turning to another window.
  page = await quick.summon()
  await desktop.keyboard.press('Escape')
  await quick.untilGone()
  await quick.summon()
  await desktop.windows.activate(await desktop.windows.waitForTitle(/^Nidan/u))
  await quick.untilGone()

  // A lock destroys the page of the search; the keys then ask to unlock in the small window, and it goes on there.
  await pressAndLeave(main.lockButton)
  await waitUntil('the page of the search to be gone', () => quick.page() === null)
  await openAgain(desktop.env, nidan, '--quick-access')
  await waitUntil('the small window', quick.isOnDisplay)
  await waitUntil('the field for the password to have the keys', () => nidan.askMain(({ BaseWindow, webContents }) =>
    (BaseWindow.getFocusedWindow()?.isAlwaysOnTop() ?? false) && (webContents.getFocusedWebContents()?.getURL().startsWith('app://unlock/') ?? false)))
  await desktop.keyboard.type(SAMPLE_MASTER_PASSWORD)
  await desktop.keyboard.press('Return')
  page = await quick.search()
  expect(await quick.isOnDisplay()).toBe(true)
  await expect(page.getByRole('combobox')).toBeFocused()
  await desktop.clipboard.writeText('')
  await desktop.keyboard.type(TYPED)
  await expect(page.getByRole('option')).toHaveCount(1)
  await desktop.keyboard.press('Return')
  await waitUntil('a code on the clipboard', async () => /^\d{6}$/u.test(await desktop.clipboard.read()))
  await quick.untilGone()

  await nidan.view('main')
})

test('keys that another program has are refused with a sentence; others work at once, and none when it is turned off', async ({ nidan, main, desktop, words }) => {
  const { t } = words
  const quick = quickAccess({ nidan, desktop, words })
  const { page } = main
  await nidan.askMain(({ globalShortcut }) => void globalShortcut.register('Alt+F9', () => undefined))
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('group', { name: t('settings.quick'), exact: true })
  const choose = async (keys: string): Promise<void> => {
    await settings.getByRole('button', { name: t('settings.quickChange') }).click()
    const field = settings.getByRole('textbox', { name: t('settings.quickPress') })
    await field.press('Shift+P')
    await expect(settings.getByText(t('settings.quickRefused'))).toBeVisible()
    await field.press(keys)
  }
  await choose('Alt+F9')
  await expect(settings.getByText(t('settings.quickTaken'))).toBeVisible()
  await choose('Alt+F8')
  await expect(settings.getByText(t('settings.quickTaken'))).toBeHidden()
  await desktop.keyboard.press('alt+F8')
  await waitUntil('the small window', quick.isOnDisplay)
  await quick.search()
  await desktop.keyboard.press('alt+F8')
  await quick.untilGone()
  await settings.getByRole('button', { name: t('settings.quickOff') }).click()
  await expect(settings.getByText(t('settings.quickNone'), { exact: true })).toBeVisible()
  expect(await nidan.askMain(({ globalShortcut }) => globalShortcut.isRegistered('Alt+F8'))).toBe(false)
})
