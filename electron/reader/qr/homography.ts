// Owns the projective map from module coordinates to pixels (a plane seen at a slant). Pure geometry.
import type { Point } from './decoder.ts'

/** h0…h7; x = (h0 u + h1 v + h2) / (h6 u + h7 v + 1), y = (h3 u + h4 v + h5) / (h6 u + h7 v + 1). */
export type Homography = readonly [number, number, number, number, number, number, number, number]

export function project(h: Homography, u: number, v: number): Point {
  const w = h[6] * u + h[7] * v + 1
  return { x: (h[0] * u + h[1] * v + h[2]) / w, y: (h[3] * u + h[4] * v + h[5]) / w }
}

/** Maps four points to four others; null when three of them lie on a line. Heckbert 1989 §2.2.3, solved by Gauss–Jordan with pivots. */
export function homographyOf(from: readonly Point[], to: readonly Point[]): Homography | null {
  const rows: number[][] = []
  for (const [i, { x: u, y: v }] of from.entries()) {
    const { x, y } = to[i] ?? { x: 0, y: 0 }
    rows.push([u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y])
  }
  for (let column = 0; column < 8; column += 1) {
    let pivot = column
    for (let row = column + 1; row < 8; row += 1) if (Math.abs(at(rows, row, column)) > Math.abs(at(rows, pivot, column))) pivot = row
    if (Math.abs(at(rows, pivot, column)) < 1e-9) return null
    const chosen = rows[pivot] ?? []
    rows[pivot] = rows[column] ?? []
    rows[column] = chosen
    for (let row = 0; row < 8; row += 1) {
      if (row === column) continue
      const factor = at(rows, row, column) / at(rows, column, column)
      const target = rows[row] ?? []
      for (let k = column; k < 9; k += 1) target[k] = (target[k] ?? 0) - factor * (chosen[k] ?? 0)
    }
  }
  const solved = (row: number): number => at(rows, row, 8) / at(rows, row, row)
  return [solved(0), solved(1), solved(2), solved(3), solved(4), solved(5), solved(6), solved(7)]
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? 0
}
