// A code held before the camera, in the real program with Chromium's fake camera: only the camera's own view may use it, and only while it stands.
import { join } from 'node:path'
import type { Page } from 'playwright'
import { writeCameraFilm } from '../fixtures/camera-film.ts'
import { recordIpc } from '../fixtures/ipc-recorder.ts'
import { startNidan } from '../fixtures/nidan.ts'
import { drawQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitFor } from '../fixtures/waiting.ts'
import { mainPage } from '../pages/main-page.ts'
import { scanSheet } from '../pages/scan-sheet.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const CODE = `otpauth://totp/Amber:hanako?secret=${SECRET}&issuer=Amber`
const ASK_FOR_CAMERA = 'navigator.mediaDevices.getUserMedia({ video: true }).then(() => "given", (error) => error.name)'
const ASK_FOR_SOUND = 'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", (error) => error.name)'

test('a web address before the camera is named, the code after it is found, and nobody else gets a picture', async ({ desktop, folder, words }) => {
  const film = join(folder, 'film.y4m')
  await writeCameraFilm(film, [drawQrPng([{ text: 'https://example.com', scale: 8 }]), drawQrPng([{ text: CODE, scale: 5 }])], 4)
  const nidan = await startNidan({
    desktop,
    userData: join(folder, 'nidan'),
    vaultBytes: await sampleVaultBytes(),
    switches: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  })
  try {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const main = mainPage(await nidan.view('main'), words)
    const recorder = await recordIpc(nidan)
    // On a secure origin of ours, so that it is our own answer that is heard.
    expect(await main.page.evaluate(ASK_FOR_CAMERA)).not.toBe('given')
    const start = async (): Promise<Page> => {
      await main.page.getByRole('button', { name: words.t('sidebar.otherWays'), exact: true }).click()
      await main.page.getByRole('menuitem', { name: words.t('scan.camera'), exact: true }).click()
      return await waitFor('the camera view', () => nidan.app.windows().find((page) => !page.isClosed() && page.url().startsWith('app://camera/')) ?? null)
    }
    const hasCamera = (): boolean => nidan.app.windows().some((page) => page.url().startsWith('app://camera/'))
    const camera = await start()
    await expect(camera.getByText(words.t('otherCode.web-address'), { exact: false })).toBeVisible()
    // While it stands, the camera is that view's alone, and there is no sound for anybody.
    expect(await camera.evaluate(ASK_FOR_SOUND)).not.toBe('given')
    expect(await main.page.evaluate(ASK_FOR_CAMERA)).not.toBe('given')
    const { sheet, addAndCopy, close } = scanSheet(main.page, words)
    await expect(addAndCopy).toBeVisible({ timeout: 20_000 })
    await expect(sheet.getByText('Amber').first()).toBeVisible()
    await expect.poll(hasCamera).toBe(false)
    const crossings = await recorder.crossings()
    expect(crossings.some(({ bytes }) => bytes.includes(SECRET))).toBe(false)
    // Pictures leave the camera's view, by its port; none goes to any view.
    const pictures = crossings.filter(({ bytes }) => bytes.length > 100_000)
    expect(pictures.map(({ direction, view }) => `${direction} ${view.slice(0, 'app://camera/'.length)}`).filter((one) => one !== 'from-view app://camera/')).toEqual([])
    expect(pictures.length).toBeGreaterThan(0)
    await close.click()

    await start()
    await desktop.sleepSignals.suspend()
    await expect.poll(hasCamera).toBe(false)
  } finally {
    await nidan.quit()
  }
})
