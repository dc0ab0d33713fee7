// Owns the page of figures (docs/QR-FIGURES.md): what one run of the bench over the whole corpus said, as Markdown. Measures nothing and drops nothing.
import { cpus, totalmem } from 'node:os'
import type { Row } from '../figures.ts'
import { OURS } from './readers.ts'
import { share, type Tally } from './score.ts'

export interface CorpusFigures {
  seed: number
  /** By the name of the reader; ours is one of them. */
  scores: Readonly<Record<string, ReaderFigures>>
}

interface ReaderFigures {
  all: Tally
  byCategory: Readonly<Record<string, Tally>>
  falseTexts: number
}

export interface QrFigures {
  /** ISO 8601. */
  at: string
  runtime: string
  own: CorpusFigures
  unseen: CorpusFigures
  /** A line for each reader that was not there. */
  missing: readonly string[]
  rows: readonly Row[]
}

export function figuresPage({ at, runtime, own, unseen, missing, rows }: QrFigures): string {
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return [
    '# What the code readers find, and what it costs',
    `Written by \`npm run bench -- qr --full --seed=${String(unseen.seed)}\` (as \`bench-results/*.md\`) on ${at.slice(0, 10)}: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(cpus().length)} cores, ${String(memoryGb)} GB, Node ${process.versions.node}${runtime === '' ? '' : `, ${runtime}`}. Every picture goes to every reader before the next one, in turning order. Why Nidan reads as it does is in [ADR 0017](adr/0017-two-readers-and-what-the-first-leaves-unread.md).`,
    'The corpus is made from a seed by a browser on Linux, and its webcam is arithmetic; every code in it can be read. Of the first seed, pictures were looked at while the reader was built; of the second none.',
    ...missing,
    ...corpusSection('The corpus of the project', own),
    ...corpusSection('Screens that nobody had seen', unseen),
    '## Time and memory',
    'Times are of the corpus of the project, where a code was to be found. zbarimg starts a process and decodes a PNG within its time. A limit is what the project sets itself.',
    rowsTable(rows)
  ].join('\n\n').concat('\n')
}

function corpusSection(title: string, { seed, scores }: CorpusFigures): string[] {
  const ours = scores[OURS]
  const others = Object.entries(scores).filter(([name]) => !name.startsWith(OURS))
  const ahead = Object.entries(ours?.byCategory ?? {}).filter(([category, { found }]) => others.some(([, { byCategory }]) => (byCategory[category]?.found ?? 0) > found))
  return [
    `## ${title} (seed ${String(seed)})`,
    `Codes found of codes shown, ${String(ours?.all.codes ?? 0)} in all. Categories in which another reader found more than Nidan: ${ahead.length === 0 ? 'none' : ahead.map(([category]) => category).join(', ')}.`,
    recallTable(scores)
  ]
}

function recallTable(scores: CorpusFigures['scores']): string {
  const readers = Object.values(scores)
  const categories = Object.keys(readers[0]?.byCategory ?? {})
  const cell = (tally: Tally | undefined): string => (tally === undefined || tally.codes === 0 ? '–' : `${String(tally.found)} of ${String(tally.codes)}`)
  return markdownTable([
    ['', ...Object.keys(scores)],
    ...categories.map((category) => [category, ...readers.map(({ byCategory }) => cell(byCategory[category]))]),
    ['**all**', ...readers.map(({ all }) => `**${(share(all) * 100).toFixed(1)} %**`)],
    ['texts that no code says', ...readers.map(({ falseTexts }) => String(falseTexts))]
  ])
}

function rowsTable(rows: readonly Row[]): string {
  const number = (value: number, unit: Row['unit']): string => (unit === '×' ? value.toFixed(2) : value.toFixed(value < 10 ? 1 : 0))
  const limit = (row: Row): string => (row.limit === null ? '' : `≤ ${String(row.limit)}${row.value <= row.limit ? '' : ', **over**'}`)
  return markdownTable([
    ['', 'median', 'p95', 'measured', 'limit', ''],
    ...rows.map((row) => [row.name, `${number(row.value, row.unit)} ${row.unit}`, row.p95 === null ? '' : number(row.p95, row.unit), String(row.runs), limit(row), row.note])
  ])
}

function markdownTable([head = [], ...lines]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n')
}
