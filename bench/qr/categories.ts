// Owns the categories of the corpus: what can be hard about a code on a screen, each as a recipe for pages. Every code in them can be read.
import { drawCode, PLAIN, type CodeLook } from './code-drawing.ts'
import { pageOf, siteName, type PageLook, type PlacedCode } from './pages.ts'
import { throughJpeg, throughWebcam, withHalfColour, type Picture } from './pixel-work.ts'
import type { Random } from './random.ts'

export interface Scene {
  html: string
  width: number
  height: number
  /** Physical pixels a CSS pixel. */
  scale: number
  texts: readonly string[]
  finish?: (picture: Picture) => Picture
}

export interface Category {
  name: string
  /** In the first comparison of readers, whose codes must all be found. */
  isOld: boolean
  make: (random: Random) => Scene
}

type Size = readonly [width: number, height: number]
type Sizes = readonly [Size, ...Size[]]

const HD: Size = [1920, 1080]
const LARGE: Size = [2560, 1440]
const ULTRA: Size = [3840, 2160]
const SIZES: Sizes = [[1366, 768], HD, HD, LARGE, ULTRA, [5120, 1440]]
const SMALL_SIZES: Sizes = [[1366, 768], HD, LARGE]
const ROOMY_SIZES: Sizes = [HD, LARGE, ULTRA]

export function otpAddress(random: Random, extraLength = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const letters = (count: number): string => Array.from({ length: count }, () => alphabet.charAt(random.whole(0, 31))).join('')
  const issuer = encodeURIComponent(siteName(random))
  const account = `${letters(random.whole(4, 12)).toLowerCase()}@example.${random.pick(['com', 'jp', 'org'])}`
  const more = extraLength === 0 ? '' : `&note=${letters(extraLength)}`
  return `otpauth://totp/${issuer}:${account}?secret=${letters(random.pick([16, 26, 32, 52]))}&issuer=${issuer}${more}`
}

/** As an app's export: one long base64 text, dense. */
export function transferAddress(random: Random, length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return `otpauth-migration://offline?data=${Array.from({ length }, () => alphabet.charAt(random.whole(0, 61))).join('')}%3D`
}

interface OneCode {
  look?: Partial<CodeLook>
  page?: Partial<PageLook>
  text?: string
  sizes?: Sizes
  scale?: number
  style?: string
  /** Where on the page, as a function of what is free. */
  place?: (free: { x: number; y: number; sizePx: number; modulePx: number }) => { x: number; y: number }
  over?: (placed: PlacedCode & { modulePx: number }) => string
  finish?: (picture: Picture, place: { x: number; y: number; sizePx: number }) => Picture
}

function one(random: Random, { look = {}, page = {}, text = otpAddress(random), sizes = SIZES, scale = 1, style = '', place, over, finish }: OneCode): Scene {
  const [physicalWidth, physicalHeight] = random.pick(sizes)
  const width = Math.floor(physicalWidth / scale)
  const height = Math.floor(physicalHeight / scale)
  const drawn = drawCode(text, { ...PLAIN, modulePx: random.whole(2, 8), ...look })
  const modulePx = look.modulePx ?? drawn.sizePx / (drawn.modules + 2 * (look.quietZone ?? 4))
  const room = { x: Math.max(0, width - drawn.sizePx - 40), y: Math.max(0, height - drawn.sizePx - 40) }
  const chosen = { x: 20 + Math.floor(random.share() * room.x), y: 20 + Math.floor(random.share() * room.y) }
  const { x, y } = place?.({ x: width - drawn.sizePx, y: height - drawn.sizePx, sizePx: drawn.sizePx, modulePx }) ?? chosen
  const placed: PlacedCode & { modulePx: number } = { svg: drawn.svg, sizePx: drawn.sizePx, x, y, style, modulePx }
  const html = pageOf([placed], { width, height, isDark: false, ...page, ...(over === undefined ? {} : { over: over(placed) }) }, random)
  const scene = { html, width, height, scale, texts: [text] }
  return finish === undefined ? scene : { ...scene, finish: (picture) => finish(picture, { x: x * scale, y: y * scale, sizePx: drawn.sizePx * scale }) }
}

/** Codes in a grid, none touching another. */
function several(random: Random, looks: readonly Partial<CodeLook>[], page: Partial<PageLook> = {}): Scene {
  const [width, height] = random.pick(ROOMY_SIZES)
  const columns = Math.ceil(Math.sqrt(looks.length))
  const cell = { x: width / columns, y: height / Math.ceil(looks.length / columns) }
  const texts: string[] = []
  const codes = looks.map((look, k): PlacedCode => {
    const text = otpAddress(random)
    texts.push(text)
    const probe = drawCode(text, { ...PLAIN, ...look, modulePx: 1 })
    const modulePx = Math.max(2, Math.min(look.modulePx ?? random.whole(2, 6), Math.floor((Math.min(cell.x, cell.y) - 24) / probe.sizePx)))
    const drawn = drawCode(text, { ...PLAIN, ...look, modulePx })
    const at = { x: (k % columns) * cell.x, y: Math.floor(k / columns) * cell.y }
    return {
      svg: drawn.svg,
      sizePx: drawn.sizePx,
      x: Math.floor(at.x + 10 + random.share() * Math.max(0, cell.x - drawn.sizePx - 20)),
      y: Math.floor(at.y + 10 + random.share() * Math.max(0, cell.y - drawn.sizePx - 20))
    }
  })
  return { html: pageOf(codes, { width, height, isDark: false, isBare: true, ...page }, random), width, height, scale: 1, texts }
}

const category = (name: string, make: Category['make'], isOld = true): Category => ({ name, isOld, make })
const fresh = (name: string, make: Category['make']): Category => category(name, make, false)

/** A colour from hue (0–360), saturation and lightness (percent). */
const hsl = (hue: number, saturation: number, lightness: number): string => `hsl(${Math.round(hue)} ${saturation}% ${lightness}%)`

export const CATEGORIES: readonly Category[] = [
  category('plain', (random) => one(random, {})),
  category('dark page', (random) => one(random, { page: { isDark: true } })),
  category('inverted', (random) => one(random, { look: { dark: '#fff', light: '#111' }, page: { isDark: true } })),
  category('no quiet zone', (random) => one(random, { look: { quietZone: 0, modulePx: random.whole(3, 8) } })),
  category('no quiet zone on black', (random) =>
    one(random, { look: { quietZone: 0, modulePx: random.whole(3, 8) }, page: { isDark: true, ground: '#000' } })
  ),
  category('logo', (random) => one(random, { look: { logo: 0.22, correction: 'H', logoColour: hsl(random.between(0, 360), 70, 45), modulePx: random.whole(3, 7) } })),
  category('rounded', (random) => one(random, { look: { shape: 'rounded', modulePx: random.whole(3, 8) } })),
  category('dots', (random) => one(random, { look: { shape: 'dots', modulePx: random.whole(4, 8), quietZone: random.whole(2, 4) } })),
  category('connected', (random) => one(random, { look: { shape: 'connected', modulePx: random.whole(4, 8) } })),
  category('coloured', (random) => one(random, { look: { dark: hsl(random.between(0, 360), 80, 28), light: hsl(random.between(0, 360), 60, 92) } })),
  category('fractional scale', (random) => one(random, { scale: random.pick([1.1, 1.25, 1.5, 1.75]), look: { modulePx: random.pick([2, 2.4, 3, 3.3, 4, 5]) } })),
  category('jpeg', (random) => one(random, { sizes: SMALL_SIZES, finish: (picture) => throughJpeg(picture, random.whole(25, 60)), look: { modulePx: random.whole(3, 6) } })),
  category('several', (random) => several(random, Array.from({ length: random.whole(2, 9) }, () => ({})))),
  category('rotated', (random) => one(random, { style: `transform:rotate(${random.whole(3, 357)}deg)`, look: { rotation: 1, modulePx: random.whole(3, 7) }, sizes: ROOMY_SIZES, place: middleOf(random) })),
  category('perspective', (random) =>
    one(random, {
      style: `transform:perspective(900px) rotateX(${random.whole(-30, 30)}deg) rotateY(${random.whole(-35, 35)}deg)`,
      look: { rotation: 1, modulePx: random.whole(4, 7) },
      sizes: ROOMY_SIZES,
      place: middleOf(random)
    })
  ),
  category('at the edge', (random) =>
    one(random, { look: { quietZone: random.whole(0, 1) }, place: ({ x, y }) => ({ x: random.pick([0, x]), y: random.pick([0, y]) }) })
  ),
  category('under a cursor', (random) => one(random, { look: { modulePx: random.whole(3, 6), correction: random.pick(['M', 'Q']) }, over: cursorOver(random) })),
  category('long address', (random) => one(random, { text: otpAddress(random, random.whole(120, 320)), look: { modulePx: random.whole(2, 5) } })),
  category('transfer', (random) => one(random, { text: transferAddress(random, random.whole(450, 1_150)), look: { modulePx: random.whole(2, 4), correction: random.pick(['L', 'M']) }, sizes: ROOMY_SIZES })),
  category('tiny', (random) => one(random, { look: { modulePx: 2, quietZone: random.whole(2, 4) } })),
  fresh('1.5 px a module', (random) => one(random, { look: { modulePx: random.pick([1.5, 1.6, 1.7]), quietZone: random.whole(2, 4) } })),
  fresh('mixed', (random) => several(random, [{ modulePx: 5 }, { quietZone: 0, modulePx: random.whole(3, 6) }, ...(random.chance(0.5) ? [{ shape: 'dots', modulePx: 6, quietZone: 2 } as const] : [])], { isDark: true, ground: '#000' })),
  fresh('low contrast', lowContrast),
  fresh('colour on colour', colourOnColour),
  fresh('cut off', cutOff),
  fresh('half covered', halfCovered),
  fresh('translucent window', translucent),
  fresh('gradient', (random) =>
    one(random, { look: { light: 'none', quietZone: 2, dark: '#000', modulePx: random.whole(3, 7) }, style: `background:linear-gradient(${random.whole(0, 359)}deg,#fff,${hsl(random.between(0, 360), 70, 45)})` })
  ),
  fresh('video frame', videoFrame),
  fresh('webcam', (random) => webcam(random, 0)),
  fresh('webcam with glare', (random) => webcam(random, random.between(0.25, 0.5)))
]

/** Room on all sides for what sticks out when it is turned. */
function middleOf(random: Random): NonNullable<OneCode['place']> {
  return ({ x, y, sizePx }) => {
    const margin = sizePx * 0.3
    return { x: Math.floor(random.between(margin, Math.max(margin + 1, x - margin))), y: Math.floor(random.between(margin, Math.max(margin + 1, y - margin))) }
  }
}

function cursorOver(random: Random): NonNullable<OneCode['over']> {
  const share = { x: random.between(0.3, 0.75), y: random.between(0.3, 0.75) }
  return ({ x, y, sizePx }) =>
    `<svg style="position:absolute;left:${x + sizePx * share.x}px;top:${y + sizePx * share.y}px" width="16" height="22" viewBox="0 0 16 22"><path d="M1 1v17l4-4 3 7 3-1-3-7h6z" fill="#000" stroke="#fff" stroke-width="1.3"/></svg>`
}

function lowContrast(random: Random): Scene {
  const light = random.whole(90, 235)
  const dark = light - random.whole(18, 44)
  const gray = (v: number): string => `rgb(${v} ${v} ${v})`
  return one(random, { look: { dark: gray(dark), light: gray(light), modulePx: random.whole(3, 7) }, page: { ground: gray(light) } })
}

/** Brightness is nearly the same; the hue is not. */
function colourOnColour(random: Random): Scene {
  const [dark, light] = random.pick([
    ['#c81e1e', '#3f9a3f'],
    ['#2563eb', '#d9480f'],
    ['#7c3aed', '#1f9d55'],
    ['#b91c1c', '#0e8f9c'],
    ['#0f766e', '#e8590c'],
    ['#1d4ed8', '#c2410c']
  ])
  return one(random, { look: { dark, light, modulePx: random.whole(3, 7) } })
}

/** Up to a module and a bit is beyond the screen, of a code that can bear it. */
function cutOff(random: Random): Scene {
  const cut = random.between(0.3, 1.3)
  const side = random.pick(['left', 'right', 'top', 'bottom'] as const)
  return one(random, {
    look: { quietZone: 0, correction: random.pick(['Q', 'H']), modulePx: random.whole(4, 8) },
    place: ({ x, y, modulePx }) => {
      const off = Math.round(cut * modulePx)
      const along = { x: Math.floor(random.share() * Math.max(0, x)), y: Math.floor(random.share() * Math.max(0, y)) }
      if (side === 'left') return { x: -off, y: along.y }
      if (side === 'right') return { x: x + off, y: along.y }
      return side === 'top' ? { x: along.x, y: -off } : { x: along.x, y: y + off }
    }
  })
}

/** Another window lies over the lower right corner: about a tenth of the modules are gone. */
function halfCovered(random: Random): Scene {
  const share = random.between(0.22, 0.3)
  return one(random, {
    look: { correction: 'H', modulePx: random.whole(3, 7) },
    over: ({ x, y, sizePx, modulePx }) => {
      const inner = sizePx - 8 * modulePx
      const left = x + 4 * modulePx + inner * (1 - share)
      const top = y + 4 * modulePx + inner * (1 - share)
      return `<div style="position:absolute;left:${left}px;top:${top}px;width:600px;height:400px;background:#f8fafc;border:1px solid #94a3b8;border-radius:8px;color:#334155;padding:10px">Downloads<br>report.pdf<br>photo.jpg</div>`
    }
  })
}

function translucent(random: Random): Scene {
  const alpha = random.between(0.45, 0.72).toFixed(2)
  const tint = random.pick(['30 30 46', '255 255 255', '37 99 235'])
  const lines = Array.from({ length: 26 }, (_, k) => `$ journalctl -u unit${k} --since today | tail -n ${k}<br>`).join('')
  return one(random, {
    look: { modulePx: random.whole(4, 7), correction: random.pick(['M', 'Q']) },
    over: ({ x, y, sizePx }) =>
      `<div style="position:absolute;left:${x - 60}px;top:${y - 40}px;width:${sizePx + 200}px;height:${sizePx + 120}px;background:rgb(${tint} / ${alpha});color:rgb(148 163 184 / .55);font:11px/1.5 monospace;overflow:hidden">${lines}</div>`
  })
}

function videoFrame(random: Random): Scene {
  const blur = random.between(0.3, 0.8).toFixed(2)
  return one(random, {
    sizes: SMALL_SIZES,
    look: { modulePx: random.whole(3, 6), rotation: 1 },
    style: `filter:blur(${blur}px)`,
    finish: (picture) => throughJpeg(withHalfColour(picture), random.whole(30, 50))
  })
}

function webcam(random: Random, glare: number): Scene {
  return one(random, {
    sizes: [HD],
    look: { modulePx: random.whole(5, 8), correction: random.pick(['M', 'Q']) },
    place: middleOf(random),
    finish: (picture, { x, y, sizePx }) =>
      throughJpeg(
        throughWebcam(
          picture,
          {
            width: 1280,
            height: 720,
            centreX: x + sizePx / 2 + random.between(-60, 60),
            centreY: y + sizePx / 2 + random.between(-30, 30),
            spanPx: Math.max(sizePx * 2.6, random.between(700, 1_300)),
            slant: 0.06,
            glare,
            noise: random.between(10, 34),
            blurPx: random.between(0.5, 1)
          },
          random
        ),
        random.whole(60, 85)
      )
  })
}
