// Owns a browser that goes from screen to screen of the preview, at one moment of one day. Judges nothing of what it shows.
import { chromium, type Page, type Request } from 'playwright'
import { chromiumPath, sandboxIsPossible } from '../../e2e/fixtures/surroundings.ts'
import type { Language } from '../../shared/model/settings.ts'
import { sizeOf } from './screen-sizes.ts'

export interface Look {
  readonly language: Language
  readonly theme: 'light' | 'dark'
}

export interface ScreenVisitor {
  readonly page: Page
  /** Every screen that the preview can show. */
  screens(): Promise<string[]>
  /** Returns when the screen is reached and nothing more is being loaded. As a browser zooms: the page has less room, and each of its pixels is more. */
  visit(screen: string, look: Look, zoomPercent?: number): Promise<void>
  /** A picture of the screen once it stands still. */
  picture(): Promise<Buffer>
  dispose(): Promise<void>
}

/** Everything that a screen says of time follows from this; the seconds are in the middle of a code's time. */
const MOMENT = new Date('2026-11-22T09:30:12Z')
const STILL_MS = 60
const QUIET_LOOKS = 2
const PATIENCE_MS = 20_000

async function pictureOf(page: Page): Promise<Buffer> {
  const untilMs = Date.now() + PATIENCE_MS
  let before = await page.screenshot({ animations: 'disabled' })
  while (Date.now() < untilMs) {
    await page.waitForTimeout(STILL_MS)
    const now = await page.screenshot({ animations: 'disabled' })
    if (now.equals(before)) return now
    before = now
  }
  throw new Error(`The screen goes on moving: ${page.url()}`)
}

/** Nothing on its way, and nothing new for a moment. Playwright's own waits half a second each time: minutes for all screens. */
function watchRequests(page: Page): () => Promise<void> {
  const onTheirWay = new Set<Request>()
  page.on('request', (request) => onTheirWay.add(request))
  const forget = (request: Request): void => void onTheirWay.delete(request)
  page.on('requestfinished', forget)
  page.on('requestfailed', forget)
  return async () => {
    const untilMs = Date.now() + PATIENCE_MS
    for (let quiet = 0; quiet < QUIET_LOOKS; ) {
      if (Date.now() > untilMs) throw new Error(`The screen goes on loading: ${page.url()}`)
      await page.waitForTimeout(STILL_MS)
      quiet = onTheirWay.size === 0 ? quiet + 1 : 0
    }
  }
}

export async function openScreenVisitor({ url }: { url: string }): Promise<ScreenVisitor> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: sandboxIsPossible(), args: ['--font-render-hinting=none'] })
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  const allLoaded = watchRequests(page)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.clock.setFixedTime(MOMENT)
  return {
    page,
    screens: async () => {
      await page.goto(url)
      return (await page.locator('html[data-screens]').getAttribute('data-screens'))?.split(' ') ?? []
    },
    visit: async (screen, { language, theme }, zoomPercent = 100) => {
      const { width, height } = sizeOf(screen)
      await page.setViewportSize({ width: Math.round((width * 100) / zoomPercent), height: Math.round((height * 100) / zoomPercent) })
      await page.goto('about:blank')
      await page.goto(`${url}?lang=${language}&theme=${theme}#${screen}`)
      await page.locator(`html[data-reached="${screen}"]`).waitFor({ state: 'attached', timeout: PATIENCE_MS })
      await page.locator('h1, h2, main').first().waitFor({ state: 'attached' })
      await allLoaded()
      const fault = faults.shift()
      if (fault !== undefined) throw new Error(`${screen}: ${fault}`)
    },
    picture: () => pictureOf(page),
    dispose: () => browser.close()
  }
}
