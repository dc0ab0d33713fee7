// The whole story without a mouse: a vault is made, a login gets its code off the screen, is copied, found, archived, locked. The focus is never lost.
import type { Locator, Page } from 'playwright'
import { leaveBy } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { mainPage } from '../pages/main-page.ts'
import { editorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { SAMPLE_MASTER_PASSWORD } from '../story/sample-logins.ts'

const ADDRESS = 'otpauth://totp/Lantern%20Post:hanako?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Lantern%20Post'
const TITLE = 'Lantern Post'
/** More stops than any screen of Nidan has. */
const MOST_STOPS = 60

test.use({ vault: 'none' })

async function hasFocus(place: Locator): Promise<boolean> {
  return (await place.and(place.page().locator(':focus')).count()) > 0
}

/** Goes on with one key until the focus is there. */
async function walkTo(page: Page, place: Locator, key: 'Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await place.waitFor()
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(place)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${place.toString()} cannot be reached by ${key}`)
}

/** Somewhere a next key means something: never on the page as a whole. */
async function focusIsKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>('document.activeElement !== null && document.activeElement !== document.body')).toBe(true)
}

test('a vault, a login, its code, search, archive and lock by keyboard alone', async ({ nidan, unlock, words, desktop, showCodes }) => {
  const { t } = words
  const { keyboard } = unlock.page
  await unlock.createButton.waitFor()
  await focusIsKept(unlock.page)
  await walkTo(unlock.page, unlock.page.getByLabel(t('create.passwordLabel'), { exact: true }))
  await keyboard.type(SAMPLE_MASTER_PASSWORD)
  await walkTo(unlock.page, unlock.page.getByLabel(t('create.repeatLabel'), { exact: true }))
  await keyboard.type(SAMPLE_MASTER_PASSWORD)
  await leaveBy(() => keyboard.press('Enter'))

  const main = mainPage(await nidan.view('main'), words)
  const { page } = main
  const editor = editorPage(page, words)
  await main.lockButton.waitFor()
  await page.keyboard.press('ControlOrMeta+n')
  await expect(page.getByLabel(t('field.title'), { exact: true })).toBeFocused()
  await page.keyboard.type(TITLE)
  await showCodes([{ text: ADDRESS }])
  await walkTo(page, page.getByRole('button', { name: t('editor.addField'), exact: true }))
  await page.keyboard.press('Enter')
  await walkTo(page, page.getByRole('menuitem', { name: t('editor.addOtp'), exact: true }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(editor.otpInput).toBeFocused()
  const scan = page.getByRole('region', { name: t('editor.newLabel'), exact: true }).getByRole('button', { name: t('otp.scan'), exact: true })
  await walkTo(page, scan)
  await page.keyboard.press('Enter')
  await readCode(page.getByRole('region', { name: t('editor.newLabel'), exact: true }))
  await focusIsKept(page)
  await page.keyboard.press('ControlOrMeta+s')
  await main.detail.getByRole('heading', { name: TITLE, exact: true }).waitFor()
  await focusIsKept(page)

  const code = await main.freshCode(8)
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => desktop.clipboard.read()).toBe(code)
  await focusIsKept(page)

  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('lantern')
  await page.keyboard.press('ArrowDown')
  await expect(main.list).toBeFocused()
  await walkTo(page, page.getByRole('button', { name: t('detail.more'), exact: true }))
  await page.keyboard.press('Enter')
  await walkTo(page, page.getByRole('menuitem', { name: t('detail.archive'), exact: true }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(main.list.getByRole('option')).toHaveCount(0)
  await focusIsKept(page)

  await leaveBy(() => page.keyboard.press('ControlOrMeta+l'))
  const again = await nidan.view('unlock')
  await expect(again.getByLabel(t('unlock.passwordLabel'), { exact: true })).toBeFocused()
})
