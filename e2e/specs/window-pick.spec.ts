// A window chosen from a list: read alone, also where others cover it. The list stands in a view of its own, and ours is not on it.
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitFor } from '../fixtures/waiting.ts'
import { scanSheet } from '../pages/scan-sheet.ts'

const COVERED = `otpauth://totp/Amber:hanako?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amber`
const COVERING = `otpauth://totp/Birch:hanako?secret=NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE&issuer=Birch`

test('a covered window is listed with its picture and read alone, and Cancel says nothing', async ({ nidan, main, words, showCodes }) => {
  await showCodes([{ text: COVERED, scale: 4 }])
  await showCodes([{ text: COVERING, scale: 4 }])
  const { sheet, addAndCopy, close } = scanSheet(main.page, words)
  const start = async () => {
    await main.page.getByRole('button', { name: words.t('sidebar.otherWays'), exact: true }).click()
    await main.page.getByRole('menuitem', { name: words.t('scan.window'), exact: true }).click()
    return await waitFor('the list of windows', () => nidan.app.windows().find((page) => !page.isClosed() && page.url().startsWith('app://windows/')) ?? null)
  }
  const list = await start()
  const covered = list.getByRole('option', { name: /codes-0\.png/ })
  await expect(covered).toBeVisible()
  await expect.poll(() => covered.locator('img').first().evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(list.getByRole('option', { name: /Nidan/ })).toHaveCount(0)
  await pressAndLeave(covered)
  await expect(addAndCopy).toBeVisible()
  await expect(sheet.getByText('Amber').first()).toBeVisible()
  await expect(sheet.getByText('Birch')).toHaveCount(0)
  await close.click()

  const again = await start()
  await expect(again.getByRole('option', { name: /codes-1\.png/ })).toBeVisible()
  await pressAndLeave(again.getByRole('button', { name: words.t('windows.cancel'), exact: true }))
  await expect.poll(() => nidan.app.windows().some((page) => page.url().startsWith('app://windows/'))).toBe(false)
  await expect(sheet).toHaveCount(0)
})
