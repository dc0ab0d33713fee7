// Every screen of the preview in one browser: what axe says of it in both languages and themes, and what is cut off at 200 % and in the smallest window.
import { openPreviewSite, type PreviewSite } from '../../scripts/screens/preview-site.ts'
import { isInSmallWindow, sizeOf } from '../../scripts/screens/screen-sizes.ts'
import { openScreenVisitor, type ScreenVisitor } from '../../scripts/screens/screen-visitor.ts'
import { accessibilityFaults } from '../fixtures/accessibility.ts'
import { lostContent, movingParts } from '../fixtures/lost-content.ts'
import { expect, test } from '@playwright/test'

let site: PreviewSite
let visitor: ScreenVisitor

test.beforeAll(async () => {
  site = await openPreviewSite()
  visitor = await openScreenVisitor(site)
})
test.afterAll(async () => {
  await visitor.dispose()
  await site.dispose()
})

/** Each theme in a language of its own: every screen is looked at in both languages for the time of one. */
const LOOKS = [{ language: 'en', theme: 'light' }, { language: 'ja', theme: 'dark' }] as const

for (const look of LOOKS) {
  const { language, theme } = look
  test(`every screen is without a fault for axe, and loses nothing at 200 % (${language}, ${theme})`, async () => {
    test.setTimeout(900_000)
    const { page } = visitor
    const found: string[] = []
    const note = (where: string, faults: readonly string[]): void => void found.push(...faults.map((fault) => `${where}: ${fault}`))
    for (const screen of await visitor.screens()) {
      await visitor.visit(screen, look)
      note(screen, await accessibilityFaults(page))
      if (theme === 'light') note(`${screen} (less motion)`, await movingParts(page))
      // The smallest windows are also those of the largest zoom: what goes through them at 100 % is what others lose at 200 %.
      const { width, height } = sizeOf(screen)
      const share = isInSmallWindow(screen) ? 1 : 2
      await page.setViewportSize({ width: width / share, height: height / share })
      note(`${screen} (200 %)`, await lostContent(page))
    }
    expect(found).toEqual([])
  })
}
