// Owns the stage of the story: Nidan on the left, the shop's window on the right, on one display. Plays nothing.
import { join } from 'node:path'
import type { Language, Settings } from '../../shared/model/settings.ts'
import type { Desktop } from '../fixtures/desktop.ts'
import type { Place } from '../fixtures/desktop-windows.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { openShopBrowser, type ShopBrowser } from '../fixtures/shop-browser.ts'
import { wordsOf, type Words } from '../fixtures/words.ts'
import { shopPages, type ShopPages } from '../pages/shop-pages.ts'
import { startShop, type Shop } from '../shop/server.ts'
import { SHOP_CUSTOMER } from './sample-logins.ts'
import { sampleVaultBytes } from './sample-vault.ts'

export interface Stage {
  readonly desktop: Desktop
  readonly nidan: Nidan
  readonly shop: Shop
  readonly browser: ShopBrowser
  readonly shopPages: ShopPages
  readonly words: Words
  dispose(): Promise<void>
}

/** Places on a display of 1920 × 1080. Nidan's frame is the window manager's and comes on top, so that both stand at one height. */
const NIDAN_PLACE: Place = { x: 40, y: 85, width: 1060, height: 907 }
const SHOP_PLACE: Place = { x: 1130, y: 66, width: 750, height: 930 }

export async function setStage(input: { desktop: Desktop; folder: string; language?: Language; settings?: Partial<Settings> }): Promise<Stage> {
  const language = input.language ?? 'en'
  const shop = await startShop({ customer: SHOP_CUSTOMER, language })
  const [nidan, browser] = await Promise.all([
    startNidan({
      desktop: input.desktop,
      userData: join(input.folder, 'nidan'),
      vaultBytes: await sampleVaultBytes(),
      language,
      ...(input.settings === undefined ? {} : { settings: input.settings })
    }),
    openShopBrowser({ desktop: input.desktop, profile: join(input.folder, 'browser'), place: SHOP_PLACE, url: shop.url })
  ])
  await nidan.place(NIDAN_PLACE)
  return {
    desktop: input.desktop,
    nidan,
    shop,
    browser,
    shopPages: shopPages({ page: browser.page, url: shop.url, language }),
    words: wordsOf(language),
    dispose: async () => {
      await browser.dispose().catch(() => undefined)
      await nidan.quit()
      await shop.dispose()
    }
  }
}
