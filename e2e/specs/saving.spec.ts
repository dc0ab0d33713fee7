// What happens to the file while and before it is open: replaced, not writable, damaged, with a copy beside it. Nothing that was saved is lost.
import { chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { createVaultBytes } from '../../electron/vault/new-vault-file.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { renameLogin } from '../pages/rename-login.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

async function lockAndUnlock(nidan: Nidan, main: MainPage, words: Words, meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<MainPage> {
  await pressAndLeave(main.lockButton)
  const page = await nidan.view('unlock')
  await meanwhile()
  await unlockPage(page, words).unlock(SAMPLE_MASTER_PASSWORD)
  return mainPage(await nidan.view('main'), words)
}

const banner = (page: Page, text: string | RegExp) => page.getByText(text)

test('an older file that is put back under the window takes nothing away', async ({ nidan, main, words }) => {
  const older = await readFile(nidan.vaultFile)
  await renameLogin(main, words, SHOP_LOGIN.title, 'Renamed Market')
  await writeFile(nidan.vaultFile, older)
  await waitUntil('the file to hold the change again', async () => !(await readFile(nidan.vaultFile)).equals(older), { timeoutMs: 15_000 })
  const again = await lockAndUnlock(nidan, main, words)
  await again.openLogin('Renamed Market')
})

test('another vault in its place is not touched, and the open one is kept aside', async ({ nidan, main, words }) => {
  const stranger = await createVaultBytes({ name: 'Other', password: 'another password', items: [], now: Date.now, random: (length) => crypto.getRandomValues(new Uint8Array(length)) })
  await writeFile(nidan.vaultFile, stranger)
  await expect(banner(main.page, words.t('saving.aside.vault-other-vault'))).toBeVisible({ timeout: 15_000 })
  expect((await readFile(nidan.vaultFile)).equals(stranger)).toBe(true)
})

test('a change that cannot be written is kept aside and written when it can be', async ({ nidan, main, words }) => {
  const folder = dirname(nidan.vaultFile)
  const before = await readFile(nidan.vaultFile)
  await chmod(folder, 0o500)
  try {
    await renameLogin(main, words, SHOP_LOGIN.title, 'Kept Market')
    await expect(banner(main.page, words.t('saving.aside.vault-no-permission'))).toBeVisible()
    expect((await readFile(nidan.vaultFile)).equals(before)).toBe(true)
  } finally {
    await chmod(folder, 0o700)
  }
  await main.page.getByRole('button', { name: words.t('saving.retry'), exact: true }).click()
  await expect(banner(main.page, words.t('saving.aside.vault-no-permission'))).toBeHidden()
  const again = await lockAndUnlock(nidan, main, words)
  await again.openLogin('Kept Market')
})

test('a damaged file opens as its newest backup, which can take its place', async ({ nidan, main, words }) => {
  await renameLogin(main, words, SHOP_LOGIN.title, 'First Market')
  await renameLogin(main, words, 'First Market', 'Second Market')
  const again = await lockAndUnlock(nidan, main, words, async () => writeFile(nidan.vaultFile, (await readFile(nidan.vaultFile)).subarray(0, 5_000)))
  await again.openLogin('First Market')
  await pressAndLeave(again.page.getByRole('button', { name: words.t('saving.putInPlace'), exact: true }))
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  const whole = mainPage(await nidan.view('main'), words)
  await renameLogin(whole, words, 'First Market', 'Whole Market')
})

test('a conflict copy beside the vault is found, and taken in when it is asked for', async ({ nidan, main, words }) => {
  const older = await readFile(nidan.vaultFile)
  const copy = join(dirname(nidan.vaultFile), 'Personal (conflicted copy).nidan')
  await renameLogin(main, words, SHOP_LOGIN.title, 'Copied Market')
  const again = await lockAndUnlock(nidan, main, words, async () => {
    await copyFile(nidan.vaultFile, copy)
    await writeFile(nidan.vaultFile, older)
  })
  await again.openLogin(SHOP_LOGIN.title)
  await again.page.getByRole('button', { name: words.t('saving.showCopies'), exact: true }).click()
  await again.page.getByRole('button', { name: words.t('backups.mergeNamed', { name: 'Personal (conflicted copy).nidan' }), exact: true }).click()
  await expect(banner(again.page, words.t('backups.merged', { name: 'Personal (conflicted copy).nidan' }))).toBeVisible()
  await again.page.getByRole('button', { name: words.t('backups.close'), exact: true }).click()
  await again.openLogin('Copied Market')
  await rm(copy)
})

test('a backup is looked into, and one login of it is restored', async ({ main, words }) => {
  await renameLogin(main, words, SHOP_LOGIN.title, 'Wrong Market')
  await main.page.getByRole('button', { name: words.t('sidebar.settings'), exact: true }).click()
  await main.page.getByRole('button', { name: words.t('backups.show') }).click()
  const dialog = main.page.getByRole('dialog', { name: words.t('backups.title') })
  await dialog.getByRole('listitem').getByRole('button').first().click()
  await main.page.getByRole('button', { name: words.t('backups.restoreNamed', { title: SHOP_LOGIN.title }), exact: true }).click()
  await expect(banner(main.page, words.t('backups.restored', { title: SHOP_LOGIN.title }))).toBeVisible()
  await main.page.getByRole('button', { name: words.t('backups.close'), exact: true }).click()
  await main.openLogin(SHOP_LOGIN.title)
})
