// Owns the finder patterns of one plane of a picture (brightness, or a difference of colours): which sizes are searched, and how. Reads no code.
import { searchFinders } from './finder-search.ts'
import { createFinderStore, type FinderStore, type Sighting } from './finder-store.ts'
import type { GrayImage } from './gray-image.ts'
import { binarize, rangesOfFour, rangesOfHalf, spreadRanges, type BlockRanges } from './thresholds.ts'

export interface PlaneFinders {
  /** About how many there are in the half of the picture, from a sample of its rows: a hundredth of the search. */
  estimate(isOver: () => boolean): number
  /** Those of all sizes; fewer when time was over before the last. Every later question is answered from the same search. */
  all(isOver: () => boolean): FinderStore
}

export interface PlaneFindersParts {
  /** The whole plane, its half and so on. */
  pyramid: readonly GrayImage[]
  /** What differs by less is flat, 0–255. */
  minContrast: number
}

/** Every which row is scanned, for each size. */
const ROW_STEPS = [3, 2, 2, 1]
const HALF = 1
const SAMPLE_STEP = 6
/** Of one look. A screen of codes has some hundreds; beyond this it is tiled with what looks like finder patterns. */
const MOST_SIGHTINGS = 20_000

interface Look {
  reach: 'narrow' | 'wide'
  bias: number
}

/** Wide and narrow neighbourhoods of the threshold, halfway between dark and bright. */
const LOOKS: readonly Look[] = [
  { reach: 'wide', bias: 0.5 },
  { reach: 'narrow', bias: 0.5 }
]
/** For a faint code that touches black text, or white text: the threshold stands close to the ground. Half the size is fine enough. */
const FAINT_LOOKS: readonly Look[] = [
  { reach: 'narrow', bias: 0.88 },
  { reach: 'narrow', bias: 0.12 }
]

export function createPlaneFinders({ pyramid, minContrast }: PlaneFindersParts): PlaneFinders {
  const ranges = rangesOfLevels(pyramid)
  let store: FinderStore | null = null
  const search = (level: number, looks: readonly Look[], rowStep: number, isOver: () => boolean): Sighting[] => {
    const picture = pyramid[level]
    const own = ranges[level]
    if (picture === undefined || own === undefined) return []
    const narrow = spreadRanges(own)
    const around = { narrow, wide: spreadRanges(narrow) }
    return looks.flatMap(({ reach, bias }) => {
      const sightings: Sighting[] = []
      const binarized = binarize(picture, { own, around: around[reach], bias, minContrast })
      const isEnough = (): boolean => sightings.length > MOST_SIGHTINGS || isOver()
      searchFinders({ picture: binarized, scale: 2 ** level, rowStep, level }, (sighting) => sightings.push(sighting), isEnough)
      return sightings
    })
  }
  return {
    estimate: (isOver) => search(HALF, LOOKS.slice(0, 1), SAMPLE_STEP, isOver).reduce((sum, { expectedHits }) => sum + 1 / expectedHits, 0),
    all: (isOver) => {
      if (store !== null) return store
      store = createFinderStore()
      for (const [level, rowStep] of ROW_STEPS.entries()) {
        for (const sighting of search(level, level === HALF ? [...LOOKS, ...FAINT_LOOKS] : LOOKS, rowStep, isOver)) store.add(sighting)
      }
      return store
    }
  }
}

function rangesOfLevels([whole, half, ...smaller]: readonly GrayImage[]): BlockRanges[] {
  if (whole === undefined || half === undefined) return []
  const levels = [rangesOfHalf(half, whole)]
  for (const picture of [half, ...smaller]) {
    const last = levels.at(-1)
    if (last !== undefined) levels.push(rangesOfFour(last, picture))
  }
  return levels
}
