// Owns what shows where a code was: the picture of what stood around it, or a small map of the display. Never a picture of the code: that would be the key.
import type { CodePlace, ScannedImage } from '../../../shared/model/scan.ts'
import { useT } from '../../i18n/language-store.ts'
import { CodePicture } from './CodePicture.tsx'

const WIDTH = 72
const TALLEST = 54
/** A tiny code must still be seen on the map. */
const SMALLEST_MARK = 5

/** Nothing for a code that was on no picture (a link, pasted text). */
export function CodeMap({ place, images }: { place: CodePlace | null; images: readonly ScannedImage[] }) {
  if (place === null) return null
  const image = images[place.image]
  const around = image?.surroundings?.find((one) => one.place.x === place.x && one.place.y === place.y)
  return around === undefined ? <DisplayMap place={place} image={image} /> : <CodePicture picture={around.picture} name={image?.name ?? ''} />
}

function DisplayMap({ place, image }: { place: CodePlace; image: ScannedImage | undefined }) {
  const t = useT()
  const aspect = image === undefined || image.widthPx === 0 ? 9 / 16 : image.heightPx / image.widthPx
  const height = Math.min(WIDTH * aspect, TALLEST)
  const width = Math.min(WIDTH, height / aspect)
  const markWidth = Math.max(place.width * width, SMALLEST_MARK)
  const markHeight = Math.max(place.height * height, SMALLEST_MARK)
  const centerX = (place.x + place.width / 2) * width
  const centerY = (place.y + place.height / 2) * height
  const within = (start: number, size: number, whole: number): number => Math.min(Math.max(start, 0), Math.max(whole - size, 0))
  return (
    <svg className="display-map" viewBox={`0 0 ${String(WIDTH)} ${String(TALLEST)}`} width={WIDTH} height={TALLEST} role="img" aria-label={t('scan.place', { name: image?.name ?? '' })}>
      <g transform={`translate(${String((WIDTH - width) / 2)} ${String((TALLEST - height) / 2)})`}>
        <rect className="display-map__display" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="3" />
        <rect
          className="display-map__code"
          x={within(centerX - markWidth / 2, markWidth, width)}
          y={within(centerY - markHeight / 2, markHeight, height)}
          width={markWidth}
          height={markHeight}
          rx="1"
        />
      </g>
    </svg>
  )
}
