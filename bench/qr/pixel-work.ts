// Owns what happens to a screen before it reaches a reader: a webcam looks at it, a video or a JPEG squeezes it. Plain arithmetic on pixels.
import jpeg from 'jpeg-js'
import { homographyOf, project } from '../../electron/reader/qr/homography.ts'
import type { Random } from './random.ts'

export interface Picture {
  data: Uint8Array
  width: number
  height: number
}

/** There and back through a JPEG of this quality (0–100). */
export function throughJpeg({ data, width, height }: Picture, quality: number): Picture {
  const decoded = jpeg.decode(jpeg.encode({ data, width, height }, quality).data, { useTArray: true, maxMemoryUsageInMB: 2_048 })
  return { data: decoded.data, width, height }
}

/** Half the resolution and back, as a video with 4:2:0 colour does to colour alone. */
export function withHalfColour({ data, width, height }: Picture): Picture {
  const out = Uint8Array.from(data)
  for (let y = 0; y + 1 < height; y += 2) {
    for (let x = 0; x + 1 < width; x += 2) {
      const at = [(y * width + x) * 4, (y * width + x + 1) * 4, ((y + 1) * width + x) * 4, ((y + 1) * width + x + 1) * 4]
      const mean = [0, 1, 2].map((c) => at.reduce((sum, i) => sum + (data[i + c] ?? 0), 0) / 4)
      const meanLuma = luma(mean[0] ?? 0, mean[1] ?? 0, mean[2] ?? 0)
      for (const i of at) {
        const shift = luma(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) - meanLuma
        for (let c = 0; c < 3; c += 1) out[i + c] = clamp((mean[c] ?? 0) + shift)
      }
    }
  }
  return { data: out, width, height }
}

function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}

export interface WebcamView {
  width: number
  height: number
  /** The part of the screen that the camera sees: centre and width in screen pixels. */
  centreX: number
  centreY: number
  spanPx: number
  /** How far the corners are off, as a share of the view. */
  slant: number
  glare: number
  noise: number
  /** Radius of the lens's blur in screen pixels. */
  blurPx: number
}

/**
 * A camera in front of a screen: the screen's red, green and blue stripes meet the sensor's grid, which gives moiré by itself; then
 * a slanted view, a lamp's reflection, uneven light and noise.
 */
export function throughWebcam(screen: Picture, view: WebcamView, random: Random): Picture {
  const { width, height } = view
  const spanY = (view.spanPx * height) / width
  const corner = (dx: number, dy: number): { x: number; y: number } => ({
    x: view.centreX + dx * view.spanPx * (0.5 + random.between(-view.slant, view.slant)),
    y: view.centreY + dy * spanY * (0.5 + random.between(-view.slant, view.slant))
  })
  const from = [{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }]
  const map = homographyOf(from, [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)])
  if (map === null) return screen
  const lamp = { x: random.between(0, width), y: random.between(0, height), radius: width * random.between(0.08, 0.2) }
  const data = new Uint8Array(width * height * 4)
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 4) {
      const light = 0.72 + 0.28 * (x / width)
      const glare = view.glare * 255 * Math.exp(-((x - lamp.x) ** 2 + (y - lamp.y) ** 2) / lamp.radius ** 2)
      for (let c = 0; c < 3; c += 1) {
        let sum = 0
        for (const [dx, dy] of LENS) {
          const p = project(map, x + 0.5 + (dx * view.blurPx * width) / view.spanPx, y + 0.5 + (dy * view.blurPx * width) / view.spanPx)
          sum += stripeOf(screen, p.x, p.y, c)
        }
        const grain = (random.share() + random.share() + random.share() - 1.5) * view.noise
        data[i + c] = clamp((sum / LENS.length) * light + 14 + glare + grain)
      }
      data[i + 3] = 255
    }
  }
  return { data, width, height }
}

const LENS = [
  [0, 0],
  [0.6, 0.2],
  [-0.6, -0.2],
  [0.2, -0.6],
  [-0.2, 0.6],
  [0.9, -0.9],
  [-0.9, 0.9],
  [0.9, 0.9],
  [-0.9, -0.9]
] as const

/** One colour's stripe is a third of the pixel; between the stripes it is darker, between the rows too. */
function stripeOf({ data, width, height }: Picture, x: number, y: number, channel: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  if (column < 0 || row < 0 || column >= width || row >= height) return 30
  const inStripe = Math.floor((x - column) * 3) === channel
  const gap = y - row > 0.88 ? 0.6 : 1
  return (data[(row * width + column) * 4 + channel] ?? 0) * (inStripe ? 1.9 : 0.55) * gap
}
