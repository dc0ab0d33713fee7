// Owns what the answers of the readers say: codes found by category, false ones, times by size of the picture. Knows no reader.
import { seriesOf, type Series } from '../figures.ts'
import type { CorpusPicture } from './corpus.ts'
import type { Answer } from './readers.ts'

export type SizeName = '1080p' | '4K'

export interface Tally {
  found: number
  codes: number
}

export interface ReaderScore {
  all: Tally
  old: Tally
  byCategory: Map<string, Tally>
  /** Texts that no code of their picture says. */
  falseTexts: number
  misses: string[]
  times: Map<SizeName, { first: number[]; all: number[] }>
  /** Of each picture by its file, milliseconds. */
  firstOf: Map<string, { size: SizeName; ms: number }>
}

export function createScore(): ReaderScore {
  return { all: emptyTally(), old: emptyTally(), byCategory: new Map(), falseTexts: 0, misses: [], times: new Map(), firstOf: new Map() }
}

/** Times count only where there is a code: an empty picture ends early for some readers and late for others. */
export function addAnswer(score: ReaderScore, picture: Omit<CorpusPicture, 'isOld'> & { isOld: boolean }, { texts, firstMs, allMs }: Answer): void {
  const answered = new Set(texts)
  const found = picture.texts.filter((text) => answered.has(text)).length
  const category = score.byCategory.get(picture.category) ?? emptyTally()
  score.byCategory.set(picture.category, category)
  for (const tally of picture.isOld ? [score.all, score.old, category] : [score.all, category]) {
    tally.found += found
    tally.codes += picture.texts.length
  }
  score.falseTexts += [...answered].filter((text) => !picture.texts.includes(text)).length
  if (found < picture.texts.length) score.misses.push(picture.file)
  const size = sizeName(picture)
  if (size === null || picture.texts.length === 0) return
  const times = score.times.get(size) ?? { first: [], all: [] }
  score.times.set(size, times)
  times.all.push(allMs)
  if (firstMs === null) return
  times.first.push(firstMs)
  score.firstOf.set(picture.file, { size, ms: firstMs })
}

/** How much later one reader has its first code, picture by picture, of those in which both found one. */
export function firstRatios(ours: ReaderScore, other: ReaderScore, size: SizeName): number[] {
  return [...other.firstOf].flatMap(([file, theirs]) => {
    const mine = ours.firstOf.get(file)
    return mine === undefined || theirs.size !== size ? [] : [mine.ms / theirs.ms]
  })
}

export function share({ found, codes }: Tally): number {
  return codes === 0 ? 1 : found / codes
}

export function timesOf(score: ReaderScore, size: SizeName): { first: Series; all: Series } | null {
  const times = score.times.get(size)
  return times === undefined ? null : { first: seriesOf(times.first), all: seriesOf(times.all) }
}

/** The first reader against all others: categories in which another found more. */
export function categoriesLost(ours: ReaderScore, others: readonly ReaderScore[]): string[] {
  return [...ours.byCategory].filter(([name, tally]) => others.some((other) => (other.byCategory.get(name)?.found ?? 0) > tally.found)).map(([name]) => name)
}

function emptyTally(): Tally {
  return { found: 0, codes: 0 }
}

function sizeName({ width, height }: { width: number; height: number }): SizeName | null {
  if (width === 1920 && height === 1080) return '1080p'
  return width * height >= 7_000_000 ? '4K' : null
}
