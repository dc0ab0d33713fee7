// Reading codes off the screen: what is there, what is not, and what is refused. Pictures stand in windows of their own.
import { expect, test } from '../fixtures/test.ts'
import { editorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { SHOP_LOGIN } from '../story/sample-logins.ts'

const GOOD = 'otpauth://totp/Hanamaru%20Market:hanako%40example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Hanamaru%20Market'
const OTHER = 'otpauth://totp/Lantern%20Post:hanako?secret=NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE&issuer=Lantern%20Post&algorithm=SHA512&digits=8&period=60'
const BROKEN = 'otpauth://totp/Broken:hanako?secret=ABC18!!&issuer=Broken'
const WEB = 'https://www.hanamaru-market.example/campaign'

/** The page's own canvas, of which these tests know this much. */
interface Drawn {
  width: number
  height: number
  getContext(kind: '2d'): { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } } | null
}

test('no code on the screen: it says so, names the next steps and can scan again', async ({ main, words }) => {
  await main.scanButton.click()
  const { sheet, again } = scanSheet(main.page, words)
  await expect(sheet.getByText(words.t('error.scan-nothing-found'))).toBeVisible()
  await expect(again).toBeVisible()
})

test('a web address is named and not opened', async ({ main, words, showCodes, nidan }) => {
  await showCodes([{ text: WEB }])
  await main.scanButton.click()
  const { sheet } = scanSheet(main.page, words)
  await expect(sheet.getByText(words.t('otherCode.web-address'))).toBeVisible()
  await expect(sheet.getByText('hanamaru-market.example')).toHaveCount(0)
  expect(nidan.app.windows().every((page) => page.url().startsWith('app://'))).toBe(true)
})

test('a one-time password with a broken key is refused with the reason', async ({ main, words, showCodes }) => {
  await showCodes([{ text: BROKEN }])
  await main.scanButton.click()
  await expect(scanSheet(main.page, words).sheet.getByRole('alert')).toHaveText(words.t('error.otp-secret-broken'))
})

test('two codes at once are both found, with their own parameters', async ({ main, words, showCodes }) => {
  await showCodes([{ text: GOOD }, { text: OTHER }])
  await main.scanButton.click()
  const { sheet } = scanSheet(main.page, words)
  await expect(sheet.getByText(words.t('otp.parameters', { type: 'TOTP', algorithm: 'SHA-1', digits: 6, period: 30 }))).toBeVisible()
  await expect(sheet.getByText(words.t('otp.parameters', { type: 'TOTP', algorithm: 'SHA-512', digits: 8, period: 60 }))).toBeVisible()
  await expect(sheet.getByText('Lantern Post').first()).toBeVisible()
  // What stood around each, with a hole in its place: of the window's background and nothing of either code.
  const around = sheet.getByRole('img', { name: new RegExp(words.t('scan.around', { name: '' }), 'u') }).locator('canvas')
  await expect(around).toHaveCount(2)
  const [shown, hidden] = await around.first().evaluate((element) => {
    const canvas = element as unknown as Drawn
    const alphas = Array.from(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).filter((_value, index) => index % 4 === 3)
    return [alphas.filter((alpha) => alpha === 255).length, alphas.filter((alpha) => alpha === 0).length]
  })
  expect([(shown ?? 0) > 1_000, (hidden ?? 0) > 500]).toEqual([true, true])
})

test('a good code beside a web address and a broken one is found all the same', async ({ main, words, showCodes }) => {
  await showCodes([{ text: WEB, scale: 4 }, { text: GOOD, scale: 4 }, { text: BROKEN, scale: 4 }])
  await main.scanButton.click()
  const { sheet, addAndCopy } = scanSheet(main.page, words)
  await expect(addAndCopy).toBeVisible()
  await expect(sheet.getByText(words.t('otherCode.web-address'))).toBeVisible()
})

for (const scale of [2, 3, 8]) {
  test(`a code on a dark page, light on dark, with modules of ${String(scale)} pixels is read`, async ({ main, words, showCodes }) => {
    await showCodes([{ text: GOOD, scale, inverted: true }])
    await main.openLogin(SHOP_LOGIN.title)
    await main.editButton.click()
    const editor = editorPage(main.page, words)
    await editor.addField('editor.addOtp')
    await editor.scanButton.click()
    expect(await readCode(editor.editor)).toMatch(/^\d{6}$/)
    })
}

test('in the editor two codes give a choice, and the chosen one is stored', async ({ main, words, showCodes }) => {
  await showCodes([{ text: GOOD }, { text: OTHER }])
  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const editor = editorPage(main.page, words)
  await editor.addField('editor.addOtp')
  await editor.scanButton.click()
  await expect(main.page.getByText(words.t('otp.whichOne'))).toBeVisible()
  await main.page.getByRole('button', { name: /Lantern Post/ }).click()
  expect(await readCode(editor.editor)).toMatch(/^\d{8}$/)
  await editor.store()
  expect(await main.code()).toMatch(/^\d{8}$/)
})
