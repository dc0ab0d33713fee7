// An edit in progress outlives every lock, a quit and a kill: sealed on the disk, offered by name, complete with a seed that the view never gets.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseFile } from '../fixtures/file-dialog.ts'
import { bytesOfBase32 } from '../fixtures/ipc-recorder.ts'
import { scanMemory, textNeedles } from '../fixtures/memory-scan.ts'
import { startNidan, type Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { writeQrPng } from '../fixtures/qr-images.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { editorPage, type EditorPage } from '../pages/editor-page.ts'
import { readCode } from '../pages/live-code.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { unlockPage } from '../pages/unlock-page.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'
import { sampleVaultBytes } from '../story/sample-vault.ts'

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADDRESS = `otpauth://totp/Hanamaru%20Market:hanako?secret=${KEY}&issuer=Hanamaru%20Market`
const TYPED = 'typed-and-never-stored-7342'

test('what was typed and scanned outlives locks that come by themselves, whatever is open, and is stored in the end', async ({ nidan, main, words, desktop, folder }) => {
  test.setTimeout(120_000)
  const edits = join(folder, 'nidan', 'edits')
  const dialog = (page: MainPage['page']) => page.getByRole('alertdialog', { name: words.t('editor.keptTitle') })
  const lockedBy = async (cause: () => Promise<void>): Promise<void> => {
    const [pid = 0] = await nidan.vaultPids()
    await cause()
    await waitUntil('the vault process to be another one or none', async () => !(await nidan.vaultPids()).includes(pid))
    await waitUntil('the main view to be gone', () => !nidan.hasView('main'))
    await nidan.view('unlock')
  }
  const goOn = async (): Promise<EditorPage> => {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const page = await nidan.view('main')
    await expect(dialog(page)).toContainText(SHOP_LOGIN.title)
    await dialog(page).getByRole('button', { name: words.t('editor.keptGoOn'), exact: true }).click()
    return editorPage(page, words)
  }

  await main.openLogin(SHOP_LOGIN.title)
  await main.editButton.click()
  const first = editorPage(main.page, words)
  await first.addField('editor.addConcealed')
  await first.fillNewest('field.concealed', { label: 'Door', value: TYPED })
  await first.addField('editor.addOtp')
  // By a picture: what is pasted passes through the clipboard of Chromium's own process, and this seed must be in none.
  const picture = join(folder, 'code.png')
  await writeQrPng(picture, [{ text: ADDRESS }])
  await first.otherWay('scan.imageFile')
  await chooseFile(desktop, words.t('dialog.chooseImageTitle'), picture)
  await readCode(first.editor)

  await test.step('the session is locked: nothing of it is readable afterwards, on the disk or in memory', async () => {
    await lockedBy(() => desktop.sleepSignals.lockSession('own'))
    const names = await readdir(edits)
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.nidan-edit$/u)])
    const file = join(edits, names[0] ?? '')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file)).toString('latin1')).not.toMatch(new RegExp(`${TYPED}|${KEY}|Door`, 'u'))
    const needles = { ...textNeedles('typed', TYPED), ...textNeedles('seed', KEY), 'seed bytes': bytesOfBase32(KEY) }
    // The text of a field that shows it goes to Chromium's own process for input methods, and may stay there (docs/THREAT-MODEL.md). The seed was never text.
    const isKnown = (role: string, name: string): boolean => role === 'browser' && name.startsWith('typed')
    const found = () => scanMemory(nidan.pid, needles).flatMap(({ role, copies }) => Object.keys(copies).filter((name) => !isKnown(role, name)).map((name) => `${name} in ${role}`))
    await expect.poll(found).toEqual([])
  })

  await test.step('with the palette open, the user is switched', async () => {
    const editor = await goOn()
    await expect(editor.editor.getByRole('textbox', { name: 'Door', exact: true })).toHaveValue(TYPED)
    await readCode(editor.editor)
    await editor.page.keyboard.press('Control+k')
    await expect(editor.page.getByRole('dialog')).toBeVisible()
    await lockedBy(() => desktop.sleepSignals.leaveSession())
  })

  await test.step('with the question whether to discard open, the session again', async () => {
    const editor = await goOn()
    await editor.cancel.click()
    await expect(editor.page.getByRole('alertdialog', { name: words.t('editor.discardTitle') })).toBeVisible()
    await lockedBy(() => desktop.sleepSignals.lockSession('own'))
  })

  await test.step('the own lock asks nothing, and the offer itself is no hindrance to a lock', async () => {
    const editor = await goOn()
    await readCode(editor.editor)
    await pressAndLeave(mainPage(editor.page, words).lockButton)
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    await expect(dialog(await nidan.view('main'))).toBeVisible()
    await lockedBy(() => desktop.sleepSignals.leaveSession())
  })

  await test.step('stored, it is offered no more', async () => {
    const editor = await goOn()
    await editor.store()
    const after = mainPage(editor.page, words)
    await expect(after.row('Door')).toBeVisible()
    await readCode(after.row(words.t('field.otp')))
    await pressAndLeave(after.lockButton)
    expect(await readdir(edits)).toEqual([])
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    const last = await nidan.view('main')
    await expect(mainPage(last, words).lockButton).toBeVisible()
    await expect(dialog(last)).toHaveCount(0)
  })
})

test('an edit outlives a kill and a quit of the whole program, and discarded it is gone', async ({ desktop, folder, words }) => {
  test.setTimeout(120_000)
  const userData = join(folder, 'again')
  const edits = join(userData, 'edits')
  // The one that is written at this moment has another name.
  const kept = async (): Promise<string[]> => (await readdir(edits).catch(() => [])).filter((name) => name.endsWith('.nidan-edit'))
  const vaultBytes = await sampleVaultBytes()
  const opened = async (nidan: Nidan): Promise<MainPage> => {
    await unlockPage(await nidan.view('unlock'), words).unlock(SAMPLE_MASTER_PASSWORD)
    return mainPage(await nidan.view('main'), words)
  }
  const type = async (main: MainPage): Promise<void> => {
    await main.openLogin(SHOP_LOGIN.title)
    await main.editButton.click()
    await editorPage(main.page, words).editor.getByPlaceholder(words.t('editor.titlePlaceholder'), { exact: true }).fill(TYPED)
    await waitUntil('the edit to be on the disk', async () => (await kept()).length === 1)
  }
  const offered = (main: MainPage) => main.page.getByRole('alertdialog', { name: words.t('editor.keptTitle') })

  const first = await startNidan({ desktop, userData, vaultBytes })
  await type(await opened(first))
  process.kill(first.pid, 'SIGKILL')
  await waitUntil('the program to be gone', () => first.hasEnded())

  const second = await startNidan({ desktop, userData })
  const again = await opened(second)
  await expect(offered(again)).toContainText(TYPED)
  await offered(again).getByRole('button', { name: words.t('editor.discard'), exact: true }).click()
  await waitUntil('the file to be gone', async () => (await kept()).length === 0)
  await type(again)
  await second.quit()

  const third = await startNidan({ desktop, userData })
  try {
    const last = await opened(third)
    await offered(last).getByRole('button', { name: words.t('editor.keptGoOn'), exact: true }).click()
    await expect(editorPage(last.page, words).editor.getByPlaceholder(words.t('editor.titlePlaceholder'), { exact: true })).toHaveValue(TYPED)
  } finally {
    await third.quit()
  }
})
