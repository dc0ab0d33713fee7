// Owns what a person does in the unlock view, which has no store, for the preview's screens of it. Development only.
import { typeInto } from './type-into.ts'

const STEP_MS = 100
const PATIENCE_STEPS = 50

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, STEP_MS))

async function waitFor(selector: string): Promise<HTMLElement> {
  for (let step = 0; step < PATIENCE_STEPS; step += 1) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found !== null) return found
    await wait()
  }
  throw new Error(`The unlock view has no ${selector}`)
}

/** Returns when the screen is reached: a menu is open, or an answer stands under the field. */
export async function goToUnlock(screen: string): Promise<void> {
  await waitFor('form.unlock-card')
  if (screen === 'unlock-vaults') {
    await wait()
    // The last of the menus: the one before it lists other ways into this vault.
    ;[...document.querySelectorAll<HTMLElement>('.vault-menu > button')].at(-1)?.click()
  }
  if (screen !== 'unlock-wrong' && screen !== 'unlock-damaged') return
  typeInto(document.querySelector('.unlock-card input'), 'not the one')
  await wait()
  document.querySelector<HTMLFormElement>('form.unlock-card')?.requestSubmit()
  await waitFor('form.unlock-card[aria-busy="true"]')
  await waitFor('form.unlock-card[aria-busy="false"]')
}
