// Owns the small window of quick access in tests: found by its page, seen as the window manager sees it, worked by real keys.
import type { Page } from 'playwright'
import type { Desktop } from '../fixtures/desktop.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { waitFor, waitUntil } from '../fixtures/waiting.ts'
import type { Words } from '../fixtures/words.ts'

export interface QuickAccess {
  /** As the window manager knows it. */
  readonly title: RegExp
  /** Presses the keys of the first settings until the window is on the display, and answers with its page. */
  summon(): Promise<Page>
  /** The page of the search that has rows, in the window that is on the display. */
  search(): Promise<Page>
  isOnDisplay(): Promise<boolean>
  untilGone(): Promise<void>
  /** The page of the search, if it stands. */
  page(): Page | null
}

const KEYS = 'ctrl+shift+space'

export function quickAccess({ nidan, desktop, words }: { nidan: Nidan; desktop: Desktop; words: Words }): QuickAccess {
  const title = new RegExp(`^${words.t('dialog.quick')}$`, 'u')
  const page = (): Page | null => nidan.app.windows().find((one) => !one.isClosed() && one.url().startsWith('app://quick/')) ?? null
  const isOnDisplay = async (): Promise<boolean> => (await desktop.windows.visible(title)).length > 0
  const hasFocus = (): Promise<boolean> =>
    nidan.askMain(({ BaseWindow }) => BaseWindow.getFocusedWindow()?.isAlwaysOnTop() ?? false)
  const search = async (): Promise<Page> => {
    const found = await waitFor('the page of the search', page)
    await found.locator('.quick-row').first().waitFor()
    return found
  }
  return {
    title,
    page,
    search,
    isOnDisplay,
    summon: async () => {
      await desktop.keyboard.press(KEYS)
      await desktop.windows.waitForTitle(title)
      await waitUntil('the small window to have the keys', hasFocus)
      return search()
    },
    untilGone: () => waitUntil('the small window to leave the display', async () => !(await isOnDisplay()))
  }
}
