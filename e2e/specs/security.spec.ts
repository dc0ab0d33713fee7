// What a page of Nidan can do even if it were taken over: nothing but its named calls.
import type { Page } from 'playwright'
import { MAIN_CALLS, MAIN_EVENTS, VAULT_CALLS, VAULT_EVENTS, type ViewName } from '../../shared/ipc/channels.ts'
import type { Nidan } from '../fixtures/nidan.ts'
import { pressAndLeave } from '../fixtures/press-and-leave.ts'
import { expect, test as base } from '../fixtures/test.ts'
import { startDateHost, type TimeHost } from '../fixtures/time-hosts.ts'
import { pause } from '../fixtures/waiting.ts'
import { quickAccess } from '../pages/quick-window.ts'

/** What is read of the page's own globals. */
interface PageGlobals {
  nidan: { calls: Record<string, unknown>; on: Record<string, unknown> }
  require?: unknown
  process?: unknown
  planted?: unknown
}

/** A host that counts who comes, and is there: what does not reach it was stopped on the way. */
const test = base.extend<{ outside: TimeHost }>({
  outside: async ({}, use) => {
    const host = await startDateHost(0)
    await fetch(host.host)
    expect(host.asked()).toBe(1)
    await use(host)
    host.dispose()
  }
})

const STRICT = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true }

async function expectNothingOfNode(page: Page): Promise<void> {
  const types = await page.evaluate(() => {
    const globals = globalThis as unknown as PageGlobals
    return [typeof globals.require, typeof globals.process, typeof (globals as { Buffer?: unknown }).Buffer, typeof (globals as { module?: unknown }).module]
  })
  expect(types).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
}

async function expectBridgeOf(page: Page, view: ViewName): Promise<void> {
  const keys = await page.evaluate(() => {
    const { nidan } = globalThis as unknown as PageGlobals
    return { top: Object.keys(nidan), calls: Object.keys(nidan.calls), on: Object.keys(nidan.on), types: Object.values(nidan.calls).map((call) => typeof call) }
  })
  expect(keys.top.sort()).toEqual(['calls', 'on', 'platform'])
  expect(keys.calls.sort()).toEqual([...MAIN_CALLS[view], ...VAULT_CALLS[view]].sort())
  expect(keys.on.sort()).toEqual([...MAIN_EVENTS[view], ...VAULT_EVENTS[view]].sort())
  expect(new Set(keys.types)).toEqual(new Set(['function']))
}

test('the views of the window and of quick access have no Node and a bridge of exactly their own calls', async ({ nidan, unlock, main, desktop, words }) => {
  expect(unlock.page.isClosed()).toBe(true)
  await expectNothingOfNode(main.page)
  await expectBridgeOf(main.page, 'main')
  const quick = await quickAccess({ nidan, desktop, words }).summon()
  await expectNothingOfNode(quick)
  await expectBridgeOf(quick, 'quick')
  for (const preferences of await preferencesOf(nidan)) expect(preferences).toEqual(STRICT)
  await pressAndLeave(main.lockButton)
  const unlockView = await nidan.view('unlock')
  await expectNothingOfNode(unlockView)
  await expectBridgeOf(unlockView, 'unlock')
})

async function preferencesOf(nidan: Nidan) {
  return nidan.askMain(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Part of every Electron, though no longer of its type declarations.
      const asked = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences | null }
      const preferences = asked.getLastWebPreferences()
      return {
        sandbox: preferences?.sandbox,
        contextIsolation: preferences?.contextIsolation,
        nodeIntegration: preferences?.nodeIntegration,
        webviewTag: preferences?.webviewTag,
        webSecurity: preferences?.webSecurity
      }
    })
  )
}

test('every view is sandboxed and isolated', async ({ nidan, main }) => {
  expect(main.page.isClosed()).toBe(false)
  const all = await preferencesOf(nidan)
  expect(all.length).toBeGreaterThan(0)
  for (const preferences of all) expect(preferences).toEqual(STRICT)
})

test('the views never share a renderer process', async ({ nidan, unlock, words }) => {
  expect(unlock.page.url()).toMatch(/^app:\/\/unlock\//)
  const pidOf = (): Promise<number> => nidan.askMain(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0)
  const unlockPid = await pidOf()
  await unlock.unlock('four quiet maple lanterns')
  const page = await nidan.view('main')
  await page.getByRole('button', { name: words.t('sidebar.lock'), exact: true }).waitFor()
  expect(await pidOf()).not.toBe(unlockPid)
})

test('the policy of the page stops inline scripts, eval, requests and foreign pictures', async ({ main, outside }) => {
  const results = await main.page.evaluate(async (local) => {
    const globals = globalThis as unknown as PageGlobals & { document: { createElement(name: string): Record<string, unknown>; head: { append(node: unknown): void } } }
    const attempt = async (action: () => unknown): Promise<string> => {
      try {
        return `allowed: ${String(await action())}`
      } catch {
        return 'blocked'
      }
    }
    const inline = await attempt(() => {
      const script = globals.document.createElement('script')
      script['text'] = 'globalThis.planted = 1'
      globals.document.head.append(script)
      if (globals.planted === undefined) throw new Error('blocked')
    })
    const request = (url: string): Promise<string> => attempt(() => fetch(url))
    // What the test library calls may evaluate in spite of the policy; what a timer calls is the page itself again.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        // oxlint-disable-next-line typescript/no-implied-eval -- that it is refused is what is tested
        void attempt(() => (new Function('return 1') as () => number)()).then(resolve)
      }, 0)
    })
    const picture = await attempt(
      () =>
        new Promise((resolve, reject) => {
          const image = globals.document.createElement('img')
          image['onload'] = resolve
          image['onerror'] = reject
          image['src'] = `${local}/beacon.png`
        })
    )
    return { inline, evaluated, own: await request('app://main/index.html'), foreign: await request('https://example.com/'), local: await request(local), picture }
  }, outside.host)
  expect(results).toEqual({ inline: 'blocked', evaluated: 'blocked', own: 'blocked', foreign: 'blocked', local: 'blocked', picture: 'blocked' })
  expect(outside.asked()).toBe(1)
})

test('new windows, navigation and downloads are refused', async ({ nidan, main, outside }) => {
  const before = main.page.url()
  const opened = await main.page.evaluate((address) => {
    const globals = globalThis as unknown as { open(url: string): unknown; location: { href: string } }
    const window = globals.open(address)
    globals.location.href = address
    return window === null
  }, outside.host)
  await pause(500)
  expect(opened).toBe(true)
  expect(main.page.url()).toBe(before)
  expect(nidan.app.windows()).toHaveLength(1)
  expect(outside.asked()).toBe(1)
})

test('permissions are refused', async ({ main }) => {
  const states = await main.page.evaluate(async () => {
    interface Asked {
      permissions: { query(input: { name: string }): Promise<{ state: string }> }
      mediaDevices?: { getUserMedia(input: object): Promise<unknown> }
    }
    const navigator = (globalThis as unknown as { navigator: Asked }).navigator
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read']
    const answers = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    const media = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied'
    )
    return [...answers, media ?? 'denied']
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

const PATHS = [
  'app://main/../../package.json',
  'app://main/%2e%2e/%2e%2e/package.json',
  'app://main/..%2f..%2fpackage.json',
  'app://main/..%5c..%5cpackage.json',
  'app://main/%00',
  'app://main/unlock/index.html',
  'app://main//etc/passwd',
  'app://elsewhere/index.html'
]
test('app:// serves the built pages and nothing beside them', async ({ nidan, main }) => {
  expect(main.page.url()).toMatch(/^app:\/\/main\//)
  const statuses = await nidan.askMain(
    async ({ net }, urls) => Promise.all(urls.map(async (url) => net.fetch(url).then((response) => response.status, () => 404))),
    // One that is served, so that the refusals are not those of a way of asking that never works.
    ['app://main/index.html', ...PATHS]
  )
  expect(statuses).toEqual([200, ...PATHS.map(() => 404)])
})
