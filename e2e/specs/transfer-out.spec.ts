// One-time passwords on their way out: what the window shows is read back by other programs and gives oathtool's codes.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { decodeTransfer, type DecodedTransfer } from '../../electron/otp/testdata/migration-decoder.ts'
import type { NewItem } from '../../electron/vault/new-vault-file.ts'
import type { Desktop } from '../fixtures/desktop.ts'
import { bytesOfBase32, holdsKey, recordIpc } from '../fixtures/ipc-recorder.ts'
import { readByZbar, readByZxing } from '../fixtures/read-codes.ts'
import { nameFile } from '../fixtures/file-dialog.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { mainPage } from '../pages/main-page.ts'
import { transferPage } from '../pages/transfer-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const CLOUD_SEED = /secret=(\w+)/.exec(CLOUD_LOGIN.otpAddress ?? '')?.[1] ?? ''
const STEAM_SEED = 'ONXW2ZJAON2GKYLNEBZWKZLEEBUGK4TF'
const WINDOW = { x: 0, y: 0, width: 1100, height: 720 }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function seedOf(number: number): string {
  return Array.from({ length: 32 }, (_, index) => ALPHABET[(number * 7 + index * (number + 3)) % 32]).join('')
}

const GOING: readonly NewItem[] = Array.from({ length: 23 }, (_, number) => ({
  title: `Site ${String(number + 1).padStart(2, '0')}`,
  username: `person${String(number)}@example.jp`,
  otps: [`otpauth://totp/Site${String(number)}:person${String(number)}%40example.jp?secret=${seedOf(number)}&issuer=Site${String(number)}`]
}))
const REFUSED: readonly NewItem[] = [
  { title: 'Valve', username: 'gamer', otps: [`otpauth://steam/Steam:gamer?secret=${STEAM_SEED}&issuer=Steam`] },
  { title: 'Slow site', username: 'slow', otps: [`otpauth://totp/Slow:slow?secret=${seedOf(40)}&issuer=Slow&period=60`] }
]

function oathtool(key: string, form: 'base32' | 'hex'): string {
  return execFileSync('oathtool', form === 'base32' ? ['--totp', '--base32', '-'] : ['--totp', '-'], { input: key }).toString().trim()
}

/** What both readers find in a picture of the whole window; they must agree on the one code there. */
async function readWindow(desktop: Desktop, code: Locator, file: string): Promise<string> {
  await code.waitFor()
  const png = await code.page().screenshot({ path: file, animations: 'disabled' })
  const byZxing = await readByZxing(png)
  expect(await readByZbar(desktop.env, file)).toEqual(byZxing)
  expect(byZxing).toHaveLength(1)
  return byZxing[0] ?? ''
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ settings: { theme } })

    test('a stored one-time password is shown as a code that gives the same codes elsewhere', async ({ nidan, main, desktop, folder, words }) => {
      await nidan.place(WINDOW)
      await main.openLogin(CLOUD_LOGIN.title)
      const { openQr, code, dialog } = transferPage(main.page, words)
      await openQr()
      const address = new URL(await readWindow(desktop, code, join(folder, 'code.png')))
      expect([address.protocol, address.host, address.searchParams.get('issuer')]).toEqual(['otpauth:', 'totp', 'Tsubame Cloud'])
      const box = await code.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(240)
      await main.page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      const secret = address.searchParams.get('secret') ?? ''
      await waitUntil('the code that oathtool makes of what was read', async () => (await main.code()) === oathtool(secret, 'base32'), { timeoutMs: 3_000 })
    })

    test.describe('with 25 one-time passwords', () => {
      test.use({ logins: { items: [...GOING, ...REFUSED] } })

      test('23 of them are exported in three codes, and the two that cannot go are named', async ({ nidan, main, desktop, folder, words }) => {
        await nidan.place(WINDOW)
        const page = transferPage(main.page, words)
        await page.openExport()
        await expect(page.dialog.getByText(words.t('transfer.selected', { chosen: 23, count: 23 }))).toBeVisible()
        await page.dialog.getByText(words.t('transfer.refused', { count: 2 })).click()
        await expect(page.dialog.getByText(words.t('transferRefusal.steam'))).toBeVisible()
        await expect(page.dialog.getByText('Slow site')).toBeVisible()
        await page.next.click()
        await page.confirm('not the password')
        await expect(page.dialog.getByText(words.t('error.vault-wrong-password'))).toBeVisible()
        await expect(page.code).toHaveCount(0)
        await page.confirm(SAMPLE_MASTER_PASSWORD)

        const transfers: DecodedTransfer[] = []
        for (const number of [1, 2, 3]) {
          await expect(page.dialog.getByRole('heading', { name: words.t('transfer.page', { number, count: 3 }) })).toBeVisible()
          transfers.push(decodeTransfer(await readWindow(desktop, page.code, join(folder, `code-${String(number)}.png`))))
          if (number < 3) await main.page.keyboard.press('ArrowRight')
        }
        expect(transfers.map(({ batchSize, batchIndex }) => [batchSize, batchIndex])).toEqual([[3, 0], [3, 1], [3, 2]])
        expect(new Set(transfers.map(({ batchId }) => batchId)).size).toBe(1)
        const accounts = transfers.flatMap((transfer) => transfer.accounts)
        expect(accounts.map(({ issuer, name, secretHex }) => [issuer, name, secretHex])).toEqual(
          GOING.map((_, number) => [`Site${String(number)}`, `person${String(number)}@example.jp`, bytesOfBase32(seedOf(number)).toString('hex')])
        )
        await page.done.click()
        await expect(page.dialog).toHaveCount(0)
        await main.openLogin('Site 01')
        await waitUntil('the code that oathtool makes of what was read', async () => (await main.code()) === oathtool(accounts[0]?.secretHex ?? '', 'hex'), {
          timeoutMs: 3_000
        })
      })
    })
  })
}

test('what is chosen goes, and nothing else', async ({ nidan, main, desktop, folder, words }) => {
  await nidan.place(WINDOW)
  const page = transferPage(main.page, words)
  await page.openExport()
  await page.dialog.getByRole('button', { name: words.t('transfer.selectNone'), exact: true }).click()
  await expect(page.next).toBeDisabled()
  await page.dialog.getByRole('searchbox').fill('tsubame')
  await page.dialog.getByRole('option', { name: CLOUD_LOGIN.title }).click()
  await page.next.click()
  await page.confirm(SAMPLE_MASTER_PASSWORD)
  const { accounts, batchSize } = decodeTransfer(await readWindow(desktop, page.code, join(folder, 'code.png')))
  expect([batchSize, accounts.map(({ issuer }) => issuer)]).toEqual([1, ['Tsubame Cloud']])
})

test('no key reaches the view as text or bytes: only the modules of the code do', async ({ nidan, unlock, words }) => {
  const recorder = await recordIpc(nidan)
  await unlock.unlock(SAMPLE_MASTER_PASSWORD)
  const main = mainPage(await nidan.view('main'), words)
  await nidan.place(WINDOW)
  await main.openLogin(CLOUD_LOGIN.title)
  const page = transferPage(main.page, words)
  await page.openQr()
  await page.code.waitFor()
  await main.page.keyboard.press('Escape')
  await page.openExport()
  await page.next.click()
  await page.confirm(SAMPLE_MASTER_PASSWORD)
  await page.code.waitFor()
  const crossings = await recorder.crossings()
  const toView = crossings.filter(({ direction, bytes }) => direction === 'to-view' && bytes.includes('modules'))
  // The recorder has seen what it is about.
  expect(toView.length).toBeGreaterThan(0)
  expect(crossings.filter(({ bytes }) => holdsKey(bytes, CLOUD_SEED)).map(({ channel }) => channel)).toEqual([])
})

test('the code goes when the vault is locked, and when Nidan itself looks at the screen', async ({ nidan, main, words }) => {
  await nidan.place(WINDOW)
  await main.openLogin(CLOUD_LOGIN.title)
  const page = transferPage(main.page, words)
  await page.openQr()
  await page.code.waitFor()
  await nidan.askMain(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) contents.send('event', 'scan.started', { displays: 1 })
  })
  await expect(page.hiddenNote).toBeVisible()
  await expect(page.code).toHaveCount(0)
  await page.showAgain.click()
  await page.code.waitFor()
  // The view is destroyed under the key that is still down.
  await main.page.keyboard.press('ControlOrMeta+l').catch(() => undefined)
  const locked = unlockPage(await nidan.view('unlock'), words)
  await expect(locked.password).toBeVisible()
  expect(nidan.hasView('main')).toBe(false)
})

test('what was chosen goes into a file that KeePassXC opens', async ({ nidan, main, desktop, folder, words }) => {
  const { t } = words
  const path = join(folder, 'chosen.kdbx')
  const filePassword = 'for the file alone'
  const rows = main.page.getByRole('listbox').getByRole('option')
  await rows.filter({ hasText: CLOUD_LOGIN.title }).click()
  await rows.filter({ hasText: SHOP_LOGIN.title }).click({ modifiers: ['Control'] })
  await main.page.getByRole('button', { name: t('batch.exportFile'), exact: true }).click()
  const dialog = main.page.getByRole('dialog', { name: t('fileExport.title'), exact: true })
  await dialog.getByLabel(t('fileExport.password'), { exact: true }).fill(filePassword)
  await dialog.getByLabel(t('fileExport.repeat'), { exact: true }).fill('another one')
  await main.page.keyboard.press('Enter')
  await expect(dialog.getByText(t('create.repeatDiffers'))).toBeVisible()
  await dialog.getByLabel(t('fileExport.repeat'), { exact: true }).fill(filePassword)
  await main.page.keyboard.press('Enter')
  const proof = main.page.getByRole('dialog', { name: t('transfer.confirmTitle'), exact: true })
  await proof.getByLabel(t('unlock.passwordLabel'), { exact: true }).fill(SAMPLE_MASTER_PASSWORD)
  await proof.getByRole('button', { name: t('fileExport.make'), exact: true }).click()
  await nameFile(desktop, t('dialog.exportTitle'), path)
  await expect(main.page.getByText(t('toast.fileExported', { count: 2, name: 'chosen.kdbx' }))).toBeVisible()
  await expect(proof).toHaveCount(0)
  const keepassxc = (...args: string[]): string => execFileSync('keepassxc-cli', args, { input: `${filePassword}\n`, stdio: ['pipe', 'pipe', 'ignore'] }).toString().trim()
  expect(keepassxc('ls', '-q', path).split('\n').toSorted()).toEqual([CLOUD_LOGIN.title, SHOP_LOGIN.title].toSorted())
  expect(keepassxc('show', '-q', '-s', '-a', 'Password', path, SHOP_LOGIN.title)).toBe(SHOP_LOGIN.password)
  const before = oathtool(CLOUD_SEED, 'base32')
  const theirs = keepassxc('show', '-q', '-t', path, CLOUD_LOGIN.title)
  // The thirty seconds may end between the two.
  expect([before, oathtool(CLOUD_SEED, 'base32')]).toContain(theirs)
  // Neither password is anywhere in the page any more.
  expect(await main.page.evaluate((text) => (globalThis as unknown as { document: { documentElement: { outerHTML: string } } }).document.documentElement.outerHTML.includes(text), filePassword)).toBe(false)
  expect(nidan.hasEnded()).toBe(false)
})
