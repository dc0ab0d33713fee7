// Several one-time passwords on a login, and the ways to read and copy them: labels, order, counters, PINs, large type, hidden codes.
import { execFileSync } from 'node:child_process'
import type { Locator } from 'playwright'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { pause, waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { editorPage, type EditorPage } from '../pages/editor-page.ts'
import { codeOnDisplay } from '../pages/live-code.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const CLOUD_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

function oathtool(args: readonly string[], key: string): string {
  return execFileSync('oathtool', [...args, '--base32', '-'], { input: key }).toString().trim()
}
const totp = (key: string): string => oathtool(['--totp'], key)
const hotp = (counter: number): string => oathtool(['--hotp', `--counter=${String(counter)}`], KEY)

async function edit(main: MainPage, words: Words, title: string): Promise<EditorPage> {
  await main.openLogin(title)
  await main.editButton.click()
  return editorPage(main.page, words)
}

/** Adds an OTP row to the open editor, by what is pasted into it. */
async function addOtp(editor: EditorPage, text: string): Promise<void> {
  await editor.addField('editor.addOtp')
  await editor.otpInput.fill(text)
  await editor.otpInput.press('Enter')
}

function rowsOf(place: Locator): Promise<string[]> {
  return place.locator('.card[data-group=otp] [role=group].field').evaluateAll((rows) => rows.map((row) => String((row as { ariaLabel: unknown }).ariaLabel)))
}

test('two labelled codes are put in order by keyboard and by pointer, and stay so after a lock', async ({ nidan, main, words }) => {
  const { t } = words
  const editor = await edit(main, words, CLOUD_LOGIN.title)
  const label = editor.editor.getByRole('textbox', { name: t('editor.labelOf', { field: t('field.otp') }), exact: true })
  await label.fill('phone')
  await addOtp(editor, `otpauth://totp/X:y?secret=${KEY}&issuer=X`)
  await editor.change.nth(1).waitFor()
  await label.nth(1).fill('backup')
  expect(await rowsOf(editor.editor)).toEqual(['phone', 'backup'])

  await label.nth(1).press('Alt+ArrowUp')
  expect(await rowsOf(editor.editor)).toEqual(['backup', 'phone'])
  await expect(label.nth(0)).toBeFocused()
  await expect(editor.editor.getByText(t('editor.moved', { field: 'backup', position: 1, count: 2 }))).toHaveCount(1)

  const drag = async (from: string, to: string): Promise<void> => {
    const grip = await editor.editor.getByRole('img', { name: t('editor.drag', { field: from }) }).boundingBox()
    const target = await editor.editor.getByRole('group', { name: to, exact: true }).boundingBox()
    if (grip === null || target === null) throw new Error('nothing to drag')
    await main.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
    await main.page.mouse.down()
    await main.page.mouse.move(grip.x + 10, target.y + target.height / 2, { steps: 4 })
    await main.page.mouse.move(grip.x + 10, target.y + target.height - 2, { steps: 4 })
    await main.page.mouse.up()
  }
  await drag('backup', 'phone')
  expect(await rowsOf(editor.editor)).toEqual(['phone', 'backup'])
  await label.nth(1).press('Alt+ArrowUp')
  await editor.store()
  expect(await rowsOf(main.detail)).toEqual(['backup', 'phone'])
  await waitUntil('both codes', async () => (await codeOnDisplay(main.row('backup')).textContent())?.replace(' ', '') === totp(KEY))
  await waitUntil('both codes', async () => (await codeOnDisplay(main.row('phone')).textContent())?.replace(' ', '') === totp(CLOUD_KEY))

  await pressAndLeave(main.lockButton)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  const again = mainPage(await nidan.view('main'), words)
  await again.openLogin(CLOUD_LOGIN.title)
  expect(await rowsOf(again.detail)).toEqual(['backup', 'phone'])
})

test('Tab goes from field to field without a stop at Remove, keys of the row remove it, and Escape leaves the keyboard where it was', async ({ main, words }) => {
  const { t } = words
  const editor = await edit(main, words, SHOP_LOGIN.title)
  const username = editor.editor.getByRole('textbox', { name: t('field.username'), exact: true })
  const website = editor.editor.getByRole('textbox', { name: t('field.website'), exact: true })
  await username.focus()
  await main.page.keyboard.press('Tab')
  await expect(editor.editor.getByRole('textbox', { name: t('field.password'), exact: true })).toBeFocused()
  await website.press('Control+Shift+Backspace')
  const undo = editor.editor.getByRole('button', { name: t('editor.undo'), exact: true })
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await expect(website).toBeFocused()
  await main.page.keyboard.press('Escape')
  await expect(main.editButton).toBeFocused()
})

test('a counter that fell behind is set right by two codes of the other device', async ({ main, words }) => {
  const { t } = words
  const editor = await edit(main, words, SHOP_LOGIN.title)
  await addOtp(editor, `otpauth://hotp/X:y?secret=${KEY}&issuer=X&counter=5`)
  await editor.change.waitFor()
  await editor.store()
  const row = main.row(t('field.otp'))
  const openResync = async (): Promise<Locator> => {
    await row.getByRole('button', { name: t('detail.moreOf', { field: t('field.otp') }) }).click()
    await main.page.getByRole('menuitem', { name: t('resync.open') }).click()
    return main.page.getByRole('dialog')
  }
  const dialog = await openResync()
  await dialog.getByLabel(t('resync.first')).fill('000 000')
  await dialog.getByLabel(t('resync.second')).fill('000000')
  await dialog.getByRole('button', { name: t('resync.button') }).click()
  await expect(dialog.getByText(t('error.otp-resync-not-found'))).toBeVisible()
  await dialog.getByLabel(t('resync.first')).fill(hotp(40))
  await dialog.getByLabel(t('resync.second')).fill(hotp(41))
  await dialog.getByRole('button', { name: t('resync.button') }).click()
  await expect(dialog).toHaveCount(0)
  await row.getByRole('button', { name: t('detail.advanceField', { field: t('field.otp') }) }).click()
  await expect(row.getByText(t('detail.counterCode', { counter: '42' }))).toBeVisible()
  expect((await codeOnDisplay(row).textContent())?.replace(' ', '')).toBe(hotp(42))
})

test('an mOTP address without its PIN is asked for it, and the PIN is nowhere afterwards', async ({ main, words }) => {
  const { t } = words
  const editor = await edit(main, words, SHOP_LOGIN.title)
  await addOtp(editor, 'motp://VPN:hanako?secret=e3152afee62599c8')
  const pin = editor.editor.getByLabel(t('otp.pin'), { exact: true })
  await expect(pin).toBeFocused()
  await editor.done.click()
  await expect(main.page.getByText(t('editor.pinUnfinished'))).toBeVisible()
  await pin.fill('12 34')
  await pin.press('Enter')
  await expect(main.page.getByText(t('error.otp-pin-broken'))).toBeVisible()
  await pin.fill('1234')
  await pin.press('Enter')
  await expect(pin).toHaveCount(0)
  await editor.store()
  // Six hex digits in one piece, whether or not all of them are decimal.
  await expect(codeOnDisplay(main.row(t('field.otp')))).toHaveText(/^[0-9a-f]{6}$/)
  expect(await main.page.content()).not.toContain('1234<')
})

test('a bare key is taken for another type when the person says so', async ({ main, words }) => {
  const { t } = words
  const editor = await edit(main, words, SHOP_LOGIN.title)
  await addOtp(editor, KEY)
  await editor.editor.getByRole('button', { name: t('otp.advanced') }).click()
  await editor.editor.getByRole('button', { name: new RegExp(t('otp.digits')) }).click()
  await main.page.getByRole('option', { name: '8', exact: true }).click()
  await editor.editor.getByRole('button', { name: new RegExp(t('otp.algorithm')) }).click()
  await main.page.getByRole('option', { name: 'SHA-256', exact: true }).click()
  await expect(editor.editor.getByText(t('otp.parameters', { type: 'TOTP', algorithm: 'SHA-256', digits: 8, period: 30 }))).toBeVisible()
  await expect(editor.draftCode).toHaveText(/^\d{4} \d{4}$/)
  await editor.store()
  await waitUntil('the code that oathtool gives', async () => (await main.code()) === oathtool(['--totp=SHA256', '--digits=8'], KEY))
})

test('large type fills the window with the code, then with a password, and Escape closes it', async ({ main }) => {
  await main.openLogin(CLOUD_LOGIN.title)
  await main.code()
  await main.page.keyboard.press('Control+t')
  const large = main.page.getByRole('dialog')
  await waitUntil('the code in large type', async () => (await large.locator('.large__letter').allTextContents()).join('') === totp(CLOUD_KEY))
  await main.page.keyboard.press('Escape')
  await expect(large).toHaveCount(0)
  await main.openLogin(SHOP_LOGIN.title)
  await main.page.keyboard.press('Control+t')
  expect((await large.locator('.large__letter').allTextContents()).join('')).toBe(SHOP_LOGIN.password)
  expect(await large.locator('.large__number').last().textContent()).toBe(String(SHOP_LOGIN.password.length))
  await main.page.keyboard.press('Escape')
  await expect(large).toHaveCount(0)
  expect(await main.page.content()).not.toContain(SHOP_LOGIN.password)
})

test.describe('with codes hidden until pressed', () => {
  test.use({ settings: { hideCodes: true } })

  test('a code is dots until it is pointed at or copied', async ({ main, words, desktop }) => {
    const { t } = words
    await main.openLogin(CLOUD_LOGIN.title)
    const row = main.row(t('field.otp'))
    await expect(codeOnDisplay(row)).toHaveText(/^[• ]+$/)
    await row.hover()
    await expect(codeOnDisplay(row)).toHaveText(/^\d{3} \d{3}$/)
    await main.page.mouse.move(5, 5)
    await expect(codeOnDisplay(row)).toHaveText(/^[• ]+$/)
    await row.getByRole('button', { name: t('detail.copyField', { field: t('field.otp') }) }).press('Enter')
    await expect(codeOnDisplay(row)).toHaveText(/^\d{3} \d{3}$/)
    await waitUntil('the code on the clipboard', async () => /^\d{6}$/.test(await desktop.clipboard.read()))
  })
})

test('one shortcut copies the password, and pressed again the code in its place', async ({ main, words, desktop }) => {
  const { t } = words
  await main.openLogin(CLOUD_LOGIN.title)
  await main.freshCode()
  await main.page.keyboard.press('Control+p')
  await expect(main.page.getByText(t('toast.passwordThenCode'))).toBeVisible()
  expect(await desktop.clipboard.read()).toBe(CLOUD_LOGIN.password)
  await main.page.keyboard.press('Control+p')
  await expect(main.page.getByText(t('toast.codeCopied'))).toBeVisible()
  await waitUntil('the code of now', async () => (await desktop.clipboard.read()) === totp(CLOUD_KEY), { timeoutMs: 3_000 })
  await main.page.keyboard.press('Control+p')
  await waitUntil('the password again', async () => (await desktop.clipboard.read()) === CLOUD_LOGIN.password)
})

test('what was copied counts down, and Delete moves a login to the trash with a way back', async ({ main, words }) => {
  const { t } = words
  await main.openLogin(SHOP_LOGIN.title)
  const row = main.row(t('field.password'))
  await row.getByRole('button', { name: t('detail.copyField', { field: t('field.password') }) }).click()
  await expect(row.locator('.copy-note [aria-hidden=true]').last()).toHaveText(t('detail.copied', { seconds: 30 }))
  await pause(1_500)
  await expect(row.locator('.copy-note [aria-hidden=true]').last()).toHaveText(t('detail.copied', { seconds: 28 }))
  await main.list.focus()
  await main.page.keyboard.press('Delete')
  await expect(main.list.getByRole('option', { name: SHOP_LOGIN.title })).toHaveCount(0)
  await main.page.getByRole('button', { name: t('toast.undo'), exact: true }).click()
  await expect(main.list.getByRole('option', { name: SHOP_LOGIN.title })).toHaveCount(1)
})
