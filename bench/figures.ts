// Owns what a series of measurements says: median, 95th percentile, ratio. Never drops a value.

export interface Series {
  median: number
  p95: number
  least: number
  runs: number
}

export interface Row {
  name: string
  unit: 'ms' | 'MB' | '×'
  value: number
  /** Null for a single value. */
  p95: number | null
  runs: number
  /** The limit that the project sets itself, null where it sets none. */
  limit: number | null
  note: string
}

export interface BenchPart {
  name: string
  /** Prints its progress through `say`; `flags` are the arguments that begin with `--`. */
  run: (say: (line: string) => void, flags: readonly string[]) => Promise<Row[]>
}

export function seriesOf(values: readonly number[]): Series {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
  return { median, p95: at(0.95), least: sorted[0] ?? Number.NaN, runs: sorted.length }
}

export function rowOf(name: string, unit: Row['unit'], values: readonly number[], extra: { limit?: number; note?: string } = {}): Row {
  const { median, p95, runs } = seriesOf(values)
  return { name, unit, value: median, p95: runs > 1 ? p95 : null, runs, limit: extra.limit ?? null, note: extra.note ?? '' }
}

export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${format(row.value, row.unit)} ${row.unit}`,
    row.p95 === null ? '' : format(row.p95, row.unit),
    String(row.runs),
    row.limit === null ? '' : `≤ ${String(Math.round(row.limit * 100) / 100)} ${row.value <= row.limit ? 'ok' : 'OVER'}`,
    row.note
  ])
  const head = ['what', 'median', 'p95', 'runs', 'limit', 'note']
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')
}

function format(value: number, unit: Row['unit']): string {
  return unit === '×' ? value.toFixed(2) : value.toFixed(value < 10 ? 1 : 0)
}
