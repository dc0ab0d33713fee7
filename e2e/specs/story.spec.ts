// Plays the whole story and checks on the way what may cross to the views and what may stay in memory.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesOfBase32, holdsKey, holdsText, recordIpc } from '../fixtures/ipc-recorder.ts'
import { scanOne, textNeedles } from '../fixtures/memory-scan.ts'
import { expect, test } from '../fixtures/test.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_CUSTOMER } from '../story/sample-logins.ts'
import { setStage } from '../story/stage.ts'
import { storySteps } from '../story/story.ts'

test.setTimeout(180_000)

/** Beside the key itself. */
const SECRET_TEXTS = ['otpauth://', SHOP_CUSTOMER.password, SAMPLE_MASTER_PASSWORD]

for (const language of ['en', 'ja'] as const) {
  test(`from the QR code of a shop to a sign-in with the code from the tray (${language})`, async ({ desktop }, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'nidan-story-'))
    const stage = await setStage({ desktop, folder, language })
    try {
      await stage.nidan.view('unlock')
      const recorder = await recordIpc(stage.nidan)
      for (const [at, step] of storySteps(stage).entries()) {
        await test.step(step.sentence, step.run)
        await desktop.screenshot(info.outputPath(`${String(at + 1).padStart(2, '0')}-${step.id}.png`))
      }
      const key = stage.shop.accounts.twoStep?.secretBase32 ?? ''
      expect(key).toHaveLength(32)

      await test.step('no seed and no password crossed to a view', async () => {
        const crossings = await recorder.crossings()
        const toViews = crossings.filter((one) => one.direction === 'to-view')
        // The record does see what crosses: the recovery codes went in with the edit and came back with one reveal.
        const recoveryCode = stage.shop.accounts.twoStep?.recoveryCodes[0] ?? ''
        const withRecoveryCode = crossings.filter(({ bytes }) => holdsText(bytes, recoveryCode))
        const ways = withRecoveryCode.map(({ channel, direction }) => `${channel} ${direction}`)
        // From the view at every change of the edit, which is kept for a lock, and when it is stored; back once, with what was stored.
        expect([new Set(ways), ways.filter((way) => way === 'vault.port to-view').length]).toEqual([new Set(['vault.port from-view', 'vault.port to-view']), 1])
        const leaks = toViews.filter(({ bytes }) => holdsKey(bytes, key) || SECRET_TEXTS.some((text) => holdsText(bytes, text)))
        expect(leaks.map(({ view, channel }) => `${channel} → ${view}`)).toEqual([])
      })

      await test.step('the renderer of the main view holds no copy of the seed', async () => {
        const view = await stage.nidan.view('main')
        const pid = await stage.nidan.askMain(
          ({ webContents }, url) => webContents.getAllWebContents().find((one) => one.getURL() === url)?.getOSProcessId() ?? 0,
          view.url()
        )
        const needles = { ...textNeedles('seed', key), 'seed bytes': bytesOfBase32(key), ...textNeedles('address', `secret=${key}`) }
        // The same scan does find it where it has to be.
        const [vaultPid] = await stage.nidan.vaultPids()
        expect(Object.keys(scanOne(vaultPid ?? 0, needles).copies)).not.toEqual([])
        const memory = scanOne(pid, needles)
        expect(memory.refused).toBeNull()
        expect(memory.bytesRead).toBeGreaterThan(10 << 20)
        expect(memory.copies).toEqual({})
      })
    } finally {
      await stage.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  })
}
