// Locking: what dies with it, and that it works from everywhere.
import { join } from 'node:path'
import type { Page } from 'playwright'
import { chooseFile } from '../fixtures/file-dialog.ts'
import { bytesOfBase32 } from '../fixtures/ipc-recorder.ts'
import { startScreenSaver } from '../fixtures/screen-saver.ts'
import { scanMemory, textNeedles, type Needles } from '../fixtures/memory-scan.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { writeQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function expectLocked(nidan: Nidan, vaultPid: number, pressedAtMs: number): Promise<void> {
  await waitUntil('the vault process to be dead', () => !isAlive(vaultPid), { everyMs: 5 })
  const gone = Date.now() - pressedAtMs
  await waitUntil('the main view to be gone', () => !nidan.hasView('main'))
  await nidan.view('unlock')
  expect(await nidan.vaultPids()).not.toContain(vaultPid)
  // The process may close its file first; that is bounded, and the start of a press through a test library is in here too.
  expect(gone).toBeLessThan(1_500)
}

async function onlyVaultPid(nidan: Nidan): Promise<number> {
  const [pid, ...others] = await nidan.vaultPids()
  expect(others).toEqual([])
  return pid ?? 0
}

/** No process of the program's tree holds any of `needles`, and every one of them could be read. */
async function expectNowhere(nidan: Nidan, needles: Needles): Promise<void> {
  const refusals = (): string[] => scanMemory(nidan.pid, needles).flatMap(({ role, refused }) => (refused === null ? [] : [`${role}: ${refused}`]))
  // A process that is just being born belongs to nobody for a moment and cannot be read then.
  await expect.poll(refusals).toEqual([])
  const memory = scanMemory(nidan.pid, needles)
  expect(memory.length).toBeGreaterThan(3)
  expect(memory.flatMap(({ role, copies }) => Object.keys(copies).map((name) => `${name} in ${role}`))).toEqual([])
}

test('the lock button ends the vault process and destroys the main view', async ({ nidan, main }) => {
  const pid = await onlyVaultPid(nidan)
  const pressedAtMs = Date.now()
  await pressAndLeave(main.lockButton)
  await expectLocked(nidan, pid, pressedAtMs)
})

test('the shortcut locks too', async ({ nidan, main, desktop }) => {
  const pid = await onlyVaultPid(nidan)
  await main.openLogin(SHOP_LOGIN.title)
  await desktop.windows.activate(await desktop.windows.waitForTitle(/^Nidan/))
  const pressedAtMs = Date.now()
  await desktop.keyboard.press('ctrl+l')
  await expectLocked(nidan, pid, pressedAtMs)
})

test('after a lock no process of the program holds the passwords or seeds of the vault', async ({ nidan, main }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await pressAndLeave(main.lockButton)
  await nidan.view('unlock')
  const seed = /secret=(\w+)/.exec(CLOUD_LOGIN.otpAddress ?? '')?.[1] ?? ''
  await expectNowhere(nidan, { ...textNeedles('login password', SHOP_LOGIN.password), ...textNeedles('seed', seed), 'seed bytes': bytesOfBase32(seed) })
})

test('a master password typed by real keys stays in no process after the lock', async ({ nidan, unlock, desktop, words }) => {
  await unlock.password.click()
  await desktop.windows.activate(await desktop.windows.waitForTitle(/^Nidan/))
  await desktop.keyboard.type(SAMPLE_MASTER_PASSWORD)
  await desktop.keyboard.press('Return')
  const main = await nidan.view('main')
  await main.getByRole('button', { name: words.t('sidebar.lock'), exact: true }).click()
  await nidan.view('unlock')
  await expectNowhere(nidan, textNeedles('master password', SAMPLE_MASTER_PASSWORD))
})

test('going to sleep locks, however often the system says so', async ({ nidan, main, desktop }) => {
  const pid = await onlyVaultPid(nidan)
  await main.openLogin(SHOP_LOGIN.title)
  await waitUntil('the system to be asked to wait with a sleep', async () => (await desktop.sleepSignals.delays()) === 1)
  const pressedAtMs = Date.now()
  await desktop.sleepSignals.suspend()
  await desktop.sleepSignals.suspend()
  await waitUntil('the vault process to be dead', () => !isAlive(pid), { everyMs: 5 })
  expect(Date.now() - pressedAtMs).toBeLessThan(1_500)
  await waitUntil('the main view to be gone', () => !nidan.hasView('main'))
  await waitUntil('the system to be let sleep', async () => (await desktop.sleepSignals.delays()) === 0)
  await desktop.sleepSignals.resume()
  // Asked in the program itself: the test library never hears of a page that was made while the computer slept.
  const focusedField = (): Promise<unknown> =>
    nidan.askMain(async ({ webContents }) => {
      const [contents, ...others] = webContents.getAllWebContents()
      if (contents === undefined || others.length > 0 || !contents.getURL().startsWith('app://unlock/')) return null
      return (await contents.executeJavaScript('document.activeElement?.getAttribute("type")')) as unknown
    })
  await waitUntil('the unlock view to be ready', async () => (await focusedField()) === 'password')
})

test('the locks of session and screen lock, and those of somebody else do not', async ({ nidan, desktop, words }) => {
  const saver = await startScreenSaver(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  try {
    const screenSaver = (): Promise<void> => {
      saver.activeChanged(true)
      return Promise.resolve()
    }
    const causes = [() => desktop.sleepSignals.lockSession('own'), () => desktop.sleepSignals.leaveSession(), screenSaver]
    for (const cause of causes) {
      await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
      const main = await nidan.view('main')
      await main.getByRole('button', { name: words.t('sidebar.lock'), exact: true }).waitFor()
      const pid = await onlyVaultPid(nidan)
      await desktop.sleepSignals.lockSession('other')
      saver.activeChanged(false)
      // A question that is answered after those signals: they were heard, and nothing happened.
      expect(await nidan.vaultPids()).toEqual([pid])
      const saidAtMs = Date.now()
      await cause()
      await expectLocked(nidan, pid, saidAtMs)
    }
  } finally {
    saver.dispose()
  }
})

test('nothing that stands open holds a lock up: a file dialog, large type, a sheet, a menu, a half-typed search', async ({ nidan, desktop, folder, words }) => {
  test.setTimeout(120_000)
  const { t } = words
  const page = (main: MainPage): Page => main.page
  const dialogTitle = t('dialog.chooseImageTitle')
  const picture = join(folder, 'code.png')
  await writeQrPng(picture, [{ text: CLOUD_LOGIN.otpAddress ?? '' }])
  const openings: readonly [string, (main: MainPage) => Promise<unknown>][] = [
    ['the system\u2019s file dialog', async (main) => {
      await page(main).getByRole('button', { name: t('sidebar.otherWays'), exact: true }).click()
      await page(main).getByRole('menuitem', { name: t('scan.imageFile') }).click()
      await desktop.windows.waitForTitle(new RegExp(`^${dialogTitle}$`, 'u'))
    }],
    ['large type', async (main) => {
      await main.openLogin(CLOUD_LOGIN.title)
      await main.code()
      await page(main).keyboard.press('Control+t')
      await page(main).getByRole('dialog').waitFor()
    }],
    ['the sheet of a scan', async (main) => {
      await main.scanButton.click()
      await page(main).getByRole('dialog').waitFor()
    }],
    ['a menu', async (main) => {
      await page(main).getByRole('button', { name: t('sidebar.more'), exact: true }).click()
      await page(main).getByRole('menu').waitFor()
    }],
    ['a search', async (main) => {
      await page(main).getByRole('searchbox').fill('half a wor')
    }]
  ]
  for (const [what, open] of openings) {
    await test.step(what, async () => {
      await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
      const main = mainPage(await nidan.view('main'), words)
      await main.lockButton.waitFor()
      await expect(main.page.getByRole('dialog')).toHaveCount(0)
      await open(main)
      const pid = await onlyVaultPid(nidan)
      const saidAtMs = Date.now()
      await desktop.sleepSignals.lockSession('own')
      await expectLocked(nidan, pid, saidAtMs)
      // The system's own dialog outlives the lock: what is chosen in it then is read by nobody, and the vault opens as ever.
      if ((await desktop.windows.visible(new RegExp(`^${dialogTitle}$`, 'u'))).length > 0) await chooseFile(desktop, dialogTitle, picture)
    })
  }
})

test.describe('with half a minute of idle time in the settings', () => {
  test.use({ settings: { idleLockMs: 30_000 } })

  test('nobody at keyboard and mouse: it locks by itself', async ({ nidan, main, desktop }) => {
    test.setTimeout(90_000)
    // From here on X counts: only its own events reset the idle time.
    await desktop.keyboard.press('shift')
    const pid = await onlyVaultPid(nidan)
    await main.openLogin(SHOP_LOGIN.title)
    const startedAtMs = Date.now()
    await waitUntil('the vault process to be dead', () => !isAlive(pid), { timeoutMs: 45_000 })
    expect(Date.now() - startedAtMs).toBeGreaterThan(25_000)
    await nidan.view('unlock')
  })
})
