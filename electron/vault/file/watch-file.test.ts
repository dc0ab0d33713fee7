// Holds the watcher to noticing every change, once a burst, by the system's notices and without them, and to leaving nothing running.
import { EventEmitter } from 'node:events'
import type * as Fs from 'node:fs'
import { rename, stat, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'
import { watchFile } from './watch-file.ts'

type OnName = (event: string, name: string | null) => void

interface System {
  mode: 'real' | 'silent' | 'none'
  onName: OnName | null
  watcher: EventEmitter | null
  closed: number
}
const system = vi.hoisted((): System => ({ mode: 'real', onName: null, watcher: null, closed: 0 }))

vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof Fs>()
  return {
    ...actual,
    watch: (folder: string, options: Fs.WatchOptions, onName: OnName) => {
      if (system.mode === 'real') return actual.watch(folder, options, onName)
      if (system.mode === 'none') throw Object.assign(new Error('no notices'), { code: 'ENOSYS' })
      system.onName = onName
      system.watcher = Object.assign(new EventEmitter(), {
        close: () => {
          system.closed += 1
        }
      })
      return system.watcher
    }
  }
})

let place: TestFolder
let touches: number
let stop: () => void = () => undefined
const start = (): void => {
  stop = watchFile(place.path, () => {
    touches += 1
  })
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** Made-up time. A look is a real read of the disk: it has ended once several that began after it have. */
async function passMs(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  for (let reads = 0; reads < 5; reads += 1) await stat(place.folder)
}

beforeEach(async () => {
  place = await makeTestFolder()
  await writeFile(place.path, 'first')
  touches = 0
  Object.assign(system, { mode: 'real', onName: null, watcher: null, closed: 0 })
})
afterEach(async () => {
  stop()
  vi.useRealTimers()
  await place.remove()
})

describe('a file that is watched', () => {
  it('is noticed when it is replaced, once for all steps of it', async () => {
    start()
    await writeFile(`${place.path}.sync`, 'second')
    await rename(`${place.path}.sync`, place.path)
    await vi.waitFor(() => {
      expect(touches).toBe(1)
    }, 5_000)
  })

  it('is not noticed any more when the watching has ended, not even what is settling', async () => {
    system.mode = 'silent'
    start()
    system.onName?.('change', 'Personal.nidan')
    stop()
    await pause(500)
    expect([touches, system.closed]).toEqual([0, 1])
  })

  it.each([
    ['of the file', 'Personal.nidan', 1],
    ['without a name, as some systems give it', null, 1],
    ['of another file in the folder', 'Personal.nidan.lock', 0]
  ])('counts a notice %s', async (_what, name, expected) => {
    system.mode = 'silent'
    start()
    system.onName?.('change', name)
    await pause(500)
    expect(touches).toBe(expected)
  })
})

describe('a folder that gives no notices', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  })

  it.each(['none', 'silent'] as const)('is looked at now and then (%s)', async (mode) => {
    system.mode = mode
    start()
    await passMs(5_000)
    await passMs(1_000)
    expect(touches).toBe(0)
    await writeFile(place.path, 'second, longer')
    await untilTouched()
    expect(touches).toBe(1)
  })

  it('tells that the file went away, and that it came back', async () => {
    system.mode = 'none'
    start()
    await passMs(5_000)
    await rename(place.path, `${place.path}.away`)
    await untilTouched()
    expect(touches).toBe(1)
    await rename(`${place.path}.away`, place.path)
    await untilTouched(2)
    expect(touches).toBe(2)
  })

  it('goes on being looked at when its watcher breaks', async () => {
    system.mode = 'silent'
    start()
    await passMs(5_000)
    system.watcher?.emit('error', new Error('the folder went away'))
    expect(system.closed).toBe(1)
    await writeFile(place.path, 'second, longer')
    await untilTouched()
    expect(touches).toBe(1)
  })

  /** At most a minute of made-up time. */
  async function untilTouched(count = 1): Promise<void> {
    for (let step = 0; step < 60 && touches < count; step += 1) await passMs(1_000)
  }
})
