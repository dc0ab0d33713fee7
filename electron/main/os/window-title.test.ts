// Holds that a desktop which tells no title costs nothing and breaks nothing; what an X server tells is in the tray's end-to-end test.
import { expect, it, vi } from 'vitest'
import { watchWindowTitle } from './window-title.ts'

it.each<[string, NodeJS.Platform, Record<string, string>]>([
  ['Windows', 'win32', { DISPLAY: ':0' }],
  ['macOS', 'darwin', {}],
  ['Wayland', 'linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' }],
  ['no display', 'linux', {}],
  ['a display of no known form', 'linux', { DISPLAY: ':61234567' }]
])('%s has no title, and nobody is asked', (_what, platform, env) => {
  const log = vi.fn()
  const title = watchWindowTitle({ platform, env, onChange: log, log })
  title.dispose()
  expect([title.now(), log.mock.calls]).toEqual([null, []])
})

it('an X server that is not there is no fault', async () => {
  const onChange = vi.fn()
  const title = watchWindowTitle({ platform: 'linux', env: { DISPLAY: ':9123' }, onChange, log: () => undefined })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([title.now(), onChange.mock.calls]).toEqual([null, []])
  title.dispose()
})
