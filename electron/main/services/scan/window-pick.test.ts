// The choice of a window with fake windows: what is listed, what is captured, and how it ends.
import { describe, expect, it } from 'vitest'
import type { Capture } from './screen-scan.ts'
import { createWindowPick, type OpenWindow } from './window-pick.ts'

const WINDOWS: OpenWindow[] = [
  { sourceId: 'window:1', name: 'Hanamaru Market', picture: Buffer.from('a'), icon: null },
  { sourceId: 'window:2', name: 'x'.repeat(900), picture: null, icon: Buffer.from('b') }
]
const CAPTURE = { kind: 'failed', name: 'captured', problem: 'scan-display-failed' } satisfies Capture

function rig() {
  const events: string[] = []
  let gone: () => void = () => undefined
  const pick = createWindowPick({
    listWindows: () => Promise.resolve(WINDOWS),
    captureWindow: (id) => {
      events.push(`captured ${id}`)
      return Promise.resolve(CAPTURE)
    },
    openDialog: (onGone) => {
      gone = onGone
      return () => events.push('closed')
    },
    hold: (png) => `/pictures/${png.toString()}`
  })
  return { pick, events, gone: () => { gone() } }
}

describe('choosing a window', () => {
  it('lists names and addresses of pictures, and no identifier of the system', async () => {
    const { pick } = rig()
    void pick.pick()
    const list = await pick.list()
    expect(list.map(({ picture, icon }) => [picture, icon])).toEqual([['/pictures/a', null], [null, '/pictures/b']])
    expect(list[1]?.name).toHaveLength(300)
    expect(JSON.stringify(list)).not.toContain('window:')
    pick.cancel()
  })

  it('takes the dialog away, then captures the chosen one alone', async () => {
    const { pick, events } = rig()
    const picked = pick.pick()
    pick.take((await pick.list())[1]?.id ?? '')
    expect(await picked).toEqual([CAPTURE])
    expect(events).toEqual(['closed', 'captured window:2'])
  })

  it('answers nothing when it is cancelled or closed', async () => {
    for (const end of ['cancel', 'gone'] as const) {
      const one = rig()
      const picked = one.pick.pick()
      if (end === 'cancel') one.pick.cancel()
      else one.gone()
      expect(await picked).toBeNull()
      expect(one.events).toEqual(['closed'])
    }
  })

  it('refuses what is not on the list, and lists nothing while no dialog stands', async () => {
    const { pick } = rig()
    expect(await pick.list()).toEqual([])
    expect(() => { pick.take('00000000-0000-4000-8000-000000000000') }).toThrow(expect.objectContaining({ code: 'scan-window-gone' }) as Error)
  })
})
