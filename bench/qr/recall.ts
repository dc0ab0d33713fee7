// Owns the bench of the code reader: its corpus, all readers over each picture in one run, and the tables. Looks into no reader.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { checkoutFolder } from '../../e2e/fixtures/surroundings.ts'
import type { PixelImage } from '../../electron/reader/qr/decoder.ts'
import { rowOf, type BenchPart, type Row } from '../figures.ts'
import { makeCorpus, type CorpusPicture } from './corpus.ts'
import { hostileRows } from './hostile.ts'
import { memoryRows } from './memory.ts'
import { JSQR, openReaders, OURS, OURS_WITHOUT_WASM, ZXING, type ComparedReader } from './readers.ts'
import { addAnswer, categoriesLost, createScore, firstRatios, share, timesOf, type ReaderScore } from './score.ts'

/** While the reader was built, pictures of the first seed were looked at, and what was missed of the second. `--seed=N`: one that nobody has seen. */
const SEEDS = { own: 1, unseen: 2 }
const SMALL = { perCategory: 2, noise: 16, unseenPerCategory: 1, unseenNoise: 8 }
const FULL = { perCategory: 14, noise: 100, unseenPerCategory: 6, unseenNoise: 30 }
const LIMITS = { firstHit: 1.1, all1080p: 0.3, all4K: 0.18 }

type Scores = Map<string, ReaderScore>

async function imageOf({ file }: CorpusPicture): Promise<PixelImage> {
  const { data, width, height } = PNG.sync.read(await readFile(file))
  return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), widthPx: width, heightPx: height }
}

async function compare(pictures: readonly CorpusPicture[], readers: readonly ComparedReader[], say: (line: string) => void): Promise<Scores> {
  const scores: Scores = new Map(readers.map(({ name }) => [name, createScore()]))
  for (const [index, picture] of pictures.entries()) {
    const image = await imageOf(picture)
    // Each picture goes to every reader before the next: load of the machine hits all alike. The order turns, so that no cache favours one.
    for (const k of readers.keys()) {
      const reader = readers[(k + index) % readers.length]
      const score = reader === undefined ? undefined : scores.get(reader.name)
      if (reader !== undefined && score !== undefined) addAnswer(score, picture, await reader.read({ file: picture.file, image }))
    }
    if ((index + 1) % 50 === 0) say(`${index + 1} of ${pictures.length} pictures read`)
  }
  return scores
}

/** A table of codes found, a category a line, a reader a column. */
function tableOfScores(title: string, scores: Scores): string {
  const names = [...scores.keys()]
  const categories = [...(scores.get(OURS)?.byCategory.keys() ?? [])]
  const cell = (score: ReaderScore | undefined, category: string): string => {
    const tally = score?.byCategory.get(category)
    return tally === undefined ? '' : `${tally.found}/${tally.codes}`
  }
  const percent = (score: ReaderScore | undefined, part: 'all' | 'old'): string => (score === undefined ? '' : `${(share(score[part]) * 100).toFixed(1)} %`)
  const lines = [
    [title, ...names],
    ...categories.map((category) => [category, ...names.map((name) => cell(scores.get(name), category))]),
    ['all', ...names.map((name) => percent(scores.get(name), 'all'))],
    ['old categories', ...names.map((name) => percent(scores.get(name), 'old'))],
    ['false texts', ...names.map((name) => String(scores.get(name)?.falseTexts ?? ''))]
  ]
  const widths = names.concat('').map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines.map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

function rowsOf(scores: Scores): Row[] {
  const rows: Row[] = []
  for (const size of ['1080p', '4K'] as const) {
    for (const [name, score] of scores) {
      const times = score.times.get(size)
      if (times === undefined) continue
      rows.push(rowOf(`${name}, ${size}, all codes`, 'ms', times.all))
      if (times.first.length > 0) rows.push(rowOf(`${name}, ${size}, first code`, 'ms', times.first))
    }
    const of = (name: string) => timesOf(scores.get(name) ?? createScore(), size)
    const [ours, jsqr] = [of(OURS), of(JSQR)]
    if (ours === null || jsqr === null) continue
    const ratios = firstRatios(scores.get(OURS) ?? createScore(), scores.get(ZXING) ?? createScore(), size)
    rows.push(rowOf(`first code, ratio to zxing-wasm by picture, ${size}`, '×', ratios, { limit: LIMITS.firstHit }))
    rows.push(rowOf(`all codes, ratio to jsqr, ${size}`, '×', [ours.all.median / jsqr.all.median], { limit: size === '1080p' ? LIMITS.all1080p : LIMITS.all4K }))
  }
  return rows
}

function detailsOf(scores: Scores): unknown {
  return Object.fromEntries(
    [...scores].map(([name, { all, old, byCategory, falseTexts, misses }]) => [name, { all, old, byCategory: Object.fromEntries(byCategory), falseTexts, misses }])
  )
}

export const qrBench: BenchPart = {
  name: 'qr',
  run: async (say, flags) => {
    const size = flags.includes('--full') ? FULL : SMALL
    const folder = process.env['NIDAN_QR_CORPUS'] ?? join(checkoutFolder(), 'bench-results/qr-corpus')
    const own = await makeCorpus({ folder, seed: SEEDS.own, perCategory: size.perCategory, noise: size.noise, say })
    const unseen = await makeCorpus({ folder, seed: Number(flags.find((flag) => flag.startsWith('--seed='))?.slice('--seed='.length) ?? SEEDS.unseen), perCategory: size.unseenPerCategory, noise: size.unseenNoise, say })
    const { readers, missing } = await openReaders()
    try {
      const ownScores = await compare(own, readers, say)
      const unseenScores = await compare(unseen, readers, say)
      process.stdout.write(`\n${tableOfScores('own corpus', ownScores)}\n\n${tableOfScores('unseen corpus', unseenScores)}\n`)
      for (const line of missing) process.stdout.write(`${line}\n`)
      for (const [title, scores] of [['own', ownScores], ['unseen', unseenScores]] as const) {
        const others = [...scores].filter(([name]) => name !== OURS && name !== OURS_WITHOUT_WASM).map(([, score]) => score)
        const lost = categoriesLost(scores.get(OURS) ?? createScore(), others)
        process.stdout.write(`${title} corpus, categories in which another reader found more: ${lost.length === 0 ? 'none' : lost.join(', ')}\n`)
        for (const file of scores.get(OURS)?.misses ?? []) process.stdout.write(`  missed: ${file}\n`)
      }
      const output = process.env['NIDAN_BENCH_OUTPUT']
      if (output !== undefined) await writeFile(join(output, 'qr-codes.json'), `${JSON.stringify({ own: detailsOf(ownScores), unseen: detailsOf(unseenScores) }, null, 2)}\n`)
      return [...rowsOf(ownScores), ...memoryRows(), ...(await hostileRows())]
    } finally {
      for (const reader of readers) reader.end()
    }
  }
}
