// The tray menu, worked over D-Bus as a desktop does: locked and unlocked, copying, locking, scanning, with few codes and with two hundred.
import { execFileSync } from 'node:child_process'
import type { NewItem } from '../../electron/vault/new-vault-file.ts'
import type { TrayMenuNode } from '../fixtures/tray-host.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitFor, waitUntil } from '../fixtures/waiting.ts'
import { quickAccess } from '../pages/quick-window.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { BANK_LOGIN, CLOUD_LOGIN, SAMPLE_LOGINS, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

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
  const first = labels.find((label) => withOtp.some(({ title }) => label.startsWith(title)))
  expect(first).toContain(CLOUD_LOGIN.title)
  expect(first?.replace(/\s/g, '')).toContain(code)
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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const keyOf = (number: number): string => Array.from({ length: 32 }, (_, index) => ALPHABET[(number * 11 + index * (number + 5)) % 32]).join('')
const titleOf = (number: number): string => `Site_${String(number).padStart(3, '0')} & 支店`
/** The window that is in front bears this login's name. */
const IN_FRONT = 7
const MANY: readonly NewItem[] = Array.from({ length: 200 }, (_, number) => ({
  title: number === IN_FRONT ? 'Nidan' : titleOf(number),
  otps: [`otpauth://totp/s:p?secret=${keyOf(number)}&issuer=s`],
  favourite: number < 2,
  ...(number % 5 === 0 ? { tags: ['home/bank'] } : {})
}))
const digits = (label: string): string => /(\d{3}) (\d{3})$/u.exec(label)?.slice(1).join('') ?? ''
const leaves = (nodes: readonly TrayMenuNode[]): readonly TrayMenuNode[] => nodes.flatMap((node) => (node.children.length === 0 ? [node] : leaves(node.children)))
const oathtool = (number: number, atMs: number): string => execFileSync('oathtool', ['--totp', `--now=@${String(Math.floor(atMs / 1_000))}`, '--base32', '-'], { input: keyOf(number) }).toString().trim()

test.describe('with two hundred logins', () => {
  test.use({ logins: { items: MANY } })
  test('it is a short menu of menus: each code once, the next one, shown, cleared; hidden by the lock, which what was asked for outlives', async ({ nidan, main, desktop, words, showCodes }) => {
    test.setTimeout(120_000)
    const { t } = words
    const folder = async (name: string): Promise<readonly TrayMenuNode[]> => (await desktop.tray.menu()).find(({ label }) => label === name)?.children ?? []
    const click = (label: string): Promise<string> => desktop.tray.click(new RegExp(`^${escaped(label)}`, 'u'))
    const clearLabel = t('tray.clear', { time: '|' }).split('|')[0] ?? ''
    await expect(main.lockButton).toBeVisible()
    const menu = await waitFor('the menu with the window in front', async () => {
      const nodes = await desktop.tray.menu()
      return nodes.some(({ label }) => label === t('tray.window')) ? nodes : null
    })
    expect(menu.length).toBeLessThan(32)
    expect(menu.slice(0, 2).map(({ label }) => label.replace(/ {3}.*/u, ''))).toEqual([t('tray.window'), 'Nidan'])
    expect(menu.map(({ label }) => label)).toEqual(expect.arrayContaining([t('tray.pinned'), 'home', t('tray.show'), t('tray.copyNext')]))
    const others = menu.filter(({ label }) => label !== t('tray.show') && label !== t('tray.copyNext'))
    const named = leaves(others).filter(({ label }) => digits(label) !== '').map(({ label }) => label.replace(/ {3}.*/u, ''))
    expect(named.toSorted()).toEqual(MANY.map(({ title }) => title).toSorted())

    // A code three menus deep, as oathtool makes it: before or after its thirty seconds ended.
    const before = oathtool(150, Date.now())
    await click(titleOf(150))
    await waitUntil('the code on the clipboard', async () => [before, oathtool(150, Date.now())].includes(await desktop.clipboard.read()))
    // What was used stands at hand from now on, and the clipboard's end is told and can be had at once.
    await waitUntil('the code among those used last', async () => {
      const labels = (await desktop.tray.menu()).map(({ label }) => label)
      return labels.indexOf(t('tray.recent')) !== -1 && labels[labels.indexOf(t('tray.recent')) + 1]?.startsWith(titleOf(150)) === true
    })
    expect(String(await desktop.tray.property('ToolTip'))).toBeTruthy()
    await click(clearLabel)
    await waitUntil('the clipboard to be empty', async () => (await desktop.clipboard.read()) === '')
    await waitUntil('the offer to go', async () => !(await desktop.tray.menu()).some(({ label }) => label.startsWith(clearLabel)))

    const next = await waitFor('the next code of the first favourite', async () => (await folder(t('tray.copyNext'))).find(({ label }) => label.startsWith(titleOf(0)))?.label ?? null)
    await click(next)
    await waitUntil('the next code on the clipboard', async () => (await desktop.clipboard.read()) === digits(next))
    expect([0, 30_000, 60_000].map((laterMs) => oathtool(0, Date.now() + laterMs))).toContain(digits(next))

    // Shown, not copied: the small window with the fields of that login.
    const quick = quickAccess({ nidan, desktop, words })
    const [shown] = (await folder(t('tray.show'))).filter(({ label }) => label === titleOf(1))
    await desktop.tray.press(shown?.id ?? -1)
    await waitUntil('the small window', quick.isOnDisplay)
    const page = await waitFor('the page of the small window', quick.page)
    await expect(page.getByRole('heading', { name: titleOf(1) })).toBeVisible()
    await expect(page.getByText(/^\d{3}\s?\d{3}$/u).first()).toBeVisible()
    await desktop.keyboard.press('Escape')
    await desktop.keyboard.press('Escape')
    await quick.untilGone()

    const unlockedIcon = JSON.stringify(await desktop.tray.property('IconPixmap'))
    await click(t('tray.lock'))
    const unlock = unlockPage(await nidan.view('unlock'), words)
    await waitUntil('the codes to leave the menu', async () => {
      const labels = leaves(await desktop.tray.menu()).map(({ label }) => label)
      return labels.includes(t('tray.unlock')) && !labels.some((label) => label.includes('Site_') || digits(label) !== '')
    })
    expect(JSON.stringify(await desktop.tray.property('IconPixmap'))).not.toBe(unlockedIcon)

    // A scan that is asked for while locked is done after the unlock.
    await showCodes([{ text: 'otpauth://totp/New:me?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=New' }])
    await click(t('tray.scan'))
    await unlock.unlock(SAMPLE_MASTER_PASSWORD)
    await scanSheet(await nidan.view('main'), words).found()
  })
})
