// The clipboard from outside: what is put there, when it goes, and that what others put there stays.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { CHARGE_VARIABLE, JANITOR_SWITCH } from '../../shared/model/janitor-start.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { checkoutFolder, electronPath } from '../fixtures/surroundings.ts'
import { expect, test } from '../fixtures/test.ts'
import { pause, waitUntil } from '../fixtures/waiting.ts'
import { SHOP_LOGIN } from '../story/sample-logins.ts'

const CLEAR_MS = 5_000

test.describe('with 5 seconds in the settings', () => {
  test.use({ settings: { clipboardClearMs: CLEAR_MS } })

  test('a copied password is cleared after the time in the settings', async ({ main, desktop, words }) => {
    await main.openLogin(SHOP_LOGIN.title)
    await main.copy(words.t('field.password'))
    expect(await desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
    await pause(CLEAR_MS - 1_500)
    expect(await desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
    await waitUntil('the clipboard to be cleared', async () => (await desktop.clipboard.read()) === '', { timeoutMs: 5_000 })
    expect(await desktop.clipboard.read('primary')).toBe('')
  })

  test('what another program copied meanwhile is left alone', async ({ main, desktop, words }) => {
    await main.openLogin(SHOP_LOGIN.title)
    await main.copy(words.t('field.password'))
    await desktop.clipboard.writeText('from another program')
    await pause(CLEAR_MS + 1_000)
    expect(await desktop.clipboard.read()).toBe('from another program')
  })
})

test('the default is 30 seconds', async ({ main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  await pause(28_000)
  expect(await desktop.clipboard.read()).toBe(SHOP_LOGIN.password)
  await waitUntil('the clipboard to be cleared', async () => (await desktop.clipboard.read()) === '', { timeoutMs: 5_000 })
})

test('a copied password never stands in the selection of the middle mouse button, and goes when the window is told to clear it', async ({ main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  expect(await desktop.clipboard.read('primary')).not.toContain(SHOP_LOGIN.password)
  const clear = main.page.getByRole('button', { name: words.t('clipboard.clearNow') })
  await expect(clear).toContainText(/\b(?:[12]\d|30)\b/u)
  await clear.click()
  await expect(clear).toBeHidden()
  expect(await desktop.clipboard.read()).toBe('')
})

test('locking clears what was copied', async ({ nidan, main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  await pressAndLeave(main.lockButton)
  await nidan.view('unlock')
  expect(await desktop.clipboard.read()).toBe('')
})

test('quitting clears what was copied', async ({ nidan, main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  await nidan.quit()
  expect(await desktop.clipboard.read()).toBe('')
  expect(await desktop.clipboard.read('primary')).toBe('')
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
