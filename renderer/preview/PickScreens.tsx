// Owns the preview's screens of the views in which a person points at a code: region, windows, camera. Development only.
import type { ReactNode } from 'react'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { PickState } from '../../shared/model/pick-state.ts'
import type { ListedWindow } from '../../shared/model/picking.ts'
import { CameraView } from '../features/camera/CameraView.tsx'
import type { CameraDevices } from '../features/camera/open-camera.ts'
import { RegionOverlay } from '../features/region/RegionOverlay.tsx'
import { WindowList } from '../features/windows/WindowList.tsx'
import { fakeId } from '../ipc/fake-logins.ts'

export const PICK_SCREENS = ['region', 'region-drawn', 'region-low', 'windows', 'windows-none', 'windows-looking', 'windows-gone', 'camera', 'camera-seen', 'camera-refused', 'camera-none', 'camera-busy', 'camera-two'] as const
export type PickScreen = (typeof PICK_SCREENS)[number]

export function isPickScreen(screen: string): screen is PickScreen {
  return PICK_SCREENS.some((one) => one === screen)
}

const DONE = { ok: true, value: null } as const
/** In the preview's `public/pictures`. */
const PAGE = 'page.svg'

const NAMES = ['Two-step verification — はなまる市場 — Firefox', 'Terminal', '銀行からのお知らせ（とても長い題名のウィンドウなので最後まで入りません） — Thunderbird', 'Remote desktop', 'Files']
const WINDOWS: readonly ListedWindow[] = NAMES.map((name, k) => ({ id: fakeId(700, k), name, picture: k % 3 === 1 ? null : `/pictures/${PAGE}`, icon: null }))

function windowCalls(screen: PickScreen): Bridge<'windows'>['calls'] {
  return {
    'windows.list': () => (screen === 'windows-looking' ? new Promise(() => undefined) : Promise.resolve({ ok: true, value: screen === 'windows-none' ? [] : [...WINDOWS] })),
    'windows.take': () => Promise.resolve({ ok: false, code: 'scan-window-gone' }),
    'windows.cancel': () => Promise.resolve(DONE)
  }
}

const PROBLEMS: Partial<Record<PickScreen, string>> = { 'camera-refused': 'NotAllowedError', 'camera-none': 'NotFoundError', 'camera-busy': 'NotReadableError' }

/** A grey picture that a code is held into. */
function cameraPicture(): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.width = 1_280
  canvas.height = 720
  const brush = canvas.getContext('2d')
  const draw = (): void => {
    if (brush === null) return
    brush.fillStyle = '#56606b'
    brush.fillRect(0, 0, 1_280, 720)
    brush.fillStyle = '#11151a'
    brush.fillRect(480, 120, 320, 520)
    brush.fillStyle = '#eef2f6'
    brush.fillRect(510, 190, 260, 260)
  }
  draw()
  setInterval(draw, 200)
  return canvas.captureStream(5)
}

function devicesOf(screen: PickScreen): CameraDevices {
  const names = screen === 'camera-two' || screen === 'camera-busy' ? ['FaceTime HD カメラ', 'Very long name of a document camera on the desk (046d:0825)'] : ['Camera']
  const problem = PROBLEMS[screen]
  return {
    getUserMedia: () => (problem === undefined ? Promise.resolve(cameraPicture()) : Promise.reject(Object.assign(new Error(problem), { name: problem }))),
    // The page reads these three of what the browser would answer.
    enumerateDevices: () => Promise.resolve(screen === 'camera-none' ? [] : names.map((label, k) => ({ kind: 'videoinput', deviceId: String(k), label }) as MediaDeviceInfo)),
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  }
}

function cameraBridge(screen: PickScreen): Bridge<'camera'> {
  const reason: ErrorCode | null = null
  return {
    platform: 'linux',
    calls: { 'camera.cancel': () => Promise.resolve(DONE) },
    on: {
      'camera.saw': (listener) => {
        if (screen === 'camera-seen') listener({ kind: 'web-address', reason })
        return () => undefined
      }
    }
  }
}

export function pickScreen(screen: PickScreen, state: Omit<PickState, 'picture'>): ReactNode {
  if (screen.startsWith('region')) {
    return <RegionOverlay state={{ ...state, picture: PAGE }} calls={{ 'region.take': () => Promise.resolve(DONE), 'region.cancel': () => Promise.resolve(DONE) }} />
  }
  if (screen.startsWith('windows')) return <WindowList calls={windowCalls(screen)} />
  return <CameraView bridge={cameraBridge(screen)} port={Promise.resolve(new MessageChannel().port1)} devices={devicesOf(screen)} />
}

/** What a person does next, for the screens that show more than the first sight. */
export async function goToPick(screen: PickScreen): Promise<void> {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  await wait(400)
  if (screen === 'windows-gone') document.querySelector<HTMLElement>('.window-tile')?.click()
  if (screen !== 'region-drawn' && screen !== 'region-low') return
  const main = document.querySelector('main')
  // No pointer of the system stands behind these events, so there is none to capture.
  if (main !== null) main.setPointerCapture = () => undefined
  const at = (type: string, x: number, y: number): void => void main?.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, button: 0, pointerId: 1, bubbles: true }))
  const [left, top, right, bottom] = screen === 'region-low' ? [10, 8, 210, innerHeight - 8] : [innerWidth * 0.34, innerHeight * 0.25, innerWidth * 0.62, innerHeight * 0.72]
  at('pointerdown', left, top)
  at('pointermove', right, bottom)
  at('pointerup', right, bottom)
}
