// Owns the story that everything in Nidan serves, as named steps with their checks: from the shop's QR code to a sign-in from the tray.
// Plays on real windows only; what is pasted comes from the real clipboard.
import { expect } from 'playwright/test'
import { waitFor, waitUntil } from '../fixtures/waiting.ts'
import { editorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SHOP_ISSUER } from '../shop/routes.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_CUSTOMER, SHOP_LOGIN } from './sample-logins.ts'
import type { Stage } from './stage.ts'

export interface StoryStep {
  id: string
  sentence: string
  run(): Promise<void>
}

const BACKUP_PHONE = '090-1234-5678'

/** What one step leaves for the next ones. */
interface Notes {
  code: string
  recoveryCodes: readonly string[]
  main: MainPage | null
}

interface Scene {
  stage: Stage
  notes: Notes
  main(): MainPage
}

function step(id: string, sentence: string, run: () => Promise<void>): StoryStep {
  return { id, sentence, run }
}

function openingSteps({ stage, notes, main }: Scene): readonly StoryStep[] {
  const { nidan, shopPages: shop, words, desktop } = stage
  const password = words.t('field.password')
  return [
    step('unlock', 'Nidan opens the vault with the master password', async () => {
      const page = await nidan.view('unlock')
      await unlockPage(page, words).unlock(SAMPLE_MASTER_PASSWORD)
      notes.main = mainPage(await nidan.view('main'), words)
      await waitUntil('the unlock view to be gone', () => !nidan.hasView('unlock'))
    }),
    step('copy-password', 'One click on the password row of the login copies the password', async () => {
      await main().openLogin(SHOP_LOGIN.title)
      await main().copy(password)
      expect(await desktop.clipboard.read()).toBe(SHOP_CUSTOMER.password)
    }),
    step('shop-sign-in', 'The shop accepts the password pasted from the clipboard', async () => {
      await shop.open('/sign-in')
      await shop.field('email').pressSequentially(SHOP_CUSTOMER.email)
      await shop.pasteInto('password')
      await shop.press('signIn')
      await shop.heading('hello').or(shop.page.getByRole('heading', { level: 1 })).first().waitFor()
      await expect(shop.page).toHaveURL(/\/account$/)
    }),
    step('shop-qr-code', 'The security settings of the shop show a QR code', async () => {
      await shop.follow('openSecurity')
      await shop.follow('turnOn')
      await shop.follow('chooseApp')
      await shop.page.getByRole('img').first().waitFor()
    })
  ]
}

/** Watches that the window left the screen for the capture and came back. */
async function hidesMeanwhile(stage: Stage, action: () => Promise<void>): Promise<boolean> {
  await stage.nidan.askMain(({ BaseWindow }) => {
    const window = BaseWindow.getAllWindows()[0]
    const seen = globalThis as { nidanHides?: number }
    seen.nidanHides = 0
    window?.once('hide', () => {
      seen.nidanHides = 1
    })
  })
  await action()
  return (await stage.nidan.askMain(() => (globalThis as { nidanHides?: number }).nidanHides)) === 1
}

function scanSteps({ stage, notes, main }: Scene): readonly StoryStep[] {
  const { nidan, shopPages: shop, words, desktop } = stage
  const { t } = words
  const editor = () => editorPage(main().page, words)
  return [
    step('add-field', 'In Nidan: Edit, Add field, One-Time Password', async () => {
      await main().editButton.click()
      await editor().addField('editor.addOtp')
      await expect(editor().otpInput).toBeFocused()
    }),
    step('scan-screen', 'Scan screen reads the code off the screen and names issuer, account and parameters', async () => {
      const hid = await hidesMeanwhile(stage, async () => {
        await editor().scanButton.click()
        await editor().draftCode.waitFor()
      })
      expect(hid).toBe(true)
      expect(await nidan.isWindowVisible()).toBe(true)
      await expect(editor().editor.getByText(SHOP_ISSUER, { exact: true })).toBeVisible()
      await expect(editor().editor.getByText(new RegExp(`${SHOP_ISSUER} · ${SHOP_CUSTOMER.email}`))).toBeVisible()
      await expect(editor().editor.getByText(t('otp.parameters', { type: 'TOTP', algorithm: 'SHA-1', digits: 6, period: 30 }))).toBeVisible()
      expect(await readCode(editor().editor)).toMatch(/^\d{6}$/)
    }),
    step('store', 'Done stores it: the login shows a live code', async () => {
      await editor().store()
      expect(await main().code()).toMatch(/^\d{6}$/)
    }),
    step('copy-code', 'One click on the code copies what is on display', async () => {
      notes.code = await main().freshCode()
      await main().copy(t('field.otp'))
      expect(await desktop.clipboard.read()).toBe(notes.code)
    }),
    step('shop-verify', 'The shop accepts the code, checked by oathtool', async () => {
      expect(await shop.pasteInto('codeLabel')).toBe(notes.code)
      await shop.press('verify')
      await shop.heading('phoneTitle').waitFor()
      expect(stage.shop.accounts.twoStep).not.toBeNull()
    })
  ]
}

function backupSteps({ stage, notes, main }: Scene): readonly StoryStep[] {
  const { shopPages: shop, words } = stage
  return [
    step('backup-phone', 'A backup phone is confirmed with the code from its message', async () => {
      await shop.field('phoneNumber').pressSequentially(BACKUP_PHONE)
      await shop.press('sendCode')
      await shop.field('phoneCodeLabel').pressSequentially(await shop.phoneCode())
      await shop.press('verify')
      await shop.heading('recoveryTitle').waitFor()
      notes.recoveryCodes = await shop.recoveryCodes()
      expect(notes.recoveryCodes).toHaveLength(10)
    }),
    step('keep-recovery-codes', 'Recovery codes and backup phone are kept on the same login', async () => {
      const codes = shop.word('recoveryList')
      const phone = shop.word('statusPhone')
      const editor = editorPage(main().page, words)
      await main().editButton.click()
      await editor.addField('editor.addConcealed')
      await editor.fillNewest('field.concealed', { label: codes, value: notes.recoveryCodes.join('\n') })
      await editor.addField('editor.addText')
      await editor.fillNewest('field.text', { label: phone, value: BACKUP_PHONE })
      await editor.store()
      await expect(main().row(phone)).toContainText(BACKUP_PHONE)
      await expect(main().row(codes)).not.toContainText(notes.recoveryCodes[0] ?? '')
      await main().reveal(codes)
      await expect(main().row(codes)).toContainText(notes.recoveryCodes[9] ?? '')
      await main().hide(codes)
      await expect(main().row(codes)).not.toContainText(notes.recoveryCodes[0] ?? '')
    }),
    step('shop-done', 'The shop offers to trust this device; two-step verification is on', async () => {
      await shop.press('saved')
      await shop.heading('deviceTitle').waitFor()
      await shop.press('finish')
      await shop.heading('doneTitle').waitFor()
    })
  ]
}

/** The digits that the tray shows for the shop's login. */
async function trayCode(stage: Stage): Promise<string | null> {
  const label = (await stage.desktop.tray.menu()).find((node) => node.label.startsWith(SHOP_LOGIN.title))?.label
  return label?.replace(/^.*\)/u, '').replace(/\D/g, '') ?? null
}

function returnSteps({ stage, notes, main }: Scene): readonly StoryStep[] {
  const { shopPages: shop, words, desktop } = stage
  const signInAgain = async (): Promise<void> => {
    await shop.signOut()
    await main().copy(words.t('field.password'))
    await shop.open('/sign-in')
    await shop.field('email').pressSequentially(SHOP_CUSTOMER.email)
    await shop.pasteInto('password')
    await shop.press('signIn')
  }
  return [
    step('sign-in-again', 'At the next sign-in the password, copied from the login, is not enough', async () => {
      await signInAgain()
      await shop.heading('codeTitle').waitFor()
    }),
    step('code-from-tray', 'The code comes from the tray menu, one click; the shop signs in and trusts this device', async () => {
      // A site takes each code once, so a person waits for the next one too.
      const shown = await waitFor('the next code in the tray', async () => {
        const code = await trayCode(stage)
        return code === null || code === notes.code ? null : code
      }, { timeoutMs: 45_000, everyMs: 250 })
      await desktop.tray.click(new RegExp(`^${SHOP_LOGIN.title}`))
      const pasted = await waitFor('the code on the clipboard', async () => {
        const text = await desktop.clipboard.read()
        return /^\d{6}$/.test(text) && text !== notes.code ? text : null
      })
      expect([shown, await trayCode(stage)]).toContain(pasted)
      expect(await shop.pasteInto('codeLabel')).toBe(pasted)
      await shop.page.getByRole('checkbox').check()
      await shop.press('signIn')
      await expect(shop.page).toHaveURL(/\/account$/)
    }),
    step('trusted-device', 'From then on this device is trusted: the password alone signs in', async () => {
      await signInAgain()
      await expect(shop.page).toHaveURL(/\/account$/)
      await shop.follow('openSecurity')
      expect(stage.shop.accounts.twoStep).toMatchObject({ trustedDevices: 1, phone: { number: BACKUP_PHONE } })
    })
  ]
}

/** The steps in their order; each needs those before it. */
export function storySteps(stage: Stage): readonly StoryStep[] {
  const notes: Notes = { code: '', recoveryCodes: [], main: null }
  const main = (): MainPage => {
    if (notes.main === null) throw new Error('the vault was not opened')
    return notes.main
  }
  const scene: Scene = { stage, notes, main }
  return [...openingSteps(scene), ...scanSteps(scene), ...backupSteps(scene), ...returnSteps(scene)]
}
