// Owns the second decoder: it looks for finder patterns itself and reads every likely triple of them, until none is left or time is up.
import type { DecodedCode, Point } from './decoder.ts'
import type { QrDecoder, Reading } from './qr-decoder.ts'
import type { FinderStore } from './finder-store.ts'
import { triplesOf, type TripleLimits } from './finder-triples.ts'
import { regionsOfColour } from './colour-contrast.ts'
import { colourPlaneOf, type GrayImage } from './gray-image.ts'
import { pyramidOf, type PictureViews } from './picture-views.ts'
import { createPlaneFinders, type PlaneFinders } from './plane-finders.ts'
import { isPlausible, readTriple } from './read-triple.ts'
import { timeTriple, type TimedTriple } from './timing.ts'

interface Stage {
  limits: TripleLimits
  maxTriples: number
  maxTimingError: number
  /** How many triples are tried at all, and how many of those with all means. */
  tries: number
  thoroughTries: number
}

const UPRIGHT: Stage = {
  limits: { maxCosine: 0.1, maxSideRatio: 1.15, maxSizeRatio: 1.45, minSupport: 0.3, minHits: 1, maxFinders: 200 },
  maxTriples: 500,
  maxTimingError: 0.35,
  tries: 20,
  thoroughTries: 4
}

const SLANTED: Stage = {
  limits: { maxCosine: 0.4, maxSideRatio: 1.6, maxSizeRatio: 1.9, minSupport: 0.5, minHits: 3, maxFinders: 200 },
  maxTriples: 400,
  maxTimingError: 0.4,
  tries: 10,
  thoroughTries: 4
}

/** Colours are coarser than brightness in pictures of cameras and videos. */
const MIN_COLOUR_CONTRAST = 30

export interface GuidedSearchParts {
  nowMs: () => number
}

export function createGuidedSearch({ nowMs }: GuidedSearchParts): QrDecoder {
  return (views, reading) => {
    search(views, reading, nowMs)
    return Promise.resolve()
  }
}

function search(views: PictureViews, reading: Reading, nowMs: () => number): void {
  const found: DecodedCode[] = [...reading.known]
  const isOver = (): boolean => nowMs() > reading.deadlineMs
  const onCode = (code: DecodedCode): void => {
    found.push(code)
    reading.onCode(code)
  }
  searchPlane(views.brightness()[0], views.finders(), { found, isOver, onCode, onUnread: reading.onUnread })
  for (const { plane, box } of regionsOfColour(views.image)) {
    if (isOver()) return
    // What was read is told in pixels of the picture, and searched in those of the region.
    const inside = found.map((code) => movedBy(code, -box.x, -box.y))
    const pyramid = pyramidOf(colourPlaneOf(views.image, plane, box))
    searchPlane(pyramid[0], createPlaneFinders({ pyramid, minContrast: MIN_COLOUR_CONTRAST }), {
      found: inside,
      isOver,
      onCode: (code) => {
        onCode(movedBy(code, box.x, box.y))
      },
      onUnread: (areas) => {
        reading.onUnread(areas.map((corners) => movedBy({ text: '', corners }, box.x, box.y).corners))
      }
    })
  }
}

function movedBy({ text, corners: [a, b, c, d] }: DecodedCode, dx: number, dy: number): DecodedCode {
  const moved = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy })
  return { text, corners: [moved(a), moved(b), moved(c), moved(d)] }
}

interface Progress {
  found: readonly DecodedCode[]
  isOver: () => boolean
  onCode: (code: DecodedCode) => void
  onUnread: Reading['onUnread']
}

function searchPlane(gray: GrayImage | undefined, finders: PlaneFinders, progress: Progress): void {
  if (gray === undefined) return
  const store = finders.all(progress.isOver)
  for (const code of progress.found) markRead(store, code)
  const state = { gray, store, ...progress }
  const unread = [...readStage(state, UPRIGHT), ...readStage(state, SLANTED)].filter((triple) => !isRead(triple))
  if (unread.length > 0) progress.onUnread(unread.map(cornersOf))
}

interface State extends Progress {
  gray: GrayImage
  store: FinderStore
}

/** Answers what looked like a code and was not read, as far as it was tried. */
function readStage(state: State, stage: Stage): TimedTriple[] {
  const { gray, store } = state
  const timed = triplesOf(store.finders, stage.limits)
    .slice(0, stage.maxTriples)
    .flatMap((triple) => timeTriple(triple, gray) ?? [])
    .filter((triple) => triple.timingError < stage.maxTimingError)
    .sort((a, b) => rankOf(a) - rankOf(b))
  readAll(state, timed, stage.tries, false)
  readAll(state, timed, stage.thoroughTries, true)
  return timed.filter((triple) => triple.timingError < LIKELY && !isRead(triple))
}

/** Of the code that the three would belong to: their centres are three and a half modules from its edges. */
function cornersOf({ topLeft, topRight, bottomLeft, dimensions, estimatedDimension }: TimedTriple): DecodedCode['corners'] {
  const modules = (dimensions[0] ?? estimatedDimension) - 7
  const right = { x: (topRight.x - topLeft.x) / modules, y: (topRight.y - topLeft.y) / modules }
  const down = { x: (bottomLeft.x - topLeft.x) / modules, y: (bottomLeft.y - topLeft.y) / modules }
  const at = (across: number, along: number): Point => ({ x: topLeft.x + across * right.x + along * down.x, y: topLeft.y + across * right.y + along * down.y })
  const [near, far] = [-3.5, modules + 3.5]
  return [at(near, near), at(far, near), at(far, far), at(near, far)]
}

/** The timing pattern of a code that was ever read is off by less, of noise mostly by more. */
const LIKELY = 0.12

function isRead({ topLeft, topRight, bottomLeft }: TimedTriple): boolean {
  return topLeft.isRead || topRight.isRead || bottomLeft.isRead
}

/** Lower is likelier. */
function rankOf(triple: TimedTriple): number {
  return triple.timingError * 3 + triple.skew
}

function readAll({ gray, store, isOver, onCode }: State, triples: readonly TimedTriple[], limit: number, thorough: boolean): void {
  let tries = 0
  for (const triple of triples) {
    if (tries >= limit || isOver()) return
    if (isRead(triple) || !isPlausible(triple, gray)) continue
    tries += 1
    const code = readTriple(triple, { gray, thorough })
    if (code === null) continue
    for (const finder of [triple.topLeft, triple.topRight, triple.bottomLeft]) finder.isRead = true
    markRead(store, code)
    onCode(code)
  }
}

/** Finders inside a code that was read belong to it or are noise of its modules; a neighbour may stand close. */
function markRead(store: FinderStore, { corners }: DecodedCode): void {
  for (const finder of store.finders) if (isInside(finder, corners)) finder.isRead = true
}

/** Corners run clockwise, or the other way round for a mirrored code. */
function isInside({ x, y }: Point, corners: DecodedCode['corners']): boolean {
  const sides = corners.map((from, k) => {
    const to = corners[(k + 1) % 4] ?? from
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}
