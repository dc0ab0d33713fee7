// Owns the development page of the views in which a person points at a code: picks.html?theme=dark&language=ja#region. Not part of the program.
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { pickStateOf } from '../../shared/model/pick-state.ts'
import { CameraView } from '../features/camera/CameraView.tsx'
import { RegionOverlay } from '../features/region/RegionOverlay.tsx'
import { WindowList } from '../features/windows/WindowList.tsx'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createLanguageStore, LanguageProvider } from '../i18n/language-store.ts'
import { loadMessages } from '../i18n/load-messages.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { drawQr } from './draw-qr.ts'
import '../styles/tokens.css'
import '../styles/base.css'

const screen = location.hash.slice(1)
const state = pickStateOf(location.search)
const ok = <T,>(value: T): Result<T> => ({ ok: true, value })
const done = () => Promise.resolve(ok(null))

/** A page of a site with a code on it, as an address of the picture. */
function drawnPage(): string {
  const canvas = document.createElement('canvas')
  canvas.width = window.innerWidth
  canvas.height = window.innerHeight
  const context = canvas.getContext('2d')
  if (context === null) return ''
  context.fillStyle = '#f7f4ef'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#8a2b5a'
  context.fillRect(0, 0, canvas.width, 64)
  context.fillStyle = '#fff'
  context.font = '28px sans-serif'
  context.fillText('Hanamaru Market', 32, 42)
  context.fillStyle = '#333'
  const { side, bits } = drawQr('otpauth://totp/Hanamaru:hanako?secret=JBSWY3DPEHPK3PXP')
  for (let at = 0; at < side * side; at += 1) {
    if (((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0) context.fillRect(620 + (at % side) * 5, 240 + Math.floor(at / side) * 5, 5, 5)
  }
  return canvas.toDataURL()
}

const NAMES = ['Hanamaru Market — Chromium', '銀行からのお知らせ - Thunderbird', 'notes.txt (~/Documents/two-step verification) - Text Editor', 'Files']
const windowCalls: Bridge<'windows'>['calls'] = {
  'windows.list': () => Promise.resolve(ok(screen === 'windows-none' ? [] : NAMES.map((name, index) => ({ id: crypto.randomUUID(), name, picture: index === 2 ? null : drawnPage(), icon: null })))),
  'windows.take': done,
  'windows.cancel': done
}
const camera: Bridge<'camera'> = {
  calls: { 'camera.cancel': done },
  on: {
    'camera.saw': (listener) => {
      if (screen === 'camera-seen') setTimeout(() => { listener({ kind: 'web-address', reason: null }) }, 300)
      return () => undefined
    }
  },
  platform: 'linux'
}

/** What the computer that draws this page may not have. */
function pretendCameras(): void {
  const { mediaDevices } = navigator
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 1280, height: 720 })
  const context = canvas.getContext('2d')
  if (context !== null) {
    context.fillStyle = '#6d7f8c'
    context.fillRect(0, 0, 1280, 720)
    context.fillStyle = '#20242c'
    context.fillRect(520, 120, 240, 480)
  }
  mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(5))
  if (screen === 'camera-none') mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'))
  if (screen !== 'camera-several') return
  const one = (label: string) => ({ kind: 'videoinput', deviceId: label, groupId: '', label, toJSON: () => null }) as MediaDeviceInfo
  mediaDevices.enumerateDevices = () => Promise.resolve([one('HD Webcam C920'), one('ノートPC内蔵カメラ（前面・広角）')])
}

function view(): ReactNode {
  if (screen.startsWith('windows')) return <WindowList calls={windowCalls} />
  if (screen.startsWith('camera')) return <CameraView bridge={camera} port={new Promise(() => undefined)} />
  return <RegionOverlay calls={{ 'region.take': done, 'region.cancel': done }} state={state} />
}

/** A band around the code, and the pointer at its corner. */
function drawRegion(): void {
  const main = document.querySelector('main')
  const at = (type: string, x: number, y: number) => main?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y }))
  at('pointerdown', 600, 220)
  at('pointermove', 700, 300)
  at('pointermove', 805, 425)
}

async function start(root: HTMLElement): Promise<void> {
  applyTheme(document, state)
  const language = createLanguageStore({ first: { language: state.language, messages: await loadMessages(state.language) }, load: loadMessages, format: createIcuFormat(), document })
  pretendCameras()
  createRoot(root).render(<LanguageProvider value={language}>{view()}</LanguageProvider>)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const picture = document.querySelector<HTMLImageElement>('.region__picture')
  if (picture === null) return
  picture.src = drawnPage()
  await picture.decode()
  await new Promise((resolve) => setTimeout(resolve, 100))
  if (screen === 'region-drawn') drawRegion()
}

const root = document.getElementById('root')
if (root !== null) void start(root)
