// The clipboard from outside: what is put there, when it goes, and that what others put there stays.
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
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

test('a copied password never stands in the selection of the middle mouse button', async ({ main, desktop, words }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.copy(words.t('field.password'))
  expect(await desktop.clipboard.read('primary')).not.toContain(SHOP_LOGIN.password)
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
