// A computer whose clock is wrong: it asks nobody by itself, is told when the person presses, and then gives the codes of the right time everywhere.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desktop } from '../fixtures/desktop.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test as base } from '../fixtures/test.ts'
import { startDateHost, startSntpHost, type TimeHost } from '../fixtures/time-hosts.ts'
import { pause, waitFor, waitUntil } from '../fixtures/waiting.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { timeSettings } from '../pages/time-settings.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { createOathtoolVerifier, PERIOD_SECONDS } from '../shop/one-time-code.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD } from '../story/sample-logins.ts'

const SHIFT_MS = 95_000
const secretBase32 = /secret=(\w+)/.exec(CLOUD_LOGIN.otpAddress ?? '')?.[1] ?? ''
const oathtool = createOathtoolVerifier()

const test = base.extend<{ timeKind: 'http' | 'ntp'; timeHost: TimeHost }>({
  timeKind: ['http', { option: true }],
  timeHost: async ({ timeKind }, use) => {
    const host = await (timeKind === 'http' ? startDateHost : startSntpHost)(SHIFT_MS)
    await use(host)
    host.dispose()
  },
  settings: async ({ timeHost }, use) => {
    await use({ clockHost: timeHost.host })
  }
})

/** How far the clock that `code` was made for is ahead of this computer's, in whole periods; NaN when it is of no time near either. */
async function periodsAhead(code: string, shiftMs: number): Promise<number> {
  const nowMs = Date.now()
  const step = await oathtool.stepOf({ secretBase32, code, nowMs: nowMs + shiftMs })
  return step === null ? NaN : step - Math.floor(nowMs / 1_000 / PERIOD_SECONDS)
}

/** 95 s are three periods and a sixth: the code is of the third or the fourth period from now. */
async function expectShifted(what: string, read: () => Promise<string>): Promise<void> {
  await waitUntil(`the code of the right time ${what}`, async () => [3, 4].includes(await periodsAhead(await read(), SHIFT_MS)), { everyMs: 300 })
}

async function expectUnshifted(what: string, read: () => Promise<string>): Promise<void> {
  await waitUntil(`the code of this computer’s time ${what}`, async () => (await periodsAhead(await read(), 0)) === 0, { everyMs: 300 })
}

async function codeInTray(desktop: Desktop): Promise<string> {
  const label = await waitFor('the login in the tray', async () => (await desktop.tray.menu()).find((node) => node.label.startsWith(CLOUD_LOGIN.title))?.label ?? null)
  return label.replace(/\s/g, '').slice(-6)
}

async function expectEverywhere(main: MainPage, desktop: Desktop, field: string, check: typeof expectShifted): Promise<void> {
  await check('in the window', main.code)
  await check('in the tray', () => codeInTray(desktop))
  await desktop.clipboard.writeText('')
  await main.copy(field)
  await check('copied in the window', () => desktop.clipboard.read())
  await desktop.clipboard.writeText('')
  await desktop.tray.click(new RegExp(`^${CLOUD_LOGIN.title}`))
  await waitUntil('a copy from the tray', async () => (await desktop.clipboard.read()) !== '')
  await check('copied from the tray', () => desktop.clipboard.read())
}

for (const timeKind of ['http', 'ntp'] as const) {
  test.describe(`with a host that is asked by ${timeKind}`, () => {
    test.use({ timeKind })

    test('nobody is asked before the press; then codes follow the host everywhere, until the person stops it', async ({ main, desktop, words, timeHost }) => {
      test.setTimeout(120_000)
      const time = timeSettings(main.page, words)
      await main.openLogin(CLOUD_LOGIN.title)
      await expectUnshifted('in the window', main.code)
      await time.open()
      await pause(3_000)
      expect(timeHost.asked()).toBe(0)
      await time.check.click()
      await time.part.getByText(words.pattern('clock.behind')).waitFor({ timeout: 20_000 })
      await expect(time.part.getByText(words.t('clock.codesWrong'))).toBeVisible()
      expect(timeHost.asked()).toBeGreaterThan(0)
      // Measured, but not used: no code has changed.
      await expectUnshifted('in the window', main.code)
      await time.use.click()
      await time.part.getByText(words.pattern('clock.inUseBehind')).waitFor()
      const asked = timeHost.asked()
      await time.close()
      await expectEverywhere(main, desktop, words.t('field.otp'), expectShifted)
      await time.open()
      await time.stop.click()
      await time.close()
      await expectEverywhere(main, desktop, words.t('field.otp'), expectUnshifted)
      expect(timeHost.asked()).toBe(asked)
    })
  })
}

test('an offset is stored and stays in use after a lock', async ({ nidan, main, words, timeHost }) => {
  const time = timeSettings(main.page, words)
  await main.openLogin(CLOUD_LOGIN.title)
  await time.open()
  await time.check.click()
  await time.use.click({ timeout: 20_000 })
  await time.close()
  expect(timeHost.asked()).toBeGreaterThan(0)
  await expectShifted('in the window', main.code)
  const stored: unknown = JSON.parse(await readFile(join(nidan.userData, 'settings.json'), 'utf8'))
  expect(stored).toMatchObject({ clockHost: timeHost.host, clockOffset: { host: timeHost.host } })
  await pressAndLeave(main.lockButton)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  const again = mainPage(await nidan.view('main'), words)
  await again.openLogin(CLOUD_LOGIN.title)
  await expectShifted('in the window', again.code)
})

test.describe('with an offset that was measured before the computer was started anew', () => {
  test.use({
    settings: async ({ timeHost }, use) => {
      const measured = { host: timeHost.host, offsetMs: SHIFT_MS, uncertaintyMs: 100, measuredAtMs: Date.now() - 60_000, computerStartedAtMs: Date.now() - 9e9 }
      await use({ clockHost: timeHost.host, clockOffset: measured })
    }
  })

  test('codes follow the computer again, that is said, and its button asks the host', async ({ main, words, timeHost }) => {
    const notice = main.page.getByRole('region', { name: words.t('clock.notice'), exact: true })
    await expect(notice.getByText(words.t('clock.signObsolete'))).toBeVisible()
    await main.openLogin(CLOUD_LOGIN.title)
    await expectUnshifted('in the window', main.code)
    expect(timeHost.asked()).toBe(0)
    await notice.getByRole('button', { name: words.t('clock.check'), exact: true }).click()
    const time = timeSettings(main.page, words)
    await time.part.getByText(words.pattern('clock.behind')).waitFor({ timeout: 20_000 })
    await time.use.click()
    await time.close()
    await expect(notice).toBeHidden()
    await expectShifted('in the window', main.code)
  })
})

test('another host is taken only when the person agrees in the system’s own dialog', async ({ main, desktop, words, timeHost }) => {
  const title = new RegExp(`^${words.t('dialog.clockHostTitle')}$`)
  const time = timeSettings(main.page, words)
  const answer = async (key: string): Promise<void> => {
    await time.takeHost.click()
    await desktop.windows.activate(await desktop.windows.waitForTitle(title))
    await desktop.keyboard.press(key)
    await waitUntil('the dialog to close', async () => (await desktop.windows.visible(title)).length === 0)
  }
  await time.open()
  await expect(time.host).toHaveValue(timeHost.host)
  await time.host.fill('https://not a host/with/path')
  await time.takeHost.click()
  await expect(time.part.getByText(words.t('error.clock-host-invalid'))).toBeVisible()
  await time.host.fill('time.example')
  await answer('Escape')
  await time.close()
  await time.open()
  await expect(time.host).toHaveValue(timeHost.host)
  await time.host.fill('time.example')
  await answer('Return')
  await expect(time.host).toHaveValue('ntp://time.example')
  expect(timeHost.asked()).toBe(0)
})

test('sleep and waking up leave no code on display, nor an old one in the tray', async ({ nidan, main, desktop }) => {
  await main.openLogin(CLOUD_LOGIN.title)
  await expectUnshifted('in the tray', () => codeInTray(desktop))
  // Awake again without having locked, as on systems that do not say so in time: what is shown is of now.
  await desktop.sleepSignals.resume()
  await expectUnshifted('in the window', main.code)
  await expectUnshifted('in the tray', () => codeInTray(desktop))
  await desktop.sleepSignals.suspend()
  await waitUntil('the main view to be gone', () => !nidan.hasView('main'))
  await desktop.sleepSignals.resume()
  await waitUntil('the codes to leave the tray', async () => !(await desktop.tray.menu()).some((node) => node.label.startsWith(CLOUD_LOGIN.title)))
})
