// Owns the bounds of pictures inside an SVG (data addresses): each is checked by its head before the SVG is drawn.
import { AppError } from '../../../shared/errors.ts'
import { checkJpeg, checkPng } from './picture-bounds.ts'
import { kindOfPicture } from './picture-kind.ts'

const MAX_EMBEDDED = 64
const DATA_ADDRESS = /data:image\/([a-z+.-]+)[^,"']{0,200};base64,([A-Za-z0-9+/=\s]*)/giu

/**
 * Pixels of all together. Throws `image-too-large` or `image-unreadable`. PNG and JPEG, in which sites put codes, are let through when they are in bounds. A file
 * with any other kind inside, an SVG in an SVG among them, is refused as `image-format-unsupported`: its size would be known to the drawing library only.
 */
export function checkEmbedded(svg: string): number {
  const found = [...svg.matchAll(DATA_ADDRESS)]
  if (found.length > MAX_EMBEDDED) throw new AppError('image-too-large')
  let pixels = 0
  for (const [, , base64 = ''] of found) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
    const kind = kindOfPicture(bytes)
    if (kind === 'png') pixels += checkPng(bytes)
    else if (kind === 'jpeg') pixels += checkJpeg(bytes)
    else throw new AppError('image-format-unsupported')
  }
  const others = (svg.match(/data:/giu)?.length ?? 0) - found.length
  if (others > 0 && /data:\s*image|data:\s*[;,]/iu.test(svg.replaceAll(DATA_ADDRESS, ''))) throw new AppError('image-format-unsupported')
  return pixels
}
