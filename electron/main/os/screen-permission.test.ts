// The permission to look at the screen, with Electron's part stood in for: this machine is no Mac.
import { beforeEach, expect, it, vi } from 'vitest'

const { opened, status } = vi.hoisted(() => ({ opened: [] as string[], status: { value: 'denied' } }))
vi.mock('electron', () => ({
  shell: { openExternal: (address: string) => Promise.resolve(void opened.push(address)) },
  systemPreferences: {
    getMediaAccessStatus: (media: string) => {
      if (media !== 'screen') throw new Error(`asked for ${media}`)
      return status.value
    }
  }
}))
const { createScreenPermission } = await import('./screen-permission.ts')

beforeEach(() => {
  opened.length = 0
})

it('is what macOS says, asked anew each time', async () => {
  const permission = createScreenPermission('darwin')
  status.value = 'denied'
  expect(permission.state()).toBe('missing')
  status.value = 'granted'
  expect(permission.state()).toBe('granted')
  await permission.openSettings()
  expect(opened).toEqual(['x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture'])
})

it.each(['linux', 'win32'] as const)('is there on %s, and nothing is opened', async (platform) => {
  status.value = 'denied'
  const permission = createScreenPermission(platform)
  expect(permission.state()).toBe('granted')
  await permission.openSettings()
  expect(opened).toEqual([])
})
