// A region drawn by hand: on frozen pictures of the displays, which no view but the overlays gets.
import { leaveBy, pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { recordIpc } from '../fixtures/ipc-recorder.ts'
import { hasOverlay, regionOverlays } from '../pages/region-overlay.ts'
import { scanSheet } from '../pages/scan-sheet.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const LEFT = `otpauth://totp/Amber:hanako?secret=${SECRET}&issuer=Amber`
const RIGHT = `otpauth://totp/Birch:hanako?secret=NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE&issuer=Birch`
const LEFT_AT = { x: 300, y: 300 }
const RIGHT_AT = { x: 1200, y: 300 }

test('the code inside the region alone is found; keys move and resize it, Esc ends it, and a lock takes the overlay away', async ({ nidan, main, words, showCodes, desktop }) => {
  const recorder = await recordIpc(nidan)
  await showCodes([{ text: LEFT, scale: 4 }], LEFT_AT)
  await showCodes([{ text: RIGHT, scale: 4 }], RIGHT_AT)
  const start = async (): Promise<void> => {
    await main.page.getByRole('button', { name: words.t('sidebar.otherWays'), exact: true }).click()
    await main.page.getByRole('menuitem', { name: words.t('scan.region'), exact: true }).click()
  }
  const { sheet, addAndCopy, close } = scanSheet(main.page, words)

  await start()
  const [first] = await regionOverlays(nidan, words)
  if (first === undefined) throw new Error('no overlay')
  expect(await nidan.isWindowVisible()).toBe(false)
  expect(await first.page.evaluate('[innerWidth, innerHeight]')).toEqual([1920, 1080])
  const address = (await first.page.locator('img').getAttribute('src')) ?? ''
  // The picture answers once: nothing else can fetch it, not even its own page.
  const fetchAgain = `new Promise((resolve) => Object.assign(new Image(), { onload: () => resolve('loaded'), onerror: () => resolve('gone'), src: '${address}?again' }))`
  expect(await first.page.evaluate(fetchAgain)).toBe('gone')
  await first.drag({ x: 280, y: 280 }, { x: 640, y: 620 })
  await expect(first.size).toHaveText(words.t('region.size', { width: 360, height: 340 }))
  await first.page.keyboard.press('ArrowRight')
  await first.page.keyboard.press('Shift+ArrowDown')
  await first.page.keyboard.press('Control+Shift+ArrowRight')
  await expect(first.size).toHaveText(words.t('region.size', { width: 361, height: 350 }))
  await pressAndLeave(first.take)
  await expect(addAndCopy).toBeVisible()
  await expect(sheet.getByText('Amber').first()).toBeVisible()
  await expect(sheet.getByText('Birch')).toHaveCount(0)
  expect(hasOverlay(nidan)).toBe(false)
  expect(await nidan.isWindowVisible()).toBe(true)
  await close.click()

  // A double click takes what is under it; by real keys of the desktop, Esc ends the drawing and nothing is said.
  await start()
  const [second] = await regionOverlays(nidan, words)
  await leaveBy(async () => second?.page.mouse.dblclick(RIGHT_AT.x + 80, RIGHT_AT.y + 80))
  await expect(sheet.getByText('Birch').first()).toBeVisible()
  await close.click()
  await start()
  await regionOverlays(nidan, words)
  await desktop.keyboard.press('Escape')
  await expect.poll(() => hasOverlay(nidan)).toBe(false)
  await expect.poll(() => nidan.isWindowVisible()).toBe(true)
  await expect(sheet).toHaveCount(0)

  // Nothing that crossed to a view holds the secret or a picture: an overlay gets its picture by its own address.
  const crossings = await recorder.crossings()
  expect(crossings.some(({ bytes }) => bytes.includes(SECRET) || bytes.length > 100_000)).toBe(false)
  expect(crossings.filter(({ view }) => view.startsWith('app://region/')).map(({ channel }) => channel)).toEqual(expect.arrayContaining(['call:region.take', 'call:region.cancel']))

  await start()
  await regionOverlays(nidan, words)
  await desktop.sleepSignals.suspend()
  await expect.poll(() => hasOverlay(nidan)).toBe(false)
})
