// Proves over a sample of the kinds of codes that sites show that what is given out of their surroundings says nothing: full effort reads no code in it, and no pixel of a code is left.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawCode, PLAIN, type CodeLook } from '../../bench/qr/code-drawing.ts'
import { createRandom, seedOf } from '../../bench/qr/random.ts'
import type { CodeSurroundings } from '../../shared/model/scan.ts'
import { threadFromSource } from '../../bench/qr/thread-from-source.ts'
import { createFileDecoder } from './pictures/file-decoder.ts'
import { svgPicture } from './pictures/svg-picture.ts'
import type { DecodedCode, PixelImage, Point } from './qr/decoder.ts'
import { openQrReader } from './qr/open-reader.ts'
import type { QrReader } from './qr/read-codes.ts'
import { readThoroughly } from './qr/thorough-reading.ts'
import { createPictureReader } from './read-picture.ts'

const nowMs = (): number => performance.now()
const [WIDTH, HEIGHT] = [1_600, 1_000]
/** Of pages and codes: no grey or colour of a page is one of a code. */
const PAGE = '#dfe7f5'
const CODE_COLOURS = { dark: '#a00000', light: '#ffff40' }

interface Sample {
  name: string
  codes: readonly { look: Partial<CodeLook>; x: number; y: number; turned?: number }[]
  /** Drawn over the codes. */
  over?: string
}

const SAMPLES: readonly Sample[] = [
  { name: 'plain', codes: [{ look: {}, x: 700, y: 420 }] },
  { name: 'tiny', codes: [{ look: { modulePx: 2 }, x: 300, y: 610 }] },
  { name: 'without a quiet zone', codes: [{ look: { quietZone: 0, modulePx: 6 }, x: 900, y: 300 }] },
  { name: 'inverted', codes: [{ look: { dark: CODE_COLOURS.light, light: CODE_COLOURS.dark }, x: 420, y: 200 }] },
  { name: 'dots', codes: [{ look: { shape: 'dots', modulePx: 6 }, x: 120, y: 420 }] },
  { name: 'with a logo', codes: [{ look: { logo: 0.22, correction: 'H', logoColour: CODE_COLOURS.dark, modulePx: 5 }, x: 700, y: 420 }] },
  { name: 'turned', codes: [{ look: { rotation: 1, modulePx: 5 }, x: 640, y: 360, turned: 27 }] },
  { name: 'in the corner', codes: [{ look: {}, x: 0, y: 0 }] },
  { name: 'four of them', codes: [{ look: {}, x: 200, y: 150 }, { look: { modulePx: 3 }, x: 520, y: 150 }, { look: { quietZone: 1 }, x: 200, y: 480 }, { look: { modulePx: 7 }, x: 800, y: 420 }] },
  // What nobody reads: a large code of which a window shows two corners, beside a small one.
  { name: 'beside one that is covered', codes: [{ look: { modulePx: 3 }, x: 120, y: 300 }, { look: { modulePx: 14 }, x: 420, y: 120 }], over: `<path fill="${PAGE}" d="M520 430h1080v570H520z"/>` },
  { name: 'a large one beside small ones', codes: [{ look: { modulePx: 12 }, x: 80, y: 80 }, { look: { modulePx: 2 }, x: 1_100, y: 200 }, { look: { modulePx: 2 }, x: 1_100, y: 420 }] }
]

let reader: QrReader
const decoder = createFileDecoder({ startThread: threadFromSource })
beforeAll(async () => {
  reader = await openQrReader({ nowMs })
})
afterAll(() => {
  decoder.dispose()
})

async function pageOf({ name, codes, over = '' }: Sample): Promise<PixelImage> {
  const random = createRandom(seedOf(1, name))
  const lines = Array.from({ length: 40 }, () => `<rect x="${random.whole(0, WIDTH)}" y="${random.whole(0, HEIGHT)}" width="${random.whole(40, 300)}" height="${random.whole(2, 12)}" fill="#8fa3c0"/>`)
  const drawn = codes.map(({ look, x, y, turned = 0 }, k) => {
    const secret = Array.from({ length: 32 }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(random.whole(0, 31))).join('')
    const { svg, sizePx } = drawCode(`otpauth://totp/Site:taro${String(k)}@example.jp?secret=${secret}&issuer=Site`, { ...PLAIN, ...CODE_COLOURS, ...look })
    return `<g transform="translate(${x} ${y}) rotate(${turned} ${sizePx / 2} ${sizePx / 2})">${svg}</g>`
  })
  const [page] = await svgPicture(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${PAGE}"/>${lines.join('')}${drawn.join('')}${over}</svg>`))
  if (page === undefined) throw new Error('nothing was drawn')
  return page
}

const pixelsOf = ({ widthPx, heightPx, data }: CodeSurroundings['picture']): PixelImage => ({ widthPx, heightPx, data: new Uint8ClampedArray(data) })

/** The holes white: whoever sees the picture may lay it on any ground. */
function onWhite(picture: PixelImage): PixelImage {
  return { ...picture, data: picture.data.map((value, at) => (picture.data[at | 3] === 0 ? 255 : value)) }
}

/** Red or yellow is in a code alone: everything of the page is bluer than it is red. */
function pixelsOfCodes({ data }: CodeSurroundings['picture']): number {
  let count = 0
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && (data[at] ?? 0) > (data[at + 2] ?? 0)) count += 1
  return count
}

describe('what is given out of the surroundings', () => {
  it.each(SAMPLES)('of a page with a code $name is read by nobody and holds no pixel of it', async (sample) => {
    const page = await pageOf(sample)
    const codes: DecodedCode[] = []
    const noting: QrReader = { readCodes: (image, options) => reader.readCodes(image, { ...options, onCode: (code) => { if (image.widthPx === WIDTH) codes.push(code); options?.onCode?.(code) } }) }
    const { surroundings = [] } = await createPictureReader({ reader: noting, decoder, nowMs })(
      { kind: 'pixels', name: 'page', order: 'rgba', widthPx: page.widthPx, heightPx: page.heightPx, data: new Uint8Array(page.data) },
      { budgetMs: 20_000, showsSurroundings: true, onCode: () => undefined }
    )
    const isCovered = sample.over !== undefined
    expect(codes).toHaveLength(sample.codes.length - (isCovered ? 1 : 0))
    expect(surroundings.length).toBeGreaterThan(0)
    for (const { picture } of surroundings) {
      const small = pixelsOf(picture)
      for (const variant of [small, onWhite(small)]) expect(await readThoroughly(reader, nowMs)(variant)).toEqual([])
      // Of the covered one only squares coarser than its modules may be left.
      if (isCovered) expect(reductionOf(picture)).toBeGreaterThan(14)
      else expect(pixelsOfCodes(picture)).toBe(0)
    }
    // The place that a person is shown lies inside the code.
    for (const { place } of surroundings) expect(codes.some(({ corners }) => isCentre(corners, { x: (place.x + place.width / 2) * WIDTH, y: (place.y + place.height / 2) * HEIGHT }))).toBe(true)
  })
})

/** Pixels of the page that became one, at least: the picture is as wide as the page allows, up to 160. */
function reductionOf({ widthPx }: CodeSurroundings['picture']): number {
  return WIDTH / (widthPx + 1)
}

function isCentre(corners: DecodedCode['corners'], { x, y }: Point): boolean {
  const middle = { x: corners.reduce((sum, corner) => sum + corner.x / 4, 0), y: corners.reduce((sum, corner) => sum + corner.y / 4, 0) }
  return Math.hypot(middle.x - x, middle.y - y) < 12
}
