// Owns `npm run screenshots`: draws the preview's screens in both languages and themes. The shown ones go to docs/screenshots, all of them where --out says.
import { mkdir, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { LANGUAGES } from '../shared/model/settings.ts'
import { openPreviewSite } from './screens/preview-site.ts'
import { openScreenVisitor, type Look } from './screens/screen-visitor.ts'
import { SHOWN_SCREENS } from './screens/shown-screens.ts'

const checkout = resolve(import.meta.dirname, '..')
const USAGE = 'usage: npm run screenshots -- [--out FOLDER [--only part,of,names] [--looks ja-dark,en-light] [--zoom 200]]'
const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) => [{ language, theme: 'light' }, { language, theme: 'dark' }] as const)
/** Flat surfaces and thin text need few; the file is a fifth of what it would be. */
const COLOURS = 96

function nameOf({ language, theme }: Look): string {
  return `${language}-${theme}`
}

function readOptions(): { out: string | undefined; only: string[]; looks: readonly Look[]; zoomPercent: number } {
  const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' }, looks: { type: 'string' }, zoom: { type: 'string' } } })
  const zoomPercent = Number(values.zoom ?? '100')
  if (!Number.isInteger(zoomPercent) || zoomPercent < 50 || zoomPercent > 300) throw new Error(USAGE)
  const wanted = values.looks?.split(',')
  const looks = LOOKS.filter((look) => wanted?.includes(nameOf(look)) ?? true)
  if (looks.length !== (wanted ?? LOOKS).length) throw new Error(USAGE)
  // What is kept is complete, and as large as a person sees it.
  if (values.out === undefined && (values.only ?? values.looks ?? values.zoom) !== undefined) throw new Error(USAGE)
  return { out: values.out, only: values.only?.split(',') ?? [], looks, zoomPercent }
}

async function draw(): Promise<number> {
  const { out, only, looks, zoomPercent } = readOptions()
  const folder = out === undefined ? join(checkout, 'docs/screenshots') : resolve(out)
  const site = await openPreviewSite()
  const visitor = await openScreenVisitor(site)
  try {
    const all = await visitor.screens()
    const missing = SHOWN_SCREENS.filter((name) => !all.includes(name))
    if (missing.length > 0) throw new Error(`The preview has no screen of this name: ${missing.join(', ')}`)
    const names = out === undefined ? SHOWN_SCREENS : all.filter((name) => only.length === 0 || only.some((part) => name.includes(part)))
    let totalBytes = 0
    for (const look of looks) {
      const place = join(folder, nameOf(look))
      await rm(place, { recursive: true, force: true })
      await mkdir(place, { recursive: true })
      for (const name of names) {
        await visitor.visit(name, look, zoomPercent)
        const { size } = await sharp(await visitor.picture()).png({ palette: true, colours: COLOURS, dither: 0, effort: 8 }).toFile(join(place, `${name}.png`))
        totalBytes += size
      }
    }
    console.log(`${String(names.length * looks.length)} pictures, ${String(Math.round(totalBytes / 1_024))} KiB, in ${relative(process.cwd(), folder)}`)
    return 0
  } finally {
    await visitor.dispose()
    await site.dispose()
  }
}

process.exitCode = await draw()
