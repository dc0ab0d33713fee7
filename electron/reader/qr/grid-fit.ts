// Owns laying a code's grid over a picture: the map under which the fixed modules (finders, timing, alignment) fit best. Reads no data.
import type { Point } from './decoder.ts'
import type { Triple } from './finder-triples.ts'
import { knownModulesOf, type KnownModule } from './function-patterns.ts'
import { sampleAt, type GrayImage } from './gray-image.ts'
import { homographyOf, project, type Homography } from './homography.ts'

export interface ModuleGrid {
  /** Module coordinates (a module's centre is at half) to pixels. */
  map: Homography
  dimension: number
  /** False for a light code on a dark ground. */
  isDark: boolean
  modulePx: number
  /** Correlation of the fixed modules with what they should be: 1 is perfect, noise is below 0.3. */
  fit: number
}

interface Template {
  columns: Float64Array
  rows: Float64Array
  /** +weight for light, -weight for dark. */
  signs: Float64Array
}

/** Steps of the descent, in modules. */
const STEPS = [0.6, 0.3, 0.15, 0.07]
const MAX_ROUNDS = 4
const HOPELESS = 0.35
/** By the finders alone: the fourth corner is then where a parallelogram has it. */
const WELL_LAID = 0.93

const templates = new Map<number, { all: Template; finders: Template }>()

/**
 * How well the three finder patterns stand where their centres say, from -1 to 1. True ones, also slanted and blurred, fit at 0.9, those that
 * noise makes at 0.2: a look at 200 modules spares laying a whole grid.
 */
export function findersFit(triple: Triple, dimension: number, gray: GrayImage): number {
  const { from, to } = controlPoints(triple, dimension)
  return rate(templateOf(dimension).finders, gray, triple.isDark ? 1 : -1, from, to)?.fit ?? 0
}

/** Lays the grid by the three finders, looks for the fourth corner, and moves all four points as long as the fit grows. */
export function fitGrid(triple: Triple, dimension: number, gray: GrayImage): ModuleGrid | null {
  const template = templateOf(dimension).all
  const sign = triple.isDark ? 1 : -1
  const { from, to } = controlPoints(triple, dimension)
  let best = rate(template, gray, sign, from, to)
  if (best === null) return null
  const modulePx = Math.hypot(to[1].x - to[0].x, to[1].y - to[0].y) / (dimension - 7)
  let points: Corners = to
  const corners = dimension >= 25 && best.fit < WELL_LAID ? alignmentsNear(best.map, dimension, gray, sign) : []
  for (const fourth of corners) {
    const moved: Corners = [to[0], to[1], to[2], fourth]
    const rated = rate(template, gray, sign, from, moved)
    if (rated !== null && rated.fit > best.fit) {
      best = rated
      points = moved
    }
  }
  for (const step of STEPS) {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = best.fit
      for (let corner = 0; corner < 4; corner += 1) {
        for (const [dx, dy] of DIRECTIONS) {
          const moved = movedBy(points, corner, dx * step * modulePx, dy * step * modulePx)
          const rated = rate(template, gray, sign, from, moved)
          if (rated !== null && rated.fit > best.fit) {
            best = rated
            points = moved
          }
        }
      }
      if (best.fit - before < 0.002) break
    }
    // Noise does not get better by moving.
    if (best.fit < HOPELESS) return null
  }
  return { map: best.map, dimension, isDark: triple.isDark, modulePx, fit: best.fit }
}

type Corners = readonly [Point, Point, Point, Point]

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1]
] as const

function controlPoints({ topLeft, topRight, bottomLeft }: Triple, dimension: number): { from: Corners; to: Corners } {
  const far = dimension - 3.5
  // The bottom right alignment pattern; version 1 has none, and its corner is a guess that the descent mends.
  const inner = dimension >= 25 ? dimension - 6.5 : far
  const share = (inner - 3.5) / (dimension - 7)
  const fourth = {
    x: topLeft.x + (topRight.x - topLeft.x + bottomLeft.x - topLeft.x) * share,
    y: topLeft.y + (topRight.y - topLeft.y + bottomLeft.y - topLeft.y) * share
  }
  const from: Corners = [
    { x: 3.5, y: 3.5 },
    { x: far, y: 3.5 },
    { x: 3.5, y: far },
    { x: inner, y: inner }
  ]
  return { from, to: [topLeft, topRight, bottomLeft, fourth] }
}

function movedBy(points: Corners, corner: number, dx: number, dy: number): Corners {
  const shift = (index: 0 | 1 | 2 | 3): Point => (index === corner ? { x: points[index].x + dx, y: points[index].y + dy } : points[index])
  return [shift(0), shift(1), shift(2), shift(3)]
}

function templateOf(dimension: number): { all: Template; finders: Template } {
  const known = templates.get(dimension)
  if (known !== undefined) return known
  const modules = knownModulesOf(dimension)
  const isNear = (place: number): boolean => place < 8
  const isFar = (place: number): boolean => place >= dimension - 8
  const inFinder = ({ column, row }: KnownModule): boolean => (isNear(column) && isNear(row)) || (isFar(column) && isNear(row)) || (isNear(column) && isFar(row))
  const template = { all: templateFrom(modules), finders: templateFrom(modules.filter(inFinder)) }
  templates.set(dimension, template)
  return template
}

function templateFrom(modules: readonly KnownModule[]): Template {
  return {
    columns: Float64Array.from(modules, ({ column }) => column + 0.5),
    rows: Float64Array.from(modules, ({ row }) => row + 0.5),
    signs: Float64Array.from(modules, ({ isDark, weight }) => (isDark ? -weight : weight))
  }
}

/** Pearson's correlation, weighted; contrast and brightness of the picture fall out. */
function rate({ columns, rows, signs }: Template, gray: GrayImage, sign: number, from: Corners, to: Corners): { map: Homography; fit: number } | null {
  const map = homographyOf(from, to)
  if (map === null) return null
  const [a, b, c, d, e, f, g, h] = map
  let weights = 0
  let sumE = 0
  let sumV = 0
  let sumVV = 0
  let sumEV = 0
  for (let i = 0; i < signs.length; i += 1) {
    const u = columns[i] ?? 0
    const v = rows[i] ?? 0
    const expected = signs[i] ?? 0
    const weight = Math.abs(expected)
    const w = 1 / (g * u + h * v + 1)
    const value = sampleAt(gray, (a * u + b * v + c) * w, (d * u + e * v + f) * w)
    weights += weight
    sumE += expected
    sumV += value * weight
    sumVV += value * value * weight
    sumEV += value * expected
  }
  const meanE = sumE / weights
  const variance = sumVV / weights - (sumV / weights) ** 2
  const fit = variance < 1 ? 0 : ((sumEV - (sumE * sumV) / weights) / weights / Math.sqrt(variance * (1 - meanE * meanE))) * sign
  return { map, fit }
}

/** The likeliest centres of the bottom right alignment pattern, which perspective moves most; data can look like one, so there are several. */
function alignmentsNear(map: Homography, dimension: number, gray: GrayImage, sign: number): Point[] {
  const reach = Math.max(4, Math.min(MAX_REACH, dimension * 0.14))
  const expected = dimension - 6.5
  const places: { score: number; u: number; v: number }[] = []
  const at = (u: number, v: number): number => {
    const p = project(map, u, v)
    return sampleAt(gray, p.x, p.y)
  }
  for (let u = expected - reach; u <= expected + reach; u += 0.5) {
    for (let v = expected - reach; v <= expected + reach; v += 0.5) {
      let ring = 0
      let rest = at(u, v)
      for (const [x, y] of RING) ring += at(u + x, v + y)
      for (const [x, y] of OUTER) rest += at(u + x, v + y)
      const score = sign * (ring / RING.length - rest / (OUTER.length + 1)) - (Math.abs(u - expected) + Math.abs(v - expected)) * 0.3
      places.push({ score, u, v })
    }
  }
  const chosen: typeof places = []
  for (const place of places.sort((a, b) => b.score - a.score)) {
    if (chosen.some(({ u, v }) => Math.abs(u - place.u) < 1.5 && Math.abs(v - place.v) < 1.5)) continue
    chosen.push(place)
    if (chosen.length === MAX_ALIGNMENTS) break
  }
  return chosen.map(({ u, v }) => project(map, u, v))
}

/** Modules; a slant that moves the corner further leaves no right angle for a triple to be found by. */
const MAX_REACH = 14
const MAX_ALIGNMENTS = 5
const AROUND = [-2, -1, 0, 1, 2].flatMap((y) => [-2, -1, 0, 1, 2].map((x) => [x, y] as const))
const RING = AROUND.filter(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) === 1)
const OUTER = AROUND.filter(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) === 2)
