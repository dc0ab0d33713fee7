// Owns what a person does on the overlay of one display while a region is drawn. Places are in pixels of the page.
import type { Locator, Page } from 'playwright'
import type { Nidan } from '../fixtures/nidan.ts'
import { waitFor } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'

export interface RegionOverlay {
  readonly page: Page
  readonly size: Locator
  readonly take: Locator
  drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void>
}

function overlays(nidan: Nidan): Page[] {
  return nidan.app.windows().filter((page) => !page.isClosed() && page.url().startsWith('app://region/'))
}

export function hasOverlay(nidan: Nidan): boolean {
  return overlays(nidan).length > 0
}

/** Waits for `count` overlays whose pictures stand; the one that takes the keys comes first. */
export async function regionOverlays(nidan: Nidan, words: Words, count = 1): Promise<RegionOverlay[]> {
  const pages = await waitFor('the overlays', () => (overlays(nidan).length === count ? overlays(nidan) : null))
  pages.sort((a, b) => Number(b.url().includes('first=1')) - Number(a.url().includes('first=1')))
  return await Promise.all(
    pages.map(async (page) => {
      await waitFor('the frozen picture', async () => ((await page.evaluate('document.querySelector("main[data-ready]") !== null')) === true ? true : null))
      return {
        page,
        size: page.getByRole('status'),
        take: page.getByRole('button', { name: words.t('region.take') }),
        drag: async (from, to) => {
          await page.mouse.move(from.x, from.y)
          await page.mouse.down()
          await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
          await page.mouse.move(to.x, to.y)
          await page.mouse.up()
        }
      }
    })
  )
}
