// Owns which pictures of what stands around codes are given out: those of a picture that was looked at to the end, in which a reader finds nothing at all.
import type { CodeSurroundings } from '../../shared/model/scan.ts'
import type { DecodedCode, PixelImage } from './qr/decoder.ts'
import type { FinderPlace } from './qr/qr-decoder.ts'
import type { QrReader, ReadOptions } from './qr/read-codes.ts'
import { boxAround, surroundingsOf, type Box } from './surroundings.ts'

/** What a reading has told of one picture. */
export interface SeenOnPicture {
  readonly pixels: PixelImage
  readonly codes: DecodedCode[]
  readonly areas: Box[]
  readonly loneFinders: FinderPlace[]
  wasCutShort: boolean
}

/** Answers what to note, and the options of the reading that notes it. */
export function noteSeen(pixels: PixelImage): { seen: SeenOnPicture; options: Required<Pick<ReadOptions, 'onArea' | 'onLoneFinders' | 'onCutShort'>> } {
  const seen: SeenOnPicture = { pixels, codes: [], areas: [], loneFinders: [], wasCutShort: false }
  return {
    seen,
    options: {
      onArea: (corners) => void seen.areas.push(boxAround(corners)),
      onLoneFinders: (finders) => {
        for (const finder of finders) seen.loneFinders.push(finder)
      },
      onCutShort: () => {
        seen.wasCutShort = true
      }
    }
  }
}

/**
 * `readAgain` looks at each; full effort would take 0.3 s a code, and finds no more (`surroundings-corpus.test.ts`). None where the reading had no time to see every code: what it did not see it could not
 * leave out.
 */
export async function checkedSurroundings(
  { pixels, codes, areas, loneFinders, wasCutShort }: SeenOnPicture,
  { readAgain, most }: { readAgain: QrReader['readCodes']; most: number }
): Promise<{ code: DecodedCode; picture: CodeSurroundings['picture'] }[]> {
  const around: { code: DecodedCode; picture: CodeSurroundings['picture'] }[] = []
  if (wasCutShort) return around
  for (const code of codes.slice(0, most)) {
    const picture = surroundingsOf(pixels, boxAround(code.corners), { areas, loneFinders })
    if (picture === null) continue
    const { widthPx, heightPx, data } = picture
    const again = await readAgain({ widthPx, heightPx, data: new Uint8ClampedArray(data) })
    if (again.length === 0) around.push({ code, picture })
  }
  return around
}
