// Pictures of codes that are pasted and dropped. Pasting is real (xclip and keys); a drop is made in the page, since no file manager runs here.
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { pdfCode, pdfOf } from '../fixtures/qr-documents.ts'
import { writeQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { editorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { SHOP_LOGIN } from '../story/sample-logins.ts'

const FOREIGN = 'otpauth://totp/Lantern%20Post:hanako?secret=NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE&issuer=Lantern%20Post'

const WEBP = resolve(import.meta.dirname, '../../electron/reader/testdata/code.webp')

interface Dropped {
  name: string
  type: string
  bytes: Buffer
}

/** What the page has and Node's types have not. */
interface PageScope {
  DataTransfer: new () => { items: { add(file: File): unknown } }
}

async function drag(page: Page, selector: string, type: 'dragover' | 'drop', files: readonly Dropped[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (all) => {
      const data = new (globalThis as unknown as PageScope).DataTransfer()
      for (const { name, type: kind, base64 } of all) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: kind }))
      return data
    },
    files.map(({ name, type: kind, bytes }) => ({ name, type: kind, base64: bytes.toString('base64') }))
  )
  await page.locator(selector).first().dispatchEvent(type, { dataTransfer })
}

async function pngOf(text: string, path: string): Promise<Dropped> {
  await writeQrPng(path, [{ text }])
  return { name: 'code.png', type: 'image/png', bytes: await readFile(path) }
}

test('a picture that is pasted in the window, even in the search field, is read', async ({ main, words, desktop }, info) => {
  const file = info.outputPath('code.png')
  await writeQrPng(file, [{ text: FOREIGN }])
  await desktop.clipboard.writePng(file)
  await main.page.getByRole('searchbox').first().focus()
  await main.page.keyboard.press('Control+v')
  const { sheet, addAndCopy } = scanSheet(main.page, words)
  await expect(addAndCopy).toBeVisible()
  await expect(sheet.getByText('Lantern Post').first()).toBeVisible()
})

test('a picture that is pasted into the one-time password of the editor fills it', async ({ main, words, desktop }, info) => {
  const file = info.outputPath('code.png')
  await writeQrPng(file, [{ text: FOREIGN }])
  await desktop.clipboard.writePng(file)
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addOtp')
  await editor.otpInput.focus()
  await main.page.keyboard.press('Control+v')
  expect(await readCode(editor.editor)).toMatch(/^\d{6}$/)
})

test('files that were copied in a file manager are pasted: a WebP that is a code, and a PDF of two pages', async ({ main, words, desktop }, info) => {
  const pdf = info.outputPath('codes.pdf')
  await writeFile(pdf, pdfOf(['', pdfCode(FOREIGN, { x: 100, y: 300, modulePt: 4 })]))
  await desktop.clipboard.writeFiles([WEBP, pdf])
  await main.page.getByRole('searchbox').first().focus()
  await main.page.keyboard.press('Control+v')
  const { sheet } = scanSheet(main.page, words)
  await expect(sheet.getByText('Lantern Post').first()).toBeVisible()
  await expect(sheet.getByText('Lantern', { exact: true }).first()).toBeVisible()
})

test('the button for the clipboard reads a copied file, and a broken one is named', async ({ main, words, desktop }, info) => {
  const broken = info.outputPath('broken.avif')
  await writeFile(broken, (await readFile(WEBP)).subarray(0, 40))
  await desktop.clipboard.writeFiles([broken])
  await main.page.getByRole('searchbox').first().focus()
  await main.page.keyboard.press('Control+v')
  const { sheet } = scanSheet(main.page, words)
  await expect(sheet.getByRole('alert')).toHaveText(words.t('error.image-unreadable'))
  await desktop.clipboard.writeFiles([WEBP])
  await sheet.getByRole('button', { name: words.t('scan.clipboardImage') }).click()
  await expect(sheet.getByText('Lantern', { exact: true }).first()).toBeVisible()
})

test('a picture over a login names it, and dropped there is proposed for it', async ({ main, words }, info) => {
  const png = await pngOf(FOREIGN, info.outputPath('code.png'))
  await main.openLogin(SHOP_LOGIN.title)
  await drag(main.page, '.item-pane', 'dragover', [png])
  await expect(main.page.getByText(words.t('drop.login', { title: SHOP_LOGIN.title }))).toBeVisible()
  await main.page.screenshot({ path: info.outputPath('over-login.png') })
  await drag(main.page, '.item-pane', 'drop', [png])
  await expect(main.page.getByText(words.t('drop.login', { title: SHOP_LOGIN.title }))).toHaveCount(0)
  await expect(scanSheet(main.page, words).sheet.locator('.target__value')).toContainText(SHOP_LOGIN.title)
})

test('a picture that is dropped on the one-time password of the editor fills it', async ({ main, words }, info) => {
  const png = await pngOf(FOREIGN, info.outputPath('code.png'))
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addOtp')
  await drag(main.page, '.field[data-kind="otp"]', 'dragover', [png])
  await expect(main.page.getByText(words.t('drop.field'))).toBeVisible()
  await drag(main.page, '.field[data-kind="otp"]', 'drop', [png])
  expect(await readCode(editor.editor)).toMatch(/^\d{6}$/)
})

test('a file that is no picture is named, what lies beside it is read, and the page stays', async ({ main, words, nidan }, info) => {
  const text: Dropped = { name: 'notes.html', type: 'text/html', bytes: Buffer.from('<h1>not a picture</h1>') }
  const before = main.page.url()
  await drag(main.page, '.list-pane', 'drop', [text])
  const { sheet, close } = scanSheet(main.page, words)
  await expect(sheet.getByRole('alert')).toHaveText(words.t('error.image-not-an-image'))
  await close.click()
  await drag(main.page, '.list-pane', 'drop', [text, await pngOf(FOREIGN, info.outputPath('code.png'))])
  await expect(sheet.getByText('Lantern Post').first()).toBeVisible()
  await expect(sheet.getByText(words.t('scan.failedDisplay', { name: 'notes.html' }))).toBeVisible()
  expect(main.page.url()).toBe(before)
  expect(nidan.app.windows().every((page) => page.url().startsWith('app://'))).toBe(true)
})
