// Owns what a person does in the unlock view: unlock, create. Finds everything by role and name.
import type { Locator, Page } from 'playwright'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import type { Words } from '../fixtures/words.ts'

export interface UnlockPage {
  readonly page: Page
  readonly password: Locator
  readonly unlockButton: Locator
  readonly createButton: Locator
  /** The sentence under the field. */
  readonly error: Locator
  unlock(password: string): Promise<void>
  create(input: { name?: string; password: string; repeat?: string }): Promise<void>
}

/** Real key presses: `fill` would leave copies of its own in the page. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await field.click()
  await field.press('ControlOrMeta+a')
  await field.pressSequentially(text)
}

export function unlockPage(page: Page, words: Words): UnlockPage {
  const { t } = words
  const password = page.getByLabel(t('unlock.passwordLabel'), { exact: true })
  const unlockButton = page.getByRole('button', { name: t('unlock.button'), exact: true })
  const createButton = page.getByRole('button', { name: t('create.button'), exact: true })
  return {
    page,
    password,
    unlockButton,
    createButton,
    error: page.getByRole('alert'),
    async unlock(text) {
      await typeInto(password, text)
      await pressAndLeave(unlockButton)
    },
    async create({ name, password: text, repeat }) {
      if (name !== undefined) await typeInto(page.getByLabel(t('create.nameLabel'), { exact: true }), name)
      await typeInto(page.getByLabel(t('create.passwordLabel'), { exact: true }), text)
      await typeInto(page.getByLabel(t('create.repeatLabel'), { exact: true }), repeat ?? text)
      await createButton.click()
    }
  }
}
