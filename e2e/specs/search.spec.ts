// The search as one story: what is offered, kana in any writing, an input method at work, operators, slips of the keys, what is in no row, weak passwords.
import type { Page } from 'playwright'
import { accessibilityFaults } from '../fixtures/accessibility.ts'
import { expect, test } from '../fixtures/test.ts'
import { BANK_LOGIN, CLOUD_LOGIN, SAMPLE_LOGINS } from '../story/sample-logins.ts'

/** As an input method does: text that is not settled yet. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await session.detach()
}

for (const language of ['en', 'ja'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('a search finds by operators, in any kana, with slips of the keys, and never half a word', async ({ main, words }) => {
      const { page, list } = main
      const { t } = words
      const box = page.getByRole('searchbox', { name: t('list.search'), exact: true })
      const rows = list.getByRole('option')
      await expect(rows).toHaveCount(SAMPLE_LOGINS.length)

      await box.click()
      const hints = page.getByRole('group', { name: t('search.hints'), exact: true })
      await expect(hints.getByRole('button')).toHaveCount(9)
      expect(await accessibilityFaults(page)).toEqual([])
      await hints.getByRole('button', { name: 'has:otp' }).click()
      await expect(box).toHaveValue('has:otp')
      await expect(box).toBeFocused()
      await expect(rows).toHaveCount(SAMPLE_LOGINS.filter(({ otpAddress }) => otpAddress !== undefined).length)

      await box.fill('ミナト')
      await expect(rows).toHaveCount(1)
      await expect(rows.first()).toContainText(BANK_LOGIN.title)
      await expect(rows.first().locator('mark')).toHaveText('みなと')

      await box.fill('')
      await compose(page, 'zzqqx')
      await expect(box).toHaveValue('zzqqx')
      await expect(rows).toHaveCount(SAMPLE_LOGINS.length)
      await compose(page, '銀行')
      await expect(rows).toHaveCount(SAMPLE_LOGINS.length)
      await page.keyboard.insertText('銀行')
      await expect(box).toHaveValue('銀行')
      await expect(rows).toHaveCount(1)

      await box.fill('tsubmae')
      await expect(rows).toHaveCount(1)
      await expect(rows.first()).toContainText(CLOUD_LOGIN.title)

      await box.fill('204')
      await expect(rows.first().locator('mark')).toHaveText('204')
      expect(await accessibilityFaults(page)).toEqual([])

      await box.fill('has:nonsense')
      await expect(page.getByText(t('search.unknown', { operator: 'has:nonsense' }), { exact: true })).toBeVisible()
      await box.fill('-is:weak is:weak')
      await expect(page.getByText(t('search.tryFewer'), { exact: true })).toBeVisible()
      await box.press('Escape')
      await expect(rows).toHaveCount(SAMPLE_LOGINS.length)
    })
  })
}
