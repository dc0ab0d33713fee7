// Owns what a person does in the settings about the computer's clock. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import type { Words } from '../fixtures/words.ts'

export interface TimeSettings {
  readonly part: Locator
  readonly check: Locator
  readonly use: Locator
  readonly stop: Locator
  readonly host: Locator
  readonly takeHost: Locator
  open(): Promise<void>
  close(): Promise<void>
}

export function timeSettings(page: Page, { t }: Words): TimeSettings {
  const part = page.getByRole('region', { name: t('clock.heading'), exact: true })
  const button = (name: string): Locator => part.getByRole('button', { name, exact: true })
  return {
    part,
    check: button(t('clock.check')),
    use: button(t('clock.use')),
    stop: button(t('clock.stop')),
    host: part.getByLabel(t('clock.host'), { exact: true }),
    takeHost: button(t('clock.setHost')),
    open: async () => {
      await page.getByRole('button', { name: t('sidebar.settings'), exact: true }).click()
      await part.waitFor()
    },
    close: async () => {
      await page.getByRole('button', { name: t('settings.close'), exact: true }).click()
      await part.waitFor({ state: 'detached' })
    }
  }
}
