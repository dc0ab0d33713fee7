// The clipboard from outside: what is put there, when it goes, and that what others put there stays.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { CHARGE_VARIABLE, JANITOR_SWITCH } from '../../shared/model/janitor-start.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { checkoutFolder, electronPath } from '../fixtures/surroundings.ts'
import { expect, test } from '../fixtures/test.ts'
import { pause, waitUntil } from '../fixtures/waiting.ts'
import { mainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const CLEAR_MS = 5_000

/** What a person has selected elsewhere, for the middle mouse button. */
const SELECTED = 'selected in another program'
const FOREIGN = 'copied in another program'

test.describe('with 5 seconds in the settings', () => {
  test.use({ settings: { clipboardClearMs: CLEAR_MS } })

  test('a copy goes at its time, by the window, at a lock and at the end; what others copied or selected stays at every stage', async ({ nidan, main, desktop, words }) => {
    test.setTimeout(90_000)
    const { clipboard } = desktop
    const both = async (): Promise<readonly string[]> => [await clipboard.read(), await clipboard.read('primary')]
    const copy = async (page = main): Promise<number> => {
      await page.openLogin(SHOP_LOGIN.title)
      await page.copy(words.t('field.password'))
      return Date.now() + CLEAR_MS
    }
    const until = (timeMs: number): Promise<void> => pause(Math.max(0, timeMs - Date.now()))

    // Nothing is selected: nothing of ours is, either.
    await clipboard.writeText('', 'primary')
    let dueMs = await copy()
    expect(await both()).toEqual([SHOP_LOGIN.password, ''])
    const clear = main.page.getByRole('button', { name: words.t('clipboard.clearNow') })
    await clear.click()
    await expect(clear).toBeHidden()
    expect(await both()).toEqual(['', ''])

    await clipboard.writeText(SELECTED, 'primary')
    dueMs = await copy()
    expect(await both()).toEqual([SHOP_LOGIN.password, SELECTED])
    await until(dueMs - 1_500)
    expect(await clipboard.read()).toBe(SHOP_LOGIN.password)
    // Whoever asks a second after the time gets nothing.
    await until(dueMs + 1_000)
    expect(await both()).toEqual(['', SELECTED])

    dueMs = await copy()
    await clipboard.writeText(FOREIGN)
    await clipboard.writeText(`${SELECTED} later`, 'primary')
    await until(dueMs + 1_000)
    expect(await both()).toEqual([FOREIGN, `${SELECTED} later`])

    await copy()
    await clipboard.writeText(FOREIGN)
    await pressAndLeave(main.lockButton)
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    expect(await both()).toEqual([FOREIGN, `${SELECTED} later`])
    const again = mainPage(await nidan.view('main'), words)
    await copy(again)
    await pressAndLeave(again.lockButton)
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    expect(await both()).toEqual(['', `${SELECTED} later`])

    await copy(mainPage(await nidan.view('main'), words))
    await clipboard.writeText(SELECTED, 'primary')
    expect(await clipboard.read()).toBe(SHOP_LOGIN.password)
    await nidan.quit()
    expect(await both()).toEqual(['', SELECTED])
  })
})

test('the default is 30 seconds', async ({ main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  await pause(28_000)
  expect(await desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
  await waitUntil('the clipboard to be cleared', async () => (await desktop.clipboard.read()) === '', { timeoutMs: 5_000 })
})

test.describe('kept at a lock', () => {
  test.use({ settings: { clearClipboardAtLock: false } })

  test('what was copied stays when the person wants it so, and is gone with the program, however that ends', async ({ nidan, main, desktop, words }) => {
    await main.openLogin(SHOP_LOGIN.title)
    await main.copy(words.t('field.password'))
    await pressAndLeave(main.lockButton)
    await nidan.view('unlock')
    expect(await desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
    process.kill(nidan.pid, 'SIGKILL')
    await waitUntil('Nidan to be gone', () => nidan.hasEnded())
    await waitUntil('the clipboard to be empty', async () => (await desktop.clipboard.read()) === '')
  })
})

test('where a copy outlives the program that made it, a second process clears it, and nothing else', async ({ desktop, folder }) => {
  const copied = 'a password that was copied'
  const salt = randomBytes(16)
  const digest = createHash('sha256').update(salt).update(copied).digest('base64')
  const parent = desktop.children.start('sleep', ['600'])
  const janitors = ['first', 'second'].map((name) =>
    desktop.children.start(electronPath(), [checkoutFolder(), `--user-data-dir=${join(folder, name)}`, JANITOR_SWITCH], {
      env: { ...desktop.env, [CHARGE_VARIABLE]: JSON.stringify({ parentPid: parent.pid, salt: salt.toString('base64'), digest: name === 'first' ? digest : 'AAAA', clearsAtMs: Date.now() + 60_000 }) }
    })
  )
  await desktop.clipboard.writeText(copied)
  await pause(1_000)
  expect(await desktop.clipboard.read()).toBe(copied)
  parent.kill('SIGKILL')
  // Asked only then: a program that dies while it is asked for its text leaves xclip waiting.
  await waitUntil('both to go', () => janitors.every(({ exitCode }) => exitCode === 0))
  expect(await desktop.clipboard.read()).toBe('')
})
