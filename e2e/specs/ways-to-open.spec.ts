// Every way to open a vault, in the real window: key file, recovery code, another password, the system's keychain.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseFile, nameFile } from '../fixtures/file-dialog.ts'
import { startKeyring } from '../fixtures/keyring.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { runProgram } from '../fixtures/programs.ts'
import { expect, test } from '../fixtures/test.ts'
import type { Words } from '../fixtures/words.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { securityPage } from '../pages/security-page.ts'
import { unlockPage, type UnlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const NEXT_PASSWORD = 'a wholly new one, longer'

async function lock(nidan: Nidan, main: MainPage, words: Words): Promise<UnlockPage> {
  await pressAndLeave(main.lockButton)
  return unlockPage(await nidan.view('unlock'), words)
}

async function openedMain(nidan: Nidan, words: Words): Promise<MainPage> {
  const main = mainPage(await nidan.view('main'), words)
  await main.lockButton.waitFor()
  return main
}

test('a new master password opens and the old one is refused', async ({ nidan, main, words }) => {
  const security = securityPage(main.page, words)
  await security.open()
  await security.begin('password', words.t('security.change'))
  await expect(security.currentPassword).toBeFocused()
  await security.confirm({ current: 'not the password', next: NEXT_PASSWORD, button: words.t('security.changePasswordButton') })
  await expect(security.dialog.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
  await security.currentPassword.press('ControlOrMeta+a')
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: words.t('security.changePasswordButton') })
  await expect(security.toast(words.t('done.changePassword'))).toBeVisible()
  await security.close()
  const unlock = await lock(nidan, main, words)
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  await expect(unlock.page.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
  await unlock.unlock(NEXT_PASSWORD)
  await (await openedMain(nidan, words)).openLogin(SHOP_LOGIN.title)
})

test('a key file is needed from then on, and another file is refused', async ({ nidan, main, words, desktop, folder }) => {
  const { t } = words
  const keyFile = join(folder, 'holiday.jpg')
  const other = join(folder, 'other.jpg')
  await writeFile(keyFile, 'not really a photograph')
  await writeFile(other, 'not really a photograph either')
  const security = securityPage(main.page, words)
  await security.open()
  await security.begin('keyFile', t('security.add'))
  await security.dialog.getByRole('button', { name: t('unlock.keyFileChoose') }).click()
  await chooseFile(desktop, t('dialog.chooseKeyFileTitle'), keyFile)
  await expect(security.dialog.getByText('holiday.jpg')).toBeVisible()
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: t('security.addKeyFileButton') })
  await expect(security.row('keyFile').getByText(t('security.keyFileOn'))).toBeVisible()
  await security.close()
  const unlock = await lock(nidan, main, words)
  await test.step('without the file nothing is tried', async () => {
    await expect(unlock.page.getByText('holiday.jpg')).toBeVisible()
    await unlock.page.getByRole('button', { name: t('unlock.keyFileForget') }).click()
    await unlock.unlock(SAMPLE_MASTER_PASSWORD)
    await expect(unlock.page.getByText(t('error.vault-key-file-needed'))).toBeVisible()
  })
  await test.step('another file is refused', async () => {
    await unlock.page.getByRole('button', { name: t('unlock.keyFileChoose') }).click()
    await chooseFile(desktop, t('dialog.chooseKeyFileTitle'), other)
    await unlock.unlock(SAMPLE_MASTER_PASSWORD)
    await expect(unlock.page.getByText(t('error.vault-wrong-password-or-file'))).toBeVisible()
  })
  await unlock.page.getByRole('button', { name: t('unlock.keyFileChoose') }).click()
  await chooseFile(desktop, t('dialog.chooseKeyFileTitle'), keyFile)
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  await openedMain(nidan, words)
})

test('a recovery code is printed, read back with its typing mistakes, and lets a new password be set', async ({ nidan, main, words, desktop, folder }) => {
  test.setTimeout(120_000)
  const { t } = words
  const security = securityPage(main.page, words)
  await security.open()
  await security.begin('code', t('security.make'))
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: t('security.makeCodeButton') })
  const code = await security.shownCode()
  expect(code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
  await test.step('the sheet holds the code, in signs and as a QR code, and the vault’s name', async () => {
    const pdf = join(folder, 'sheet.pdf')
    await main.page.getByRole('button', { name: t('sheet.savePdf') }).click()
    await nameFile(desktop, t('dialog.saveSheetTitle'), pdf)
    await expect.poll(() => readFile(pdf).then((bytes) => bytes.subarray(0, 5).toString(), () => '')).toBe('%PDF-')
    const text = await runProgram(desktop.env, 'pdftotext', ['-layout', pdf, '-'])
    for (const group of code.split('-')) expect(text).toContain(group)
    expect(text).toContain(t('sheet.title'))
    await runProgram(desktop.env, 'pdftoppm', ['-r', '150', '-png', '-singlefile', pdf, join(folder, 'sheet')])
    expect((await runProgram(desktop.env, 'zbarimg', ['--raw', '-q', join(folder, 'sheet.png')])).trim()).toBe(code)
  })
  await main.page.getByRole('button', { name: t('sheet.done') }).click()
  await expect(main.page.getByText(code.slice(0, 5))).toHaveCount(0)
  await security.close()

  const unlock = await lock(nidan, main, words)
  await unlock.page.getByRole('button', { name: t('unlock.otherWays') }).click()
  await unlock.page.getByRole('menuitem', { name: t('unlock.useCode') }).click()
  const field = unlock.page.getByLabel(t('unlock.codeLabel'), { exact: true })
  const type = async (text: string): Promise<void> => {
    await field.press('ControlOrMeta+a')
    await field.pressSequentially(text)
    await pressAndLeave(unlock.unlockButton)
  }
  await type(code.slice(0, -1))
  await expect(unlock.page.getByText(t('error.recovery-code-incomplete'))).toBeVisible()
  await type(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`)
  await expect(unlock.page.getByText(t('error.recovery-code-mistyped'))).toBeVisible()
  // As somebody types it who sees O for 0 and l for 1, in small letters and without hyphens.
  await type(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))
  const again = await openedMain(nidan, words)

  await again.page.getByRole('button', { name: t('offer.newPasswordButton') }).click()
  await securityPage(again.page, words).confirm({ next: NEXT_PASSWORD, button: t('security.changePasswordButton') })
  await expect(securityPage(again.page, words).toast(t('done.changePassword'))).toBeVisible()
  const last = await lock(nidan, again, words)
  await last.unlock(SAMPLE_MASTER_PASSWORD)
  await expect(last.page.getByText(t('error.vault-wrong-password'))).toBeVisible()
  await last.unlock(NEXT_PASSWORD)
  await openedMain(nidan, words)
})

test('a new vault key is made, and says that the sheet must be printed again', async ({ nidan, main, words }) => {
  const { t } = words
  const security = securityPage(main.page, words)
  await security.open()
  await security.begin('code', t('security.make'))
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: t('security.makeCodeButton') })
  const old = await security.shownCode()
  await main.page.getByRole('button', { name: t('sheet.done') }).click()
  await security.begin('rotate', t('security.newKey'))
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, next: NEXT_PASSWORD, button: t('security.rotateButton') })
  expect(await security.shownCode()).not.toBe(old)
  await main.page.getByRole('button', { name: t('sheet.done') }).click()
  await main.page.getByRole('button', { name: t('left.done') }).click()
  await security.close()
  const unlock = await lock(nidan, main, words)
  await unlock.unlock(NEXT_PASSWORD)
  await openedMain(nidan, words)
})

test('quick unlock is refused where the system has no keychain, with its sentence', async ({ main, words }) => {
  const security = securityPage(main.page, words)
  await security.open()
  await security.begin('quick', words.t('security.turnOn'))
  await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: words.t('security.quickUnlockButton') })
  await expect(security.dialog.getByText(words.t('error.quick-unlock-no-keychain'))).toBeVisible()
})

test('quick unlock opens by a real keyring, and by the password when the keyring is gone', async ({ desktop, folder, words }) => {
  test.setTimeout(120_000)
  const { t } = words
  const keyring = await startKeyring(desktop, folder)
  const nidan = await startNidan({ desktop, userData: join(folder, 'nidan'), vaultBytes: await sampleVaultBytes(), env: keyring.env, realKeychain: true })
  try {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const main = await openedMain(nidan, words)
    const security = securityPage(main.page, words)
    await security.open()
    await security.begin('quick', t('security.turnOn'))
    await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: t('security.quickUnlockButton') })
    await expect(security.toast(t('done.quickUnlock'))).toBeVisible()
    await security.close()
    const unlock = await lock(nidan, main, words)
    await unlock.page.getByRole('button', { name: t('unlock.keychain'), exact: true }).click()
    const again = await openedMain(nidan, words)
    await again.openLogin(SHOP_LOGIN.title)
    const kept = JSON.parse(await readFile(join(nidan.userData, 'ways-in.json'), 'utf8')) as Record<string, { keychain?: { sealed: string } }>
    // Sealed by a real keychain: version 11 of Chromium's own prefix, where basic_text would write 10.
    expect(Buffer.from(kept[nidan.vaultFile]?.keychain?.sealed ?? '', 'base64').subarray(0, 3).toString()).toBe('v11')
    await test.step('turned off again, the button is gone', async () => {
      const off = securityPage(again.page, words)
      await off.open()
      await off.row('quick').getByRole('button').click()
      await expect(off.toast(t('done.quickUnlockOff'))).toBeVisible()
      await off.close()
      const locked = await lock(nidan, again, words)
      await locked.password.waitFor()
      await expect(locked.page.getByRole('button', { name: t('unlock.keychain'), exact: true })).toHaveCount(0)
      await locked.unlock(SAMPLE_MASTER_PASSWORD)
      await openedMain(nidan, words)
    })
  } finally {
    await nidan.quit()
    await keyring.stop()
  }
})

test.describe('a new vault', () => {
  test.use({ vault: 'none' })

  test('offers an emergency sheet once', async ({ nidan, unlock, words }) => {
    const { t } = words
    await unlock.create({ name: 'Personal', password: SAMPLE_MASTER_PASSWORD })
    const main = await openedMain(nidan, words)
    await main.page.getByRole('button', { name: t('offer.sheetButton') }).waitFor()
    await main.page.getByRole('button', { name: t('offer.dismiss') }).click()
    await expect(main.page.getByText(t('offer.sheet'))).toHaveCount(0)
    const again = await lock(nidan, main, words)
    await again.unlock(SAMPLE_MASTER_PASSWORD)
    const later = await openedMain(nidan, words)
    await expect(later.page.getByText(t('offer.sheet'))).toHaveCount(0)
  })
})

test.describe('a vault that is cheap to guess', () => {
  test.use({ settings: { offerStrongerUnlock: true } })

  test('is offered more work, does it after the password, and asks no more', async ({ nidan, main, words }) => {
    const { t } = words
    const security = securityPage(main.page, words)
    await main.page.getByRole('button', { name: t('offer.raiseButton') }).click()
    await security.confirm({ current: SAMPLE_MASTER_PASSWORD, button: t('security.raiseButton') })
    await expect(security.toast(t('done.raise'))).toBeVisible()
    await expect(main.page.getByText(t('offer.raise'))).toHaveCount(0)
    const unlock = await lock(nidan, main, words)
    await unlock.unlock(SAMPLE_MASTER_PASSWORD)
    await openedMain(nidan, words)
  })
})
