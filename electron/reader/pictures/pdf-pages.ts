// Owns the pages of a PDF as pictures, up to a bound. Runs no script of the document and opens nothing that it names.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { chosenFrames } from './chosen-frames.ts'
import { pixelImage } from './rgba.ts'
import { wasmBytes } from './wasm-file.ts'

const MAX_PAGES = 20
/** A4 at 200 dots an inch: a printed code of 2 cm has 5 px a module. */
const LONGEST_SIDE_PX = 2_400
const MOST_SCALE = 4
const MOST_TOLD_BYTES = 4_000_000

let opened: ReturnType<typeof PDFiumLibrary.init> | null = null

/** Throws `pdf-password-needed` for a document that does not open without one. */
export async function* pdfPages(bytes: Uint8Array, tellSize: (bytes: number) => void): AsyncGenerator<PixelImage> {
  // A page says nothing of what stands on it; what is large in an honest one is a picture, as large in the file.
  tellSize(Math.min(bytes.length, MOST_TOLD_BYTES))
  opened ??= wasmBytes('@hyzyla/pdfium/pdfium.wasm').then((wasmBinary) => PDFiumLibrary.init({ wasmBinary }))
  const library = await opened
  const document = await library.loadDocument(bytes).catch((cause: unknown) => {
    // The library says why in words only, which are not to be matched. ISO 32000-1 §7.6.1: the trailer of an encrypted document has this key.
    throw new AppError(Buffer.from(bytes).includes('/Encrypt') ? 'pdf-password-needed' : 'image-unreadable', { cause })
  })
  try {
    for (const index of chosenFrames(document.getPageCount(), MAX_PAGES)) {
      const page = document.getPage(index)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const longest = Math.max(originalWidth, originalHeight)
      // A page that is broken has no size; the others may hold the code.
      if (!(longest > 0)) continue
      const { data, width, height } = await page.render({ scale: Math.min(MOST_SCALE, LONGEST_SIDE_PX / longest), render: 'bitmap' })
      yield pixelImage(data, width, height)
    }
  } finally {
    document.destroy()
  }
}
