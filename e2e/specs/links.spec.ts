// Links of one-time passwords: at the start, while Nidan runs, open or locked, and through the desktop itself. A link does nothing but open the sheet.
import { join } from 'node:path'
import { startNidan } from '../fixtures/nidan.ts'
import { openAgain, ownHome } from '../fixtures/opened-from-outside.ts'
import { runProgram } from '../fixtures/programs.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { mainPage } from '../pages/main-page.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const LINK = `otpauth://totp/Hanamaru%20Market:hanako%40example.jp?secret=${SECRET}&issuer=Hanamaru%20Market`

test('a second start with a link opens the sheet of the one that runs, and Enter adds it', async ({ main, nidan, desktop, words }) => {
  await openAgain(desktop.env, nidan, LINK)
  const { sheet, addAndCopy } = scanSheet(main.page, words)
  await expect(sheet.getByRole('heading', { name: words.t('scan.titleLink') })).toBeVisible()
  await expect(sheet.getByText(SHOP_LOGIN.title).first()).toBeVisible()
  await expect(addAndCopy).toBeFocused()
  await main.page.keyboard.press('Enter')
  await main.openLogin(SHOP_LOGIN.title)
  expect(await main.freshCode()).toBe((await runProgram(desktop.env, 'oathtool', ['--totp', '-b', SECRET])).trim())
})

test('a link that comes while it is locked waits for the unlock, which says so', async ({ unlock, nidan, desktop, words }) => {
  await openAgain(desktop.env, nidan, LINK)
  await expect(unlock.page.getByText(words.t('unlock.linkWaiting'))).toBeVisible()
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  const page = await nidan.view('main')
  await expect(scanSheet(page, words).addAndCopy).toBeVisible()
})

test('a broken link is refused with the reason, and a web address is none', async ({ main, nidan, desktop, words }) => {
  await openAgain(desktop.env, nidan, 'https://example.com/?otpauth://totp/a')
  await openAgain(desktop.env, nidan, 'otpauth://totp/Shop:a?secret=0&issuer=Shop')
  await expect(scanSheet(main.page, words).sheet.getByRole('alert')).toHaveText(words.t('error.otp-secret-broken'))
})

test('a link at the first start is offered after the unlock', async ({ desktop, folder, words }) => {
  const nidan = await startNidan({ desktop, userData: join(folder, 'nidan'), vaultBytes: await sampleVaultBytes(), link: LINK })
  try {
    const unlock = unlockPage(await nidan.view('unlock'), words)
    await expect(unlock.page.getByText(words.t('unlock.linkWaiting'))).toBeVisible()
    await unlock.unlock(SAMPLE_MASTER_PASSWORD)
    await expect(scanSheet(await nidan.view('main'), words).addAndCopy).toBeVisible()
  } finally {
    await nidan.quit()
  }
})

test('the switch in the settings gives links to Nidan, xdg-open brings one, and off takes it back', async ({ desktop, folder, words }) => {
  const env = await ownHome(desktop, folder)
  const handler = async (scheme: string): Promise<string> => (await runProgram(env, 'xdg-mime', ['query', 'default', `x-scheme-handler/${scheme}`])).trim()
  const nidan = await startNidan({ desktop: { env }, userData: join(folder, 'nidan'), vaultBytes: await sampleVaultBytes() })
  try {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const { page } = mainPage(await nidan.view('main'), words)
    await page.getByRole('button', { name: words.t('sidebar.settings'), exact: true }).click()
    const links = page.getByRole('switch', { name: words.t('settings.links') })
    await expect(links).toBeEnabled()
    await expect(links).not.toBeChecked()
    await links.click()
    await expect(links).toBeChecked()
    expect([await handler('otpauth'), await handler('otpauth-migration')]).toEqual(['nidan.desktop', 'nidan.desktop'])

    await page.keyboard.press('Escape')
    await runProgram(env, 'xdg-open', [LINK])
    await expect(scanSheet(page, words).addAndCopy).toBeVisible()
    await scanSheet(page, words).close.click()

    await page.getByRole('button', { name: words.t('sidebar.settings'), exact: true }).click()
    await links.click()
    await expect(links).not.toBeChecked()
    await waitUntil('the association to go', async () => (await handler('otpauth')) !== 'nidan.desktop')
  } finally {
    await nidan.quit()
  }
})

test('a start with a switch asks the one that runs: --scan waits for the unlock, --lock locks', async ({ unlock, nidan, desktop, words, showCodes }) => {
  await showCodes([{ text: LINK }])
  await openAgain(desktop.env, nidan, '--scan')
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  const page = await nidan.view('main')
  await expect(scanSheet(page, words).addAndCopy).toBeVisible({ timeout: 20_000 })
  await openAgain(desktop.env, nidan, '--lock')
  await nidan.view('unlock')
  await waitUntil('the vault process to be gone', async () => (await nidan.vaultPids()).length === 0)
})
