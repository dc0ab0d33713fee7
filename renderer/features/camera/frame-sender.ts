// Owns what leaves the camera: small frames first and larger ones between, at most ten a second, the next when the last is read. Keeps none.
import { MAX_FRAME_PIXELS } from '../../../shared/model/camera-frames.ts'

const EVERY_MS = 100
/** Longest sides, in turn: a code held close is read fast in a small frame, one held far needs the larger. */
const SIDES = [640, 1280] as const

/** Takes a picture of `video` for each turn until the answered function is called. */
export function sendFrames(video: HTMLVideoElement, port: MessagePort): () => void {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  let isFree = true
  let turn = 0
  port.onmessage = () => {
    isFree = true
  }
  const send = (): void => {
    if (!isFree || brush === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return
    const side = SIDES[turn % SIDES.length] ?? SIDES[0]
    turn += 1
    const { width, height } = frameSize(video.videoWidth, video.videoHeight, side)
    canvas.width = width
    canvas.height = height
    brush.drawImage(video, 0, 0, width, height)
    const { data } = brush.getImageData(0, 0, width, height)
    isFree = false
    // Copied, not moved: a port of Electron's Node side takes other ports as the only transferables.
    port.postMessage({ kind: 'frame', widthPx: width, heightPx: height, data: new Uint8Array(data.buffer) })
  }
  const timer = setInterval(send, EVERY_MS)
  return () => {
    clearInterval(timer)
    port.onmessage = null
  }
}

/** Never enlarged. */
export function frameSize(width: number, height: number, longestSide: number): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height), Math.sqrt(MAX_FRAME_PIXELS / (width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}
