// Putting a one-time password on a login without the screen: address, text key, image file, picture on the clipboard; and leaving the editor.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { chooseFile } from '../fixtures/file-dialog.ts'
import { writeQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { editorPage, type EditorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import type { MainPage } from '../pages/main-page.ts'
import { SHOP_LOGIN } from '../story/sample-logins.ts'

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADDRESS = `otpauth://totp/Hanamaru%20Market:hanako%40example.jp?secret=${KEY}&issuer=Hanamaru%20Market`

function oathtool(keyBase32: string): string {
  return execFileSync('oathtool', ['--totp', '--base32', '-'], { input: keyBase32 }).toString().trim()
}

/** The code on display is oathtool's; asked again when a period ended between the two. */
async function expectCodeOf(keyBase32: string, read: () => Promise<string>): Promise<void> {
  await waitUntil(`the code that oathtool gives`, async () => (await read()) === oathtool(keyBase32), { timeoutMs: 3_000 })
}

async function openOtpRow(main: MainPage, words: Words): Promise<EditorPage> {
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addOtp')
  return editor
}

const TEXTS = [
  { name: 'an otpauth address', text: ADDRESS },
  { name: 'a bare key', text: KEY },
  { name: 'a key in groups and lower case, as sites print it', text: 'jbsw y3dp-ehpk 3pxp jbsw y3dp ehpk 3pxp' }
]
for (const { name, text } of TEXTS) {
  test(`${name} pasted into the row becomes a live code and is stored`, async ({ main, words, desktop }) => {
    const editor = await openOtpRow(main, words)
    await desktop.clipboard.writeText(text)
    await editor.otpInput.press('Control+v')
    await expectCodeOf(KEY, () => readCode(editor.editor))
    await expect(main.page.getByText(/jbsw\s?y3dp/i)).toHaveCount(0)
    await editor.store()
    await expectCodeOf(KEY, () => main.code())
  })
}

const REFUSED = [
  { name: 'a key with impossible characters', text: 'otpauth://totp/X:y?secret=ABC18!!&issuer=X', sentence: 'error.otp-secret-broken' },
  { name: 'an address without a key', text: 'otpauth://totp/X:y?issuer=X', sentence: 'error.otp-secret-missing' },
  { name: 'an algorithm that nobody knows', text: `otpauth://totp/X:y?secret=${KEY}&algorithm=MD6`, sentence: 'error.otp-algorithm-unsupported' },
  { name: 'a type that nobody knows', text: `otpauth://xotp/X:y?secret=${KEY}`, sentence: 'error.otp-type-unsupported' }
] as const
for (const { name, text, sentence } of REFUSED) {
  test(`${name} is refused with its sentence`, async ({ main, words, desktop }) => {
    const editor = await openOtpRow(main, words)
    await desktop.clipboard.writeText(text)
    await editor.otpInput.press('Control+v')
    await expect(main.page.getByText(words.t(sentence))).toBeVisible()
  })
}

test('a counter-based one gives a code for each press, each once', async ({ main, words, desktop }) => {
  const editor = await openOtpRow(main, words)
  await desktop.clipboard.writeText(`otpauth://hotp/X:y?secret=${KEY}&issuer=X&counter=5`)
  await editor.otpInput.press('Control+v')
  await expect(main.page.getByText(words.t('otp.parametersCounter', { type: 'HOTP', algorithm: 'SHA-1', digits: 6, counter: '5' }))).toBeVisible()
  await editor.store()
  const next = main.row(words.t('field.otp')).getByRole('button', { name: words.t('detail.advanceField', { field: words.t('field.otp') }) })
  for (const counter of [5, 6]) {
    const code = execFileSync('oathtool', ['--hotp', '--base32', `--counter=${counter}`, '-'], { input: KEY }).toString().trim()
    await next.click()
    await expect(main.page.getByText(words.t('detail.counterCode', { counter: String(counter) }))).toBeVisible()
    await expect(main.page.getByText(`${code.slice(0, 3)} ${code.slice(3)}`, { exact: true })).toBeVisible()
  }
})

test('a picture on the clipboard is read', async ({ main, words, desktop, folder }) => {
  const file = join(folder, 'code.png')
  await writeQrPng(file, [{ text: ADDRESS }])
  const editor = await openOtpRow(main, words)
  await desktop.clipboard.writePng(file)
  await editor.otherWay('scan.clipboardImage')
  await expectCodeOf(KEY, () => readCode(editor.editor))
})

test('an image file chosen in the dialog of the system is read', async ({ main, words, desktop, folder }) => {
  const file = join(folder, 'code.png')
  await writeQrPng(file, [{ text: ADDRESS }])
  const editor = await openOtpRow(main, words)
  await editor.otherWay('scan.imageFile')
  await chooseFile(desktop, words.t('dialog.chooseImageTitle'), file)
  await expectCodeOf(KEY, () => readCode(editor.editor))
})

test('Cancel stores nothing of what was read', async ({ main, words, desktop }) => {
  const editor = await openOtpRow(main, words)
  await desktop.clipboard.writeText(ADDRESS)
  await editor.otpInput.press('Control+v')
  await readCode(editor.editor)
  await editor.cancel.click()
  await discardIfAsked(main.page, words)
  await expect(main.editButton).toBeVisible()
  await expect(main.row(words.t('field.otp'))).toHaveCount(0)
})

async function discardIfAsked(page: Page, words: Words): Promise<void> {
  const discard = page.getByRole('button', { name: words.t('editor.discard'), exact: true })
  await discard.or(page.getByRole('button', { name: words.t('detail.edit'), exact: true })).first().waitFor()
  if (await discard.isVisible()) await discard.click()
}
