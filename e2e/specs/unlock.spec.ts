// Opening a vault: making one, wrong passwords, and files that are no intact vault.
import { readFile, stat } from 'node:fs/promises'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { mainPage } from '../pages/main-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

test.describe('the first start', () => {
  test.use({ vault: 'none' })

  test('makes a vault that opens again after a lock', async ({ nidan, unlock, words }) => {
    await unlock.create({ name: 'Personal', password: SAMPLE_MASTER_PASSWORD })
    const main = mainPage(await nidan.view('main'), words)
    expect((await stat(nidan.vaultFile)).mode & 0o777).toBe(0o600)
    await pressAndLeave(main.lockButton)
    const again = await nidan.view('unlock')
    await expect(again.getByLabel(words.t('unlock.passwordLabel'), { exact: true })).toBeVisible()
  })

  test('refuses a password that is too short and one that was repeated otherwise', async ({ unlock, words, nidan }) => {
    await unlock.create({ password: 'short' })
    await expect(unlock.page.getByText(words.t('create.tooShort')).first()).toBeVisible()
    await unlock.create({ password: SAMPLE_MASTER_PASSWORD, repeat: `${SAMPLE_MASTER_PASSWORD}!` })
    await expect(unlock.page.getByText(words.t('create.repeatDiffers')).first()).toBeVisible()
    await expect(stat(nidan.vaultFile)).rejects.toThrow('ENOENT')
  })
})

test('opens the vault with its password and destroys the unlock view', async ({ nidan, main }) => {
  await main.openLogin(SHOP_LOGIN.title)
  expect(nidan.hasView('unlock')).toBe(false)
})

test('says that the password is wrong and keeps what was typed', async ({ unlock, words }) => {
  await unlock.unlock('not the password')
  await expect(unlock.page.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
  await expect(unlock.password).toHaveValue('not the password')
})

const DAMAGES = [
  { name: 'cut off', change: (bytes: Uint8Array) => bytes.slice(0, bytes.length - 100), sentence: 'error.vault-damaged' },
  {
    name: 'changed in one bit',
    change: (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
    sentence: 'error.vault-damaged'
  },
  { name: 'something else', change: () => Buffer.from('PK\u0003\u0004 this is an archive of something else, and long enough for a header'.repeat(4)), sentence: 'error.vault-not-a-vault' }
] as const

for (const { name, change, sentence } of DAMAGES) {
  test.describe(`a file that is ${name}`, () => {
    test.use({ corruptVault: { change } })

    test('is refused with its sentence and left as it is', async ({ nidan, unlock, words }) => {
      const before = await readFile(nidan.vaultFile)
      await unlock.unlock(SAMPLE_MASTER_PASSWORD)
      await expect(unlock.page.getByText(words.t(sentence))).toBeVisible()
      expect((await readFile(nidan.vaultFile)).equals(before)).toBe(true)
    })
  })
}

test.describe('in Japanese', () => {
  test.use({ language: 'ja' })

  test('the same sentences come in Japanese', async ({ unlock, words }) => {
    await unlock.unlock('not the password')
    await expect(unlock.page.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
  })
})
