// The tray menu, worked over D-Bus as a desktop does: locked and unlocked, copying, locking, scanning.
import { expect, test } from '../fixtures/test.ts'
import { waitFor, waitUntil } from '../fixtures/waiting.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { BANK_LOGIN, CLOUD_LOGIN, SAMPLE_LOGINS, SHOP_LOGIN } from '../story/sample-logins.ts'

const withOtp = SAMPLE_LOGINS.filter((login) => login.otpAddress !== undefined)
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('while locked the menu offers to unlock and names no login', async ({ unlock, desktop, words }) => {
  await expect(unlock.password).toBeVisible()
  const labels = (await desktop.tray.menu()).map((node) => node.label)
  expect(labels).toContain(words.t('tray.unlock'))
  expect(labels).toContain(words.t('tray.quit'))
  for (const login of SAMPLE_LOGINS) expect(labels.join('\n')).not.toContain(login.title)
})

test('while unlocked it shows every login with its current code, favourites first', async ({ main, desktop }) => {
  await main.openLogin(CLOUD_LOGIN.title)
  const code = await main.freshCode()
  const labels = await waitFor('codes in the tray', async () => {
    const all = (await desktop.tray.menu()).map((node) => node.label)
    return all.some((label) => label.startsWith(CLOUD_LOGIN.title)) ? all : null
  })
  expect(labels[0]).toContain(CLOUD_LOGIN.title)
  expect(labels[0]?.replace(/\s/g, '')).toContain(code)
  for (const login of withOtp) expect(labels.filter((label) => label.startsWith(login.title))).toHaveLength(1)
})

test('one click copies the code of that login', async ({ main, desktop }) => {
  await main.openLogin(BANK_LOGIN.title)
  const code = await main.freshCode()
  await desktop.tray.click(new RegExp(`^${escaped(BANK_LOGIN.title)}`))
  await waitUntil('the code on the clipboard', async () => (await desktop.clipboard.read()) === code)
  expect(code).toHaveLength(8)
})

test('its lock entry locks, and the codes leave the menu', async ({ nidan, main, desktop, words }) => {
  await expect(main.lockButton).toBeVisible()
  await desktop.tray.click(new RegExp(`^${escaped(words.t('tray.lock'))}$`))
  await nidan.view('unlock')
  await waitUntil('the codes to leave the menu', async () => !(await desktop.tray.menu()).some((node) => node.label.startsWith(CLOUD_LOGIN.title)))
})

test('its scan entry shows what was found, and one press attaches it to the login it belongs to', async ({ main, desktop, words, showCodes }) => {
  const address = 'otpauth://totp/Hanamaru%20Market:hanako%40example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Hanamaru%20Market'
  await showCodes([{ text: address }])
  await desktop.tray.click(new RegExp(`^${escaped(words.t('tray.scan'))}$`))
  const sheet = scanSheet(main.page, words)
  await sheet.found()
  await expect(sheet.sheet.getByText(SHOP_LOGIN.title).first()).toBeVisible()
  await sheet.addAndCopy.click()
  await waitUntil('the code on the clipboard', async () => /^\d{6}$/.test(await desktop.clipboard.read()))
  await main.openLogin(SHOP_LOGIN.title)
  expect(await main.code()).toMatch(/^\d{6}$/)
})

test.describe('with a window that stays in the tray when it is closed, and locks then', () => {
  test.use({ settings: { closeToTray: true, lockAtClose: true } })
  test('closed, it is off the screen and locked, and the tray brings it back; Quit ends the program', async ({ nidan, main, desktop, words }) => {
    await expect(main.lockButton).toBeVisible()
    const title = /Nidan/u
    await desktop.windows.close(await desktop.windows.waitForTitle(title))
    await nidan.view('unlock')
    await waitUntil('the window to go', async () => (await desktop.windows.visible(title)).length === 0)
    expect(nidan.hasEnded()).toBe(false)
    await desktop.tray.click(new RegExp(`^${escaped(words.t('tray.unlock'))}$`))
    await desktop.windows.waitForTitle(title)
    await desktop.tray.click(new RegExp(`^${escaped(words.t('tray.quit'))}$`)).catch(() => undefined)
    await waitUntil('the program to end', () => nidan.hasEnded())
  })
})
