// A hundred locks, each by another way: nothing is left behind by them, neither processes nor views nor memory, nor a secret.
import { readFileSync } from 'node:fs'
import { bytesOfBase32 } from '../fixtures/ipc-recorder.ts'
import { processTree, scanMemory, textNeedles } from '../fixtures/memory-scan.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test } from '../fixtures/test.ts'
import { waitUntil } from '../fixtures/waiting.ts'
import { CLOUD_LOGIN, SAMPLE_MASTER_PASSWORD, SHOP_LOGIN } from '../story/sample-logins.ts'

const LOCKS = 100
/** What is made at the first locks only (a spare view, compiled code) is there by then. */
const WARM_AFTER = 20
/** Over eighty locks, with what nobody holds collected: 0.1 MB each would be eight. */
const MOST_GROWTH_MB = 8

/** Proportional set size of main in MB, after what nobody holds any more was collected. */
async function memoryMb(nidan: Nidan): Promise<number> {
  const { pid } = nidan
  await nidan.askMain(() => {
    const { setFlagsFromString } = process.getBuiltinModule('v8')
    setFlagsFromString('--expose-gc')
    const collect = process.getBuiltinModule('vm').runInNewContext('gc') as () => void
    collect()
    collect()
  })
  return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024
}

test('a hundred locks by button, keys, tray and session leave no process, view, memory or secret behind', async ({ nidan, main, desktop, words }) => {
  test.setTimeout(400_000)
  await main.openLogin(SHOP_LOGIN.title)
  const escaped = words.t('tray.lock').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const tray = new RegExp(`^${escaped}$`, 'u')
  const causes: readonly (() => Promise<unknown>)[] = [
    async () => { await pressAndLeave((await nidan.view('main')).getByRole('button', { name: words.t('sidebar.lock'), exact: true })) },
    () => desktop.tray.click(tray),
    () => desktop.sleepSignals.lockSession('own'),
    async () => { await (await nidan.view('main')).keyboard.press('Control+l').catch(() => undefined) }
  ]
  // The reader is made ready a while after the unlock; before that there is one process less.
  const readerIsReady = () => waitUntil('the reader to be ready', () => nidan.askMain(({ app }) => app.getAppMetrics().some(({ name }) => name === 'Nidan reader')))
  const counts = async (): Promise<readonly number[]> => [
    processTree(nidan.pid).length,
    await nidan.askMain(({ webContents }) => webContents.getAllWebContents().length),
    await nidan.askMain(({ BaseWindow }) => BaseWindow.getAllWindows().length)
  ]
  let warm: readonly number[] = []
  let warmMb = 0
  for (let lock = 1; lock <= LOCKS; lock += 1) {
    const [pid = 0, ...more] = await nidan.vaultPids()
    expect(more).toEqual([])
    await causes[lock % causes.length]?.()
    const unlock = await nidan.view('unlock')
    await waitUntil('the vault process to end', async () => !(await nidan.vaultPids()).includes(pid), { everyMs: 10 })
    expect(nidan.hasView('main')).toBe(false)
    if (lock === LOCKS) break
    await unlock.getByLabel(words.t('unlock.passwordLabel'), { exact: true }).fill(SAMPLE_MASTER_PASSWORD)
    await unlock.keyboard.press('Enter').catch(() => undefined)
    await (await nidan.view('main')).getByRole('button', { name: words.t('sidebar.lock'), exact: true }).waitFor()
    if (lock === WARM_AFTER) {
      await readerIsReady()
      warm = await counts()
      warmMb = await memoryMb(nidan)
    }
    if (lock === LOCKS - 1) {
      await readerIsReady()
      await expect.poll(counts).toEqual(warm)
      const grownMb = (await memoryMb(nidan)) - warmMb
      expect(grownMb, `main has grown by ${grownMb.toFixed(1)} MB`).toBeLessThan(MOST_GROWTH_MB)
    }
  }
  const seed = /secret=(\w+)/u.exec(CLOUD_LOGIN.otpAddress ?? '')?.[1] ?? ''
  const needles = { ...textNeedles('login password', SHOP_LOGIN.password), ...textNeedles('seed', seed), 'seed bytes': bytesOfBase32(seed) }
  await expect.poll(() => scanMemory(nidan.pid, needles).flatMap(({ role, copies, refused }) => [...Object.keys(copies), ...(refused === null ? [] : [refused])].map((what) => `${what} in ${role}`))).toEqual([])
})
