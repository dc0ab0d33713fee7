// More than one vault: the list, a file from outside, dropped and by the file manager; a vault that another program has open.
import { copyFile, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createVaultBytes } from '../../electron/vault/new-vault-file.ts'
import { startNidan } from '../fixtures/nidan.ts'
import { openAgain, ownHome } from '../fixtures/opened-from-outside.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { runProgram } from '../fixtures/programs.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { editorPage } from '../pages/editor-page.ts'
import { mainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { dropFile, vaultList } from '../pages/vault-list.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const WORK_PASSWORD = 'the password at work'

async function workVault(folder: string, name = 'Office'): Promise<string> {
  const path = join(folder, 'Work.nidan')
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
  await writeFile(path, await createVaultBytes({ name, password: WORK_PASSWORD, items: [{ title: 'Intranet' }], now: Date.now, random }))
  return path
}

/** The vault with these bytes, of a time with another key and password. Its id stands at a fixed place: 16 bytes of preamble, 6 of the first value's head. */
function otherKeyCopy(vault: Uint8Array): Promise<Uint8Array> {
  let isFirst = true
  const random = (length: number): Uint8Array => {
    if (length !== 16 || !isFirst) return crypto.getRandomValues(new Uint8Array(length))
    isFirst = false
    return vault.slice(22, 38)
  }
  return createVaultBytes({ name: 'Then', password: WORK_PASSWORD, items: [{ title: 'Intranet' }], now: Date.now, random })
}

test('a second start with another vault asks, locks and turns to it; the list leads back', async ({ nidan, main, desktop, folder, words }) => {
  const work = await workVault(folder)
  const [pid] = await nidan.vaultPids()
  await openAgain(desktop.env, nidan, work)
  await expect(main.page.getByRole('alertdialog', { name: words.t('vaults.offeredTitle', { name: 'Work' }) })).toBeVisible()
  await pressAndLeave(vaultList(main.page, words).lockAndOpen)

  const locked = unlockPage(await nidan.view('unlock'), words)
  await expect(locked.page.getByRole('heading', { name: 'Work', exact: true })).toBeVisible()
  await waitUntil('the process of the first vault to end', async () => !(await nidan.vaultPids()).some((one) => one === pid))
  await locked.unlock(WORK_PASSWORD)
  const office = mainPage(await nidan.view('main'), words)
  await office.openLogin('Intranet')
  await desktop.windows.waitForTitle(/^Nidan – Office$/)

  const vaults = vaultList(office.page, words)
  await vaults.open('Office')
  await expect(vaults.list.getByRole('listitem')).toHaveCount(2)
  await vaults.choose('Personal')
  const back = unlockPage(await nidan.view('unlock'), words)
  await back.unlock(SAMPLE_MASTER_PASSWORD)
  await mainPage(await nidan.view('main'), words).openLogin(SHOP_LOGIN.title)
})

test('an edit is asked about before another vault is turned to, and staying keeps it', async ({ nidan, main, desktop, folder, words }) => {
  const work = await workVault(folder)
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  const title = editor.editor.getByPlaceholder(words.t('editor.titlePlaceholder'), { exact: true })
  await title.fill('Typed')
  await openAgain(desktop.env, nidan, work)
  await pressAndLeave(vaultList(main.page, words).lockAndOpen)
  await main.page.getByRole('button', { name: words.t('editor.keepEditing'), exact: true }).click()
  await expect(title).toHaveValue('Typed')
  expect(nidan.hasView('unlock')).toBe(false)
})

test('a dropped vault file is opened while locked and offered while another is open', async ({ nidan, unlock, folder, words }) => {
  const work = await workVault(folder)
  await dropFile(unlock.page, work)
  await expect(unlock.page.getByRole('heading', { name: 'Work', exact: true })).toBeVisible()
  await unlock.unlock(WORK_PASSWORD)
  const office = mainPage(await nidan.view('main'), words)
  await office.openLogin('Intranet')
  await dropFile(office.page, nidan.vaultFile)
  await pressAndLeave(vaultList(office.page, words).lockAndOpen)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  await mainPage(await nidan.view('main'), words).openLogin(SHOP_LOGIN.title)
})

test('a dropped file that is no vault is refused with its sentence, locked and open', async ({ nidan, unlock, folder, words }) => {
  const photo = join(folder, 'photo.nidan')
  await writeFile(photo, 'not a vault')
  await dropFile(unlock.page, photo)
  await expect(unlock.page.getByText(words.t('error.vault-not-a-vault'))).toBeVisible()
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  const { page } = mainPage(await nidan.view('main'), words)
  await dropFile(page, photo)
  await expect(page.getByText(words.t('error.vault-not-a-vault'))).toBeVisible()
  expect(nidan.hasView('main')).toBe(true)
})

test('another name stands in the sidebar, the title and on the locked window', async ({ nidan, main, desktop, words }) => {
  await vaultList(main.page, words).open('Personal')
  await main.page.getByRole('button', { name: words.t('vaults.rename'), exact: true }).click()
  const field = main.page.getByLabel(words.t('create.nameLabel'), { exact: true })
  await expect(field).toHaveValue('Personal')
  await field.fill('Home and garden')
  await main.page.keyboard.press('Enter')
  await expect(main.page.getByRole('button', { name: words.t('vaults.current', { name: 'Home and garden' }), exact: true })).toBeVisible()
  await desktop.windows.waitForTitle(/^Nidan – Home and garden$/)
  await pressAndLeave(main.lockButton)
  await expect((await nidan.view('unlock')).getByRole('heading', { name: 'Home and garden', exact: true })).toBeVisible()
})

test('a vault that is gone is marked in both lists and can be taken off', async ({ nidan, main, desktop, folder, words }) => {
  const work = await workVault(folder)
  await openAgain(desktop.env, nidan, work)
  await pressAndLeave(vaultList(main.page, words).lockAndOpen)
  await unlockPage(await nidan.view('unlock'), words).unlock(WORK_PASSWORD)
  const office = mainPage(await nidan.view('main'), words)
  await office.openLogin('Intranet')
  await rm(nidan.vaultFile)
  const vaults = vaultList(office.page, words)
  await vaults.open('Office')
  await expect(vaults.list.getByRole('button', { name: words.t('vaults.open', { name: 'Personal' }), exact: true })).toBeDisabled()
  await office.page.keyboard.press('Escape')
  await pressAndLeave(office.lockButton)
  const page = await nidan.view('unlock')
  await page.getByRole('button', { name: words.t('unlock.otherVaults'), exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Personal', exact: true })).toBeDisabled()
  await page.getByRole('menuitem', { name: words.t('vaults.forget', { name: 'Personal' }), exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Personal', exact: true })).toHaveCount(0)
})

test('the switch in the settings gives vault files to Nidan, xdg-open brings one, and off takes it back', async ({ desktop, folder, words }) => {
  const env = await ownHome(desktop, folder)
  const work = await workVault(folder)
  const handler = async (): Promise<string> => (await runProgram(env, 'xdg-mime', ['query', 'default', 'application/x-nidan-vault'])).trim()
  const nidan = await startNidan({ desktop: { env }, userData: join(folder, 'nidan'), vaultBytes: await sampleVaultBytes() })
  try {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const { page } = mainPage(await nidan.view('main'), words)
    const settings = page.getByRole('button', { name: words.t('sidebar.settings'), exact: true })
    const files = page.getByRole('switch', { name: words.t('settings.files') })
    await settings.click()
    await expect(files).toBeEnabled()
    await files.click()
    await expect(files).toBeChecked()
    await expect(page.getByRole('switch', { name: words.t('settings.links') })).not.toBeChecked()
    expect(await handler()).toBe('nidan.desktop')
    // Without a desktop of its own the tool asks `file`, which knows no types of a user's.
    const gnome = { ...env, XDG_CURRENT_DESKTOP: 'GNOME' }
    const typeOf = async (file: string): Promise<string> => (await runProgram(gnome, 'xdg-mime', ['query', 'filetype', file])).trim()
    expect(await typeOf(work)).toBe('application/x-nidan-vault')
    // By its first bytes alone, too.
    await copyFile(work, join(folder, 'no-ending'))
    expect(await typeOf(join(folder, 'no-ending'))).toBe('application/x-nidan-vault')

    await page.keyboard.press('Escape')
    await runProgram(gnome, 'xdg-open', [work])
    await expect(page.getByRole('alertdialog', { name: words.t('vaults.offeredTitle', { name: 'Work' }) })).toBeVisible()
    await page.getByRole('button', { name: words.t('vaults.stay'), exact: true }).click()

    await settings.click()
    await files.click()
    await expect(files).not.toBeChecked()
    await waitUntil('the association to go', async () => (await handler()) !== 'nidan.desktop')
  } finally {
    await nidan.quit()
  }
})

test('a window that could only read can write as soon as the other program has closed the vault', async ({ nidan, main, desktop, folder, words }) => {
  const second = await startNidan({ desktop, userData: join(folder, 'second'), vaultArgument: nidan.vaultFile })
  try {
    await unlockPage(await second.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const reader = mainPage(await second.view('main'), words)
    await expect(reader.page.getByText(words.t('detail.readOnly'))).toBeVisible()
    await main.openLogin(SHOP_LOGIN.title)
    await pressAndLeave(main.lockButton)
    await nidan.view('unlock')
    await expect(reader.page.getByText(words.t('detail.readOnly'))).toBeHidden({ timeout: 20_000 })
    const before = await readFile(nidan.vaultFile)
    await reader.openLogin(SHOP_LOGIN.title)
    await reader.editButton.click()
    const editor = editorPage(reader.page, words)
    await editor.editor.getByPlaceholder(words.t('editor.titlePlaceholder'), { exact: true }).fill('Written by the second')
    await editor.store()
    expect((await readFile(nidan.vaultFile)).equals(before)).toBe(false)
  } finally {
    await second.quit()
  }
})

test('a copy with another key is told, looked into with its password and taken in; leftovers are deleted when that is asked for', async ({ nidan, main, words }) => {
  const copy = join(dirname(nidan.vaultFile), 'Personal (old key).nidan')
  const leftover = `${nidan.vaultFile}.0123456789abcdef.tmp`
  await main.openLogin(SHOP_LOGIN.title)
  await pressAndLeave(main.lockButton)
  const locked = unlockPage(await nidan.view('unlock'), words)
  const bytes = await readFile(nidan.vaultFile)
  await writeFile(copy, await otherKeyCopy(bytes))
  await writeFile(leftover, bytes.subarray(0, 900))
  await utimes(leftover, new Date(0), new Date(0))
  await locked.unlock(SAMPLE_MASTER_PASSWORD)
  const { page } = mainPage(await nidan.view('main'), words)
  await page.getByRole('button', { name: words.t('saving.showCopies'), exact: true }).click()
  await page.getByRole('button', { name: words.t('backups.lookAtNamed', { name: 'Personal (old key).nidan' }), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.t('unlock.passwordLabel'), { exact: true }).fill('not it')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
  await dialog.getByLabel(words.t('unlock.passwordLabel'), { exact: true }).fill(WORK_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Intranet')).toBeVisible()
  await dialog.getByRole('button', { name: words.t('backups.mergeAll'), exact: true }).click()
  await expect(page.getByText(words.t('backups.merged', { name: 'Personal (old key).nidan' }))).toBeVisible()

  const name = basename(leftover)
  await page.getByRole('button', { name: words.t('backups.moreNamed', { name }), exact: true }).click()
  await page.getByRole('menuitem', { name: words.t('backups.delete'), exact: true }).click()
  await page.getByRole('button', { name: words.t('backups.deleteForGood'), exact: true }).click()
  await expect(page.getByText(words.t('backups.deleted', { name }))).toBeVisible()
  await page.getByRole('button', { name: words.t('backups.close'), exact: true }).click()
  await mainPage(page, words).openLogin('Intranet')
  expect((await readdir(dirname(nidan.vaultFile))).filter((one) => one.endsWith('.tmp'))).toEqual([])
  expect((await stat(copy)).isFile()).toBe(true)
})
