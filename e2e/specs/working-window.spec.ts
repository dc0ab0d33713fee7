// The window while somebody works in it, as one story: a divider is dragged, a code in a row is copied, links of notes and sites leave by main alone, a message's Undo is final.
import type { Page } from 'playwright'
import type { Nidan } from '../fixtures/nidan.ts'
import { expect, test } from '../fixtures/test.ts'
import { CLOUD_LOGIN, SHOP_LOGIN } from '../story/sample-logins.ts'

const NOTES = [
  '# On this account',
  'See [the bank](https://notes.example/help), <b onclick="location.href=\'https://raw.example\'">raw</b>,',
  '[a trap](javascript:alert(1)), [no page](file:///etc/passwd) and',
  '![a picture](https://tracker.example/pixel.png)'
].join('\n')

test.use({
  settings: { listCodes: 'always' },
  logins: {
    items: [
      { title: SHOP_LOGIN.title, username: SHOP_LOGIN.username, password: SHOP_LOGIN.password, websites: [SHOP_LOGIN.website], notes: NOTES },
      { title: CLOUD_LOGIN.title, username: CLOUD_LOGIN.username, password: CLOUD_LOGIN.password, otps: [CLOUD_LOGIN.otpAddress ?? ''] }
    ]
  }
})

/** What would have gone to the browser, kept in main instead. */
async function catchOpened(nidan: Nidan): Promise<() => Promise<string[]>> {
  await nidan.askMain(({ shell }) => {
    const kept: string[] = []
    Object.assign(globalThis, { openedByTest: kept })
    shell.openExternal = (address) => {
      kept.push(address)
      return Promise.resolve()
    }
  })
  return () => nidan.askMain(() => (globalThis as unknown as { openedByTest: string[] }).openedByTest)
}

async function dragBy(page: Page, line: { x: number; y: number }, byPx: number): Promise<void> {
  await page.mouse.move(line.x, line.y)
  await page.mouse.down()
  for (const share of [0.25, 0.5, 0.75, 1]) await page.mouse.move(line.x + byPx * share, line.y)
  await page.mouse.up()
}

test('panes, codes in rows, links of notes and a message’s undo', async ({ nidan, main, words, desktop }) => {
  const { t } = words
  const { page, detail, list } = main
  const opened = await catchOpened(nidan)

  // The line between list and item.
  const line = page.getByRole('separator', { name: t('panes.listWidth'), exact: true })
  const widthOf = async (): Promise<number> => (await list.boundingBox())?.width ?? 0
  const before = await widthOf()
  const box = await line.boundingBox()
  if (box === null) throw new Error('the line is not drawn')
  await dragBy(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, 60)
  await expect.poll(async () => Math.round((await widthOf()) - before)).toBe(60)
  await expect(line).toHaveAttribute('aria-valuenow', /\d+/u)

  // The code in a row: copied by a press that opens nothing.
  const row = list.getByRole('option', { name: CLOUD_LOGIN.title })
  const digits = row.locator('.row-code__digits')
  await expect(digits).toHaveText(/^\d{3}\s\d{3}$/u)
  await digits.click()
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^\d{6}$/u)
  await expect(row).toHaveAttribute('aria-selected', 'false')

  // Notes: nothing of them is fetched or opened by itself, a link goes by main, and only where the vault has it.
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  await main.openLogin(SHOP_LOGIN.title)
  await expect(detail.getByRole('heading', { name: 'On this account', exact: true })).toBeVisible()
  await expect(detail.getByText('(https://notes.example/help)')).toBeVisible()
  await expect(detail.locator('a, img, b, script')).toHaveCount(0)
  await expect(detail.getByRole('button', { name: 'a trap' })).toHaveCount(0)
  await expect(detail.getByRole('button', { name: 'no page' })).toHaveCount(0)
  expect(await opened()).toEqual([])
  await detail.getByRole('button', { name: 'the bank', exact: true }).click()
  await expect.poll(opened).toEqual(['https://notes.example/help'])
  await main.row(t('field.website')).getByRole('button', { name: words.pattern('detail.openSite') }).click()
  await expect.poll(opened).toEqual(['https://notes.example/help', `${SHOP_LOGIN.website}/`])
  expect(asked.filter((url) => !url.startsWith('app://'))).toEqual([])
  expect(page.url()).toMatch(/^app:\/\/main\//u)

  // Undo of a message, then of the keyboard: there is nothing left to undo.
  await page.getByRole('button', { name: t('detail.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('detail.trash'), exact: true }).click()
  await expect(list.getByRole('option', { name: SHOP_LOGIN.title })).toHaveCount(0)
  await page.getByRole('button', { name: t('toast.undo'), exact: true }).click()
  await detail.getByRole('heading', { name: SHOP_LOGIN.title, exact: true }).waitFor()
  await list.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await page.getByText(t('toast.nothingToUndo'), { exact: true }).waitFor()
  await expect(list.getByRole('option', { name: SHOP_LOGIN.title })).toHaveCount(1)
})
