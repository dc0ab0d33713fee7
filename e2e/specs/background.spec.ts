// Life without a window: started at login, closed to the tray, and on a desktop that has none.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBus } from '../fixtures/desktop.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { startNotifications } from '../fixtures/notifications.ts'
import { openAgain, ownHome } from '../fixtures/opened-from-outside.ts'
import { runProgram } from '../fixtures/programs.ts'
import { expect, test } from '../fixtures/test.ts'
import { startTrayHost } from '../fixtures/tray-host.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { mainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const TITLE = /^Nidan/u
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const isMinimised = (nidan: Nidan): Promise<boolean> => nidan.askMain(({ BaseWindow }) => BaseWindow.getAllWindows().some((one) => one.isMinimized()))

test('the switch makes an entry that starts it without a window; a second start, the tray and the task list bring it; closing it is told once', async ({ desktop, folder, words }) => {
  test.setTimeout(150_000)
  const { t } = words
  const env = await ownHome(desktop, folder)
  const entry = join(folder, 'config', 'autostart', 'nidan.desktop')
  const entryText = (): Promise<string | null> => readFile(entry, 'utf8').catch(() => null)
  const userData = join(folder, 'nidan')
  const vaultBytes = await sampleVaultBytes()
  const isOnDisplay = async (): Promise<boolean> => (await desktop.windows.visible(TITLE)).length > 0
  const close = async (): Promise<void> => {
    await desktop.windows.close(await desktop.windows.waitForTitle(TITLE))
    await waitUntil('the window to go', async () => !(await isOnDisplay()))
  }
  const openFromTray = (): Promise<string> => desktop.tray.click(new RegExp(`^${escaped(t('tray.open'))}$`, 'u'))
  const unlocked = async (nidan: Nidan) => {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    return mainPage(await nidan.view('main'), words).page
  }

  const first = await startNidan({ desktop: { env }, userData, vaultBytes })
  let written: string
  try {
    const page = await unlocked(first)
    const atLogin = page.getByRole('switch', { name: t('settings.startup') })
    await page.keyboard.press('ControlOrMeta+,')
    await expect(atLogin).toBeEnabled()
    await expect(atLogin).not.toBeChecked()
    expect(await entryText()).toBeNull()
    await atLogin.click()
    await expect(atLogin).toBeChecked()
    written = (await entryText()) ?? ''
    expect(written).toContain(' --hidden\n')
    await runProgram(env, 'desktop-file-validate', [entry])

    // Turned off in the desktop's own list: shown as off, and on again by a press.
    await writeFile(entry, `${written}Hidden=true\n`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+,')
    await expect(atLogin).not.toBeChecked()
    await atLogin.click()
    await expect(atLogin).toBeChecked()
    expect(await entryText()).toBe(written)
    await page.keyboard.press('Escape')

    // Nobody on this bus shows notifications, so the window says where it went.
    const notice = page.getByRole('region', { name: t('background.notice') })
    await expect(notice).toBeHidden()
    await close()
    expect(first.hasEnded()).toBe(false)
    await openFromTray()
    await waitUntil('the window', isOnDisplay)
    await expect(notice).toContainText(t('background.stayedHere'))
    const notifications = await startNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    try {
      await close()
      await waitUntil('the notification', () => notifications.shown().length > 0)
      await openFromTray()
      await expect(notice).toBeHidden()
      await close()
      expect(notifications.shown()).toEqual([`${t('background.stayedTitle')}: ${t('background.stayed')}`])
    } finally {
      notifications.dispose()
    }
  } finally {
    await first.quit()
  }

  // The program was somewhere else when the entry was made.
  await writeFile(entry, written.replace(/^Exec=.*$/mu, 'Exec=/gone/nidan --hidden'))
  const hidden = await startNidan({ desktop: { env }, userData, switches: ['--hidden'] })
  try {
    await hidden.view('unlock')
    await waitUntil('the entry to name this program', async () => (await entryText()) === written)
    await waitUntil('the tray', async () => (await desktop.tray.menu()).some(({ label }) => label === t('tray.unlock')))
    await openAgain(env, hidden, '--hidden')
    expect([await isOnDisplay(), await hidden.isWindowVisible(), await isMinimised(hidden), await hidden.vaultPids()]).toEqual([false, false, false, []])
    await openAgain(env, hidden)
    await waitUntil('the window', isOnDisplay)
    const page = await unlocked(hidden)
    await page.keyboard.press('ControlOrMeta+,')
    const atLogin = page.getByRole('switch', { name: t('settings.startup') })
    await expect(atLogin).toBeChecked()
    await atLogin.click()
    await expect(atLogin).not.toBeChecked()
    expect(await entryText()).toBeNull()
  } finally {
    await hidden.quit()
  }

  // Nobody shows icons on this bus: the window stands among the minimised ones once a panel would have started.
  const bus = await startBus(desktop.children)
  const trayless = await startNidan({ desktop: { env: { ...env, DBUS_SESSION_BUS_ADDRESS: bus } }, userData, switches: ['--hidden'] })
  try {
    await trayless.view('unlock')
    expect(await isOnDisplay()).toBe(false)
    await waitUntil('the minimised window', () => isMinimised(trayless), { timeoutMs: 30_000 })
    const [id = ''] = (await runProgram(desktop.env, 'xdotool', ['search', '--name', TITLE.source])).trim().split('\n')
    await desktop.windows.activate(id)
    await waitUntil('the window', isOnDisplay)
    const page = await unlocked(trayless)
    const notice = page.getByRole('region', { name: t('background.notice') })
    await expect(notice).toContainText(t('background.noTray', { keys: 'Ctrl+Shift+Space' }))
    await notice.getByRole('button', { name: t('background.understood') }).click()
    await expect(notice).toBeHidden()
    await waitUntil('that to be kept', async () => (await readFile(join(userData, 'settings.json'), 'utf8')).includes('"toldOfNoTray": true'))

    // A panel that starts late gets the icon, and from then on there is something to stay in.
    const panel = await startTrayHost({ busAddress: bus })
    try {
      await waitUntil('the icon', async () => (await panel.menu()).some(({ label }) => label === t('tray.open')))
      await close()
      expect(trayless.hasEnded()).toBe(false)
      await panel.activate()
      await desktop.windows.waitForTitle(new RegExp(`^${escaped(t('dialog.quick'))}$`, 'u'))
      await panel.click(new RegExp(`^${escaped(t('tray.open'))}$`, 'u'))
      await waitUntil('the window', isOnDisplay)
    } finally {
      panel.dispose()
    }
  } finally {
    await trayless.quit()
  }
})
