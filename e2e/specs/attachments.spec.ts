// Files that are kept with a login, in the real window and with real files: what comes out is what went in, whatever happened in between.
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { chooseFile } from '../fixtures/file-dialog.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { attachmentsPart } from '../pages/attachments.ts'
import { editorPage } from '../pages/editor-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const digestAt = async (path: string): Promise<string> => digest(await readFile(path))

async function lockAndUnlock(nidan: Nidan, main: MainPage, words: Words): Promise<MainPage> {
  await pressAndLeave(main.lockButton)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  return mainPage(await nidan.view('main'), words)
}

/** What the page has and Node's types have not. */
interface PageScope {
  DataTransfer: new () => { items: { add(file: File): unknown } }
}

async function drop(page: Page, selector: string, files: readonly { name: string; type: string; size: number }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const data = new (globalThis as unknown as PageScope).DataTransfer()
    for (const { name, type, size } of all) data.items.add(new File([new Uint8Array(size).fill(7)], name, { type }))
    return data
  }, files)
  for (const type of ['dragover', 'drop']) await page.locator(selector).first().dispatchEvent(type, { dataTransfer })
}

test('a file that was attached comes out as it went in, also after a lock', async ({ nidan, main, words, desktop, folder }) => {
  const [file, first, second] = ['report.bin', 'first.bin', 'second.bin'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(file, randomBytes(3_000_000))
  await main.openLogin(SHOP_LOGIN.title)
  const part = attachmentsPart(main.page, words, desktop)
  await part.attach(file)
  await expect(part.row('report.bin')).toBeVisible()
  await part.saveCopy('report.bin', first)
  await expect(main.page.getByText(words.t('attachments.saved', { name: 'first.bin' }))).toBeVisible()
  const again = await lockAndUnlock(nidan, main, words)
  await again.openLogin(SHOP_LOGIN.title)
  await attachmentsPart(again.page, words, desktop).saveCopy('report.bin', second)
  await expect(again.page.getByText(words.t('attachments.saved', { name: 'second.bin' }))).toBeVisible()
  expect([await digestAt(first), await digestAt(second)]).toEqual([await digestAt(file), await digestAt(file)])
  expect((await stat(second)).mode & 0o777).toBe(0o600)
  // Neither its content nor its name stands in the vault file.
  const [vault, content] = [await readFile(nidan.vaultFile), await readFile(file)]
  expect([vault.includes(content.subarray(0, 64)), vault.includes('report.bin')]).toEqual([false, false])
})

test('a removed file can be put back, and a backup brings it back with its login', async ({ main, words, desktop, folder }) => {
  const [file, copy] = [join(folder, 'contract.pdf'), join(folder, 'copy.pdf')]
  await writeFile(file, randomBytes(40_000))
  await main.openLogin(SHOP_LOGIN.title)
  const part = attachmentsPart(main.page, words, desktop)
  await part.attach(file)
  await expect(part.row('contract.pdf')).toBeVisible()
  await part.remove('contract.pdf')
  await expect(part.row('contract.pdf')).toBeHidden()
  await main.page.getByRole('button', { name: words.t('toast.undo'), exact: true }).click()
  await expect(part.row('contract.pdf')).toBeVisible()
  await part.remove('contract.pdf')
  await expect(part.row('contract.pdf')).toBeHidden()
  await main.page.getByRole('button', { name: words.t('sidebar.settings'), exact: true }).click()
  await main.page.getByRole('button', { name: words.t('backups.show') }).click()
  const dialog = main.page.getByRole('dialog', { name: words.t('backups.title') })
  await dialog.getByRole('listitem').getByRole('button').first().click()
  await main.page.getByRole('button', { name: words.t('backups.restoreNamed', { title: SHOP_LOGIN.title }), exact: true }).click()
  await expect(main.page.getByText(words.t('backups.restored', { title: SHOP_LOGIN.title }))).toBeVisible()
  await main.page.getByRole('button', { name: words.t('backups.close'), exact: true }).click()
  await main.openLogin(SHOP_LOGIN.title)
  await part.saveCopy('contract.pdf', copy)
  await expect(main.page.getByText(words.t('attachments.saved', { name: 'copy.pdf' }))).toBeVisible()
  expect(await digestAt(copy)).toBe(await digestAt(file))
})

test('a file joins the login that is being edited, under the name that is typed', async ({ main, words, desktop, folder }) => {
  const [file, copy] = [join(folder, 'draft.txt'), join(folder, 'renamed copy.txt')]
  await writeFile(file, 'kept')
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addFile')
  await chooseFile(desktop, words.t('dialog.attachTitle'), file)
  await editor.editor.getByRole('textbox', { name: words.t('attachments.name') }).fill('renamed.txt')
  await editor.store()
  const part = attachmentsPart(main.page, words, desktop)
  await part.saveCopy('renamed.txt', copy)
  await waitUntil('the copy', async () => (await readFile(copy, 'utf8').catch(() => '')) === 'kept')
})

test('dropped files are attached, and what cannot be is named with its reason', async ({ main, words, desktop, folder }) => {
  await main.openLogin(SHOP_LOGIN.title)
  const part = attachmentsPart(main.page, words, desktop)
  await drop(main.page, '.item-pane', [
    { name: 'notes.txt', type: 'text/plain', size: 20 },
    { name: 'empty.txt', type: 'text/plain', size: 0 },
    { name: 'film.mov', type: 'video/quicktime', size: 8 * 1_048_576 + 1 }
  ])
  await expect(part.row('notes.txt').first()).toBeVisible()
  await expect(main.page.getByText(words.t('error.attachment-empty'))).toBeVisible()
  await expect(main.page.getByText(words.t('error.attachment-too-large'))).toBeVisible()
  await drop(main.page, '[data-attach-here]', [{ name: 'photo.png', type: 'image/png', size: 300 }])
  await expect(part.row('photo.png')).toBeVisible()
  const copy = join(folder, 'copy.txt')
  await part.saveCopy('notes.txt', copy)
  await expect(main.page.getByText(words.t('attachments.saved', { name: 'copy.txt' }))).toBeVisible()
  expect(await digestAt(copy)).toBe(digest(new Uint8Array(20).fill(7)))
})

test('a copy that cannot be written says so and changes nothing', async ({ main, words, desktop, folder }) => {
  const file = join(folder, 'kept.txt')
  await writeFile(file, 'kept')
  await mkdir(join(folder, 'shut'), { mode: 0o500 })
  await main.openLogin(SHOP_LOGIN.title)
  const part = attachmentsPart(main.page, words, desktop)
  await part.attach(file)
  await expect(part.row('kept.txt')).toBeVisible()
  await part.saveCopy('kept.txt', join(folder, 'shut', 'copy.txt'))
  await expect(main.page.getByText(words.t('error.copy-not-written'))).toBeVisible()
  await expect(part.row('kept.txt')).toBeVisible()
})
