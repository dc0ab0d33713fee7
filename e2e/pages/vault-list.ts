// Owns what a person does with the list of vaults in the sidebar, and with a file that is dropped on the window. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import type { Words } from '../fixtures/words.ts'

export interface VaultList {
  readonly list: Locator
  open(current: string): Promise<void>
  choose(name: string): Promise<void>
  readonly lockAndOpen: Locator
}

export function vaultList(page: Page, words: Words): VaultList {
  const { t } = words
  return {
    list: page.getByRole('list', { name: t('vaults.title'), exact: true }),
    open: async (current) => {
      await page.getByRole('button', { name: t('vaults.current', { name: current }), exact: true }).click()
    },
    choose: async (name) => {
      // It ends its own view, unless something is asked first.
      await pressAndLeave(page.getByRole('button', { name: t('vaults.open', { name }), exact: true }))
    },
    lockAndOpen: page.getByRole('button', { name: t('vaults.lockAndOpen'), exact: true })
  }
}

/** As the browser tells a page of files from a file manager: with a path behind them, which the page cannot see. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await session.detach()
}
