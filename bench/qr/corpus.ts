// Owns the corpus on disk: pictures made from a seed by a real browser, with what they say beside them. Made once a seed, never in git.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { PNG } from 'pngjs'
import { chromiumPath, sandboxIsPossible } from '../../e2e/fixtures/surroundings.ts'
import { CATEGORIES, type Scene } from './categories.ts'
import { noiseScene, prepareNoise } from './noise.ts'
import { createRandom, seedOf } from './random.ts'

export interface CorpusPicture {
  file: string
  category: string
  isOld: boolean
  width: number
  height: number
  texts: readonly string[]
}

export interface CorpusPlan {
  folder: string
  seed: number
  perCategory: number
  noise: number
  say: (line: string) => void
}

export const NOISE = 'no code'

/** Only what is missing is rendered; a picture depends on the seed, its category and its number alone. */
export async function makeCorpus({ folder, seed, perCategory, noise, say }: CorpusPlan): Promise<CorpusPicture[]> {
  const place = join(folder, `seed-${seed}`)
  await mkdir(place, { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: sandboxIsPossible(), args: ['--disable-gpu'] })
  const pictures: CorpusPicture[] = []
  try {
    for (const { name, isOld, make } of CATEGORIES) {
      for (let index = 0; index < perCategory; index += 1) {
        pictures.push(await onePicture(browser, place, { category: name, isOld, index, make: () => Promise.resolve(make(createRandom(seedOf(seed, `${name} ${index}`)))) }))
      }
      say(`${pictures.length} pictures: ${name}`)
    }
    await prepareNoise()
    for (let index = 0; index < noise; index += 1) {
      const random = createRandom(seedOf(seed, `${NOISE} ${index}`))
      pictures.push(await onePicture(browser, place, { category: NOISE, isOld: true, index, make: () => noiseScene(random, index) }))
    }
    say(`${pictures.length} pictures: ${NOISE}`)
  } finally {
    await browser.close()
  }
  return pictures
}

interface Wanted {
  category: string
  isOld: boolean
  index: number
  make: () => Promise<Scene>
}

async function onePicture(browser: Browser, place: string, { category, isOld, index, make }: Wanted): Promise<CorpusPicture> {
  const name = `${category.replaceAll(/[^\w]+/gu, '-')}-${String(index).padStart(3, '0')}`
  const file = join(place, `${name}.png`)
  const label = join(place, `${name}.json`)
  if (existsSync(file) && existsSync(label)) return { ...(JSON.parse(await readFile(label, 'utf8')) as CorpusPicture), file }
  const scene = await make()
  const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height }, deviceScaleFactor: scene.scale })
  try {
    await page.setContent(scene.html)
    const shot = await page.screenshot({ type: 'png' })
    const decoded = PNG.sync.read(shot)
    const finished = scene.finish?.({ data: new Uint8Array(decoded.data), width: decoded.width, height: decoded.height })
    const size = finished ?? decoded
    await writeFile(file, finished === undefined ? shot : encodePng(finished))
    const picture: CorpusPicture = { file, category, isOld, width: size.width, height: size.height, texts: scene.texts }
    // The label comes last: a picture without one is made again.
    await writeFile(label, `${JSON.stringify(picture)}\n`)
    return picture
  } finally {
    await page.close()
  }
}

function encodePng({ data, width, height }: { data: Uint8Array; width: number; height: number }): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data.buffer, data.byteOffset, data.length)
  return PNG.sync.write(png, { deflateLevel: 1 })
}
