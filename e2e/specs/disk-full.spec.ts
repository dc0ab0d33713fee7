// The vault on a disk without a free page: what does not fit is said and kept, the file stays whole, no counter's code leaves, and quitting asks.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desktop } from '../fixtures/desktop.ts'
import { createFullDisk, type FullDisk } from '../fixtures/full-disk.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { smallDiskFolder } from '../fixtures/surroundings.ts'
import { expect, test as base } from '../fixtures/test.ts'
import { pause, waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'
import { codeOnDisplay } from '../pages/live-code.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { renameLogin } from '../pages/rename-login.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'
import { sampleVaultBytes, vaultBytesOf } from '../story/sample-vault.ts'

const COUNTER_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const VAULT_NAME = 'Personal.nidan'

const test = base.extend<{ disk: FullDisk }>({
  disk: async ({}, use) => {
    const folder = smallDiskFolder()
    if (folder === null) {
      test.skip(true, 'only root can mount the small disk that this needs')
      return
    }
    const disk = createFullDisk(folder)
    await use(disk)
    await disk.clear()
  },
  // The profile stands elsewhere, as it does when a vault is on a stick.
  nidan: async ({ desktop, folder, disk, language, settings, logins }, use) => {
    const vaultBytes = await (logins === null ? sampleVaultBytes() : vaultBytesOf(logins.items))
    const nidan = await startNidan({ desktop, userData: join(folder, 'nidan'), vaultArgument: join(disk.folder, VAULT_NAME), vaultBytes, language, settings })
    await use(nidan)
    await disk.free()
    await nidan.quit()
  }
})

function askToQuit(nidan: Nidan): Promise<unknown> {
  return nidan.askMain(({ app }) => {
    // Later, so that this call can still be answered.
    setTimeout(() => {
      app.quit()
    }, 0)
  })
}

function questionTitle(words: Words): RegExp {
  return new RegExp(`^${words.t('dialog.quitTitle')}$`, 'u')
}

/** The question that the system shows before it quits, answered by a key; Return takes what the keyboard stands on. */
async function answerQuitQuestion(desktop: Desktop, words: Words, keys: readonly string[]): Promise<void> {
  const title = questionTitle(words)
  await desktop.windows.activate(await desktop.windows.waitForTitle(title))
  for (const key of keys) await desktop.keyboard.press(key)
  await waitUntil('the question to close', async () => (await desktop.windows.visible(title)).length === 0)
}

async function renameOnFullDisk(main: MainPage, words: Words, disk: FullDisk, to: string): Promise<void> {
  await disk.fill()
  await renameLogin(main, words, SHOP_LOGIN.title, to)
  await expect(main.page.getByText(words.t('saving.aside.vault-disk-full'))).toBeVisible()
}

test('a change that does not fit is said and kept, the file is whole, and quitting waits until there is room', async ({ nidan, main, words, disk, desktop }) => {
  const before = await readFile(nidan.vaultFile)
  await renameOnFullDisk(main, words, disk, 'Kept Market')
  expect((await readFile(nidan.vaultFile)).equals(before)).toBe(true)
  expect(await disk.names()).toEqual([VAULT_NAME, `${VAULT_NAME}.lock`])

  await askToQuit(nidan)
  await answerQuitQuestion(desktop, words, ['Escape'])
  await pause(1_000)
  expect([nidan.hasEnded(), await nidan.isWindowVisible()]).toEqual([false, true])
  await main.openLogin('Kept Market')

  await main.page.getByRole('button', { name: words.t('saving.retry'), exact: true }).click()
  await expect(main.page.getByText(words.t('error.vault-disk-full'))).toBeVisible()
  await disk.free()
  await main.page.getByRole('button', { name: words.t('saving.retry'), exact: true }).click()
  await expect(main.page.getByText(words.t('saving.aside.vault-disk-full'))).toBeHidden()
  expect((await readFile(nidan.vaultFile)).equals(before)).toBe(false)

  await pressAndLeave(main.lockButton)
  await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
  await mainPage(await nidan.view('main'), words).openLogin('Kept Market')
  await askToQuit(nidan)
  await waitUntil('Nidan to end without a question', () => nidan.hasEnded())
})

for (const [how, end] of [
  ['who quits all the same', (_nidan, desktop, words) => answerQuitQuestion(desktop, words, ['Tab', 'Return'])],
  // Whoever ends a session waits a few seconds and kills: the question, which nobody may be there to answer, holds nothing up.
  ['who is ended with the session', async (nidan, desktop, words) => {
    await desktop.windows.waitForTitle(questionTitle(words))
    process.kill(nidan.pid, 'SIGTERM')
  }]
] as const satisfies readonly (readonly [string, (nidan: Nidan, desktop: Desktop, words: Words) => Promise<void>])[]) {
  test(`${how} finds the change at the next unlock, and in the file`, async ({ nidan, main, words, disk, desktop, folder, language }) => {
    const before = await readFile(nidan.vaultFile)
    await renameOnFullDisk(main, words, disk, 'Kept Market')
    await askToQuit(nidan)
    await end(nidan, desktop, words)
    await waitUntil('Nidan to end', () => nidan.hasEnded())
    expect((await readFile(nidan.vaultFile)).equals(before)).toBe(true)
    await disk.free()
    const again = await startNidan({ desktop, userData: join(folder, 'nidan'), vaultArgument: nidan.vaultFile, language })
    try {
      await unlockPage(await again.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
      await mainPage(await again.view('main'), words).openLogin('Kept Market')
      await waitUntil('the change to be in the file', async () => !(await readFile(nidan.vaultFile)).equals(before))
    } finally {
      await again.quit()
    }
  })
}

test.describe('with a code of a counter', () => {
  test.use({ logins: { items: [{ title: 'Bank', username: 'me', otps: [`otpauth://hotp/Bank:me?secret=${COUNTER_KEY}&issuer=Bank&counter=5`] }] } })

  test('no code is shown whose counter does not fit on the disk, and none is skipped', async ({ nidan, main, words, disk }) => {
    const { t } = words
    await main.openLogin('Bank')
    const row = main.row(t('field.otp'))
    const next = row.getByRole('button', { name: t('detail.advanceField', { field: t('field.otp') }) })
    const before = await readFile(nidan.vaultFile)
    await disk.fill()
    await next.click()
    await expect(main.page.getByText(t('error.vault-disk-full'))).toBeVisible()
    await pause(500)
    await expect(row.getByText(t('detail.counterCode', { counter: '5' }), { exact: true })).toHaveCount(0)
    await expect(codeOnDisplay(row)).toHaveCount(0)
    expect((await readFile(nidan.vaultFile)).equals(before)).toBe(true)
    await disk.free()
    await next.click()
    await expect(row.getByText(t('detail.counterCode', { counter: '5' }))).toBeVisible()
    const code = execFileSync('oathtool', ['--hotp', '--counter=5', '--base32', '-'], { input: COUNTER_KEY }).toString().trim()
    expect((await codeOnDisplay(row).textContent())?.replace(' ', '')).toBe(code)
  })
})
