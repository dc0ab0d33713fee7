// Codes over several displays: sizes, places, and a display that fails.
import { join } from 'node:path'
import { whyNoSeveralDisplays, type DisplayPlace } from '../fixtures/displays.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { runProgram } from '../fixtures/programs.ts'
import { showPicture, writeFinderPatternsPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { quickAccess } from '../pages/quick-window.ts'
import { hasOverlay, regionOverlays } from '../pages/region-overlay.ts'
import { scanSheet } from '../pages/scan-sheet.ts'

const FULL_HD = { width: 1920, height: 1080 }
const SIDE_BY_SIDE: readonly DisplayPlace[] = [
  { x: 0, y: 0, ...FULL_HD, isPrimary: true },
  { x: 1920, y: 0, ...FULL_HD }
]
const PORTRAIT_LEFT_OF_PRIMARY: readonly DisplayPlace[] = [
  { x: 1080, y: 0, ...FULL_HD, isPrimary: true },
  { x: 0, y: 0, width: 1080, height: 1920 }
]
const FOUR_K_BESIDE: readonly DisplayPlace[] = [
  { x: 0, y: 0, ...FULL_HD, isPrimary: true },
  { x: 1920, y: 0, width: 3840, height: 2160 }
]

/** Of a key of its own: one key on two codes is one one-time password. */
function addressOf(name: string): string {
  return `otpauth://totp/${name}:hanako?secret=${`${name.toUpperCase()}JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP`.slice(0, 32)}&issuer=${name}`
}

async function hasSeen(nidan: Nidan, places: readonly DisplayPlace[]): Promise<void> {
  const wanted = places.map(({ x, y, width, height }) => [x, y, width, height].join()).sort().join(' ')
  const seen = (): Promise<string> =>
    nidan.askMain(({ screen }) => screen.getAllDisplays().map(({ bounds: { x, y, width, height } }) => [x, y, width, height].join()).sort().join(' '))
  await expect.poll(seen).toBe(wanted)
}

/** Process numbers of the readers, the oldest first. */
function readers(nidan: Nidan): Promise<number[]> {
  return nidan.askMain(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name }) => name === 'Nidan reader')
      .sort((a, b) => a.creationTime - b.creationTime)
      .map(({ pid }) => pid)
  )
}

const reason = whyNoSeveralDisplays()
test.skip(reason !== null, reason ?? '')
test.use({ severalDisplays: true })

for (const [name, places] of [
  ['two of one size', SIDE_BY_SIDE],
  ['a portrait one left of the primary', PORTRAIT_LEFT_OF_PRIMARY],
  ['a 4K one beside a smaller one', FOUR_K_BESIDE]
] as const) {
  test.describe(name, () => {
    test.use({ displays: { arrangement: places } })
    test('four codes over two displays, plain, dark and without a quiet zone, are all found', async ({ nidan, main, words, showCodes }) => {
      await hasSeen(nidan, places)
      const [first, second] = places
      if (first === undefined || second === undefined) throw new Error('two displays are needed')
      await showCodes([{ text: addressOf('Amber'), scale: 3 }, { text: addressOf('Birch'), scale: 3, inverted: true }], { x: first.x + 1200, y: first.y + 700 })
      await showCodes([{ text: addressOf('Cedar'), scale: 3, borderless: true }], { x: second.x + 100, y: second.y + 700 })
      await showCodes([{ text: addressOf('Dahlia'), scale: 3 }], { x: second.x + 500, y: second.y + 200 })
      await main.scanButton.click()
      const { sheet } = scanSheet(main.page, words)
      for (const issuer of ['Amber', 'Birch', 'Cedar', 'Dahlia']) await expect(sheet.getByText(issuer).first()).toBeVisible()
    })
  })
}

test.describe('quick access', () => {
  test.use({ displays: { arrangement: SIDE_BY_SIDE } })
  test('opens on the display that the pointer is on, and anew on the other', async ({ nidan, main, words, desktop }) => {
    await hasSeen(nidan, SIDE_BY_SIDE)
    await expect(main.lockButton).toBeVisible()
    const quick = quickAccess({ nidan, desktop, words })
    for (const display of [...SIDE_BY_SIDE].reverse()) {
      await runProgram(desktop.env, 'xdotool', ['mousemove', String(display.x + 300), String(display.y + 800)])
      await quick.summon()
      const { x, y, width, height } = await desktop.windows.placeOf(await desktop.windows.waitForTitle(quick.title))
      // In the middle of it, and above.
      expect(Math.abs(x + width / 2 - (display.x + display.width / 2))).toBeLessThan(2)
      expect([y > display.y, y + height < display.y + display.height]).toEqual([true, true])
      await desktop.keyboard.press('Escape')
      await quick.untilGone()
    }
  })
})

test.describe('a display that takes long', () => {
  test.use({ displays: { arrangement: SIDE_BY_SIDE } })
  test('what the other shows can be added meanwhile, and the sheet says that it is still reading', async ({ nidan, main, words, showCodes, desktop, folder }) => {
    await hasSeen(nidan, SIDE_BY_SIDE)
    await showCodes([{ text: addressOf('Amber'), scale: 3 }], { x: 1200, y: 700 })
    const file = join(folder, 'patterns.png')
    await writeFinderPatternsPng(file, { width: 1800, height: 900 })
    const close = await showPicture(desktop, file, { x: 1930, y: 30 })
    await main.scanButton.click()
    const sheetOf = scanSheet(main.page, words)
    const { sheet, addAndCopy } = sheetOf
    await expect(sheet.getByText(words.t('scan.stillLooking', { count: 1 }))).toBeVisible()
    await expect(addAndCopy).toBeEnabled()
    await expect(sheet.getByText(words.t('scan.stillLooking', { count: 1 }))).toBeHidden()
    await expect(addAndCopy).toBeVisible()
    await sheetOf.close.click()

    // From the tray the sheet is followed in the same way; what is added meanwhile stays added when the reading ends.
    await desktop.tray.click(new RegExp(`^${words.t('tray.scan')}$`, 'u'))
    await expect(sheet.getByText(words.t('scan.stillLooking', { count: 1 }))).toBeVisible()
    // The oldest reads; the next one begins to stand by meanwhile.
    const reading = (await readers(nidan))[0]
    await addAndCopy.click()
    await waitUntil('the code on the clipboard', async () => /^\d{6}$/u.test(await desktop.clipboard.read()))
    await expect(sheet).toHaveCount(0)
    // Nothing more is found, so nothing opens again.
    await waitUntil('the reading to end', async () => reading !== undefined && !(await readers(nidan)).includes(reading))
    await main.openLogin('Amber')
    expect(await main.code()).toMatch(/^\d{6}$/u)
    await expect(sheet).toHaveCount(0)
    await close()
  })
})

test.describe('a region over several displays', () => {
  test.use({ displays: { arrangement: PORTRAIT_LEFT_OF_PRIMARY } })
  test('each display has an overlay of its own size; what is drawn on one is read of that one, and all overlays go', async ({ nidan, main, words, showCodes }) => {
    await hasSeen(nidan, PORTRAIT_LEFT_OF_PRIMARY)
    // On the primary display a code at the place where the region is drawn on the other: only the other's may be read.
    await showCodes([{ text: addressOf('Amber'), scale: 4 }], { x: 1080 + 300, y: 700 })
    await showCodes([{ text: addressOf('Birch'), scale: 4 }], { x: 300, y: 700 })
    await main.page.getByRole('button', { name: words.t('sidebar.otherWays'), exact: true }).click()
    await main.page.getByRole('menuitem', { name: words.t('scan.region'), exact: true }).click()
    const overlays = await regionOverlays(nidan, words, 2)
    const sizes = await Promise.all(overlays.map(async ({ page }) => String(await page.evaluate('[innerWidth, innerHeight].join()'))))
    expect([...sizes].sort()).toEqual(['1080,1920', '1920,1080'])
    const portrait = overlays[sizes.indexOf('1080,1920')]
    if (portrait === undefined) throw new Error('no overlay on the portrait display')
    await portrait.drag({ x: 280, y: 680 }, { x: 660, y: 1060 })
    await pressAndLeave(portrait.take)
    const { sheet, addAndCopy } = scanSheet(main.page, words)
    await expect(addAndCopy).toBeVisible()
    await expect(sheet.getByText('Birch').first()).toBeVisible()
    await expect(sheet.getByText('Amber')).toHaveCount(0)
    expect(hasOverlay(nidan)).toBe(false)
  })
})

test.describe('a display that fails', () => {
  test.use({ displays: { arrangement: SIDE_BY_SIDE } })
  test('a display that gives no picture is named, and the code on the other is found', async ({ nidan, main, words, showCodes }) => {
    await hasSeen(nidan, SIDE_BY_SIDE)
    await showCodes([{ text: addressOf('Amber'), scale: 3 }], { x: 1200, y: 700 })
    const failing = await nidan.askMain(({ desktopCapturer, screen }) => {
      const right = screen.getAllDisplays().find(({ bounds }) => bounds.x > 0)
      const capture = desktopCapturer.getSources.bind(desktopCapturer)
      desktopCapturer.getSources = async (options) => (await capture(options)).filter(({ display_id: id }) => id !== String(right?.id))
      return { label: right?.label ?? '', number: screen.getAllDisplays().findIndex(({ id }) => id === right?.id) + 1 }
    })
    const name = failing.label === '' ? words.t('dialog.displayName', { number: failing.number }) : failing.label
    await main.scanButton.click()
    const { sheet, addAndCopy } = scanSheet(main.page, words)
    await expect(addAndCopy).toBeVisible()
    await expect(sheet.getByText(name, { exact: false }).first()).toBeVisible()
    await expect(sheet.getByText(words.t('error.scan-display-failed'), { exact: false })).toBeVisible()
  })
  test('a display that is unplugged while it is being captured does not spoil the other', async ({ nidan, main, words, showCodes, desktop }) => {
    await hasSeen(nidan, SIDE_BY_SIDE)
    await showCodes([{ text: addressOf('Amber'), scale: 3 }], { x: 1200, y: 700 })
    await nidan.askMain(({ desktopCapturer }) => {
      const capture = desktopCapturer.getSources.bind(desktopCapturer)
      let isFirst = true
      desktopCapturer.getSources = async (options) => {
        // Long enough for the display to be gone when the picture is taken.
        if (isFirst) await new Promise((resolve) => setTimeout(resolve, 2_000))
        isFirst = false
        return await capture(options)
      }
    })
    await main.scanButton.click()
    await expect.poll(() => nidan.isWindowVisible()).toBe(false)
    await desktop.displays.arrange(SIDE_BY_SIDE.slice(0, 1))
    const { sheet, addAndCopy } = scanSheet(main.page, words)
    await expect(addAndCopy).toBeVisible()
    await expect(sheet.getByText('Amber').first()).toBeVisible()
    await hasSeen(nidan, SIDE_BY_SIDE.slice(0, 1))
  })
})
