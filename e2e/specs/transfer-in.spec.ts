// Accounts that an authenticator app hands over in three codes, in the wrong order and by three ways, end on the right logins.
import { join } from 'node:path'
import { Secret } from 'otpauth'
import { transferOf, type EncodedAccount } from '../../electron/otp/testdata/migration-encoder.ts'
import { chooseFile } from '../fixtures/file-dialog.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { runProgram } from '../fixtures/programs.ts'
import { writeQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { editorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { CLOUD_LOGIN, SHOP_LOGIN } from '../story/sample-logins.ts'

const SECRETS = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'ONSWG4TFOQQHG2LHNZQWYIDUN4QHG5DB'] as const
const account = (index: 0 | 1 | 2 | 3, issuer: string, name: string, change: EncodedAccount = {}): EncodedAccount => ({
  secret: Secret.fromBase32(SECRETS[index]).bytes,
  issuer,
  name: `${issuer}:${name}`,
  algorithm: 1,
  digits: 1,
  type: 2,
  ...change
})
const PARTS: readonly (readonly EncodedAccount[])[] = [
  [account(0, 'Hanamaru Market', 'hanako@example.jp')],
  // The sample vault holds this one, and nobody can compute the next one.
  [account(2, 'Tsubame Cloud', 'hanako@example.jp'), account(1, 'Old Forum', 'hanako', { algorithm: 4 })],
  [account(1, 'Lantern Post', 'hanako', { algorithm: 3, digits: 2 })]
]
const part = (index: number): string => transferOf({ otpParameters: PARTS[index] ?? [], version: 1, batchSize: 3, batchIndex: index, batchId: -42 })

test('three parts come together in any order, the missing ones are named, and all are added in one press', async ({ main, words, showCodes, desktop, folder }) => {
  const { t } = words
  await showCodes([{ text: part(2), scale: 4 }])
  await main.scanButton.click()
  const sheet = main.page.getByRole('dialog')
  await expect(sheet.getByText(t('collected.missing', { parts: '1 and 2', size: 3, count: 2 }))).toBeVisible()

  const file = join(folder, 'part.png')
  await writeQrPng(file, [{ text: part(0), scale: 4 }])
  await sheet.getByRole('button', { name: t('collected.image'), exact: true }).click()
  await chooseFile(desktop, t('dialog.chooseImageTitle'), file)
  await expect(sheet.getByText(t('collected.missing', { parts: '2', size: 3, count: 1 }))).toBeVisible()

  // Closing loses nothing: the side bar leads back.
  await main.page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await main.page.getByRole('button', { name: t('collected.hint') }).click()
  await expect(sheet.getByText('Lantern Post').first()).toBeVisible()

  await desktop.clipboard.writeText(part(1))
  await main.page.keyboard.press('Control+v')
  await expect(sheet.getByText(t('collected.complete', { count: 3 }))).toBeVisible()
  await expect(sheet.getByText(t('scan.alreadyOn', { title: CLOUD_LOGIN.title }))).toBeVisible()
  await expect(sheet.getByText(t('accountRefusal.algorithm'))).toBeVisible()

  await sheet.getByRole('button', { name: t('scan.addChosen', { count: 2 }), exact: true }).click()
  await expect(sheet.getByText(t('scan.addedMany', { count: 2 }))).toBeVisible()
  await sheet.getByRole('button', { name: t('scan.close'), exact: true }).last().click()
  await expect(main.page.getByRole('button', { name: t('collected.hint') })).toHaveCount(0)

  const oathtool = async (secret: string, args: readonly string[] = ['--totp']): Promise<string> =>
    (await runProgram(desktop.env, 'oathtool', [...args, '-b', secret])).trim()
  await main.openLogin(SHOP_LOGIN.title)
  expect(await main.freshCode()).toBe(await oathtool(SECRETS[0]))
  await main.openLogin('Lantern Post')
  expect(await main.freshCode()).toBe(await oathtool(SECRETS[1], ['--totp=SHA512', '--digits=8']))
})

test('what is collected is gone after a lock', async ({ main, words, nidan, desktop }) => {
  await desktop.clipboard.writeText(part(0))
  await main.page.keyboard.press('Control+v')
  await expect(main.page.getByRole('dialog').getByText(words.t('collected.progress', { read: 1, size: 3 }))).toBeVisible()
  await main.page.keyboard.press('Escape')
  await pressAndLeave(main.lockButton)
  await nidan.view('unlock')
  expect(await nidan.vaultPids()).toEqual([])
})

test('the row of the editor offers the accounts of a transfer code as choices', async ({ main, words, desktop }) => {
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addOtp')
  await desktop.clipboard.writeText(transferOf({ otpParameters: [...(PARTS[0] ?? []), ...(PARTS[2] ?? [])] }))
  await editor.otpInput.press('Control+v')
  await expect(main.page.getByText(words.t('otp.whichOne'))).toBeVisible()
  await main.page.getByRole('button', { name: /Lantern Post/ }).click()
  expect(await readCode(editor.editor)).toMatch(/^\d{8}$/)
  await editor.store()
  expect(await main.code()).toMatch(/^\d{8}$/)
})
