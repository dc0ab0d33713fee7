// Owns how a text is cut into the cells of large type: letters as people count them, digits in their groups. Pure.
import type { OtpType } from '../../shared/model/otp.ts'
import { groupCode } from './otp-display.ts'
import { runsOf } from './secret-runs.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

interface Cell {
  text: string
  kind: ReturnType<typeof runsOf>[number]['kind']
}

/** A space is drawn as an open box: it counts as a letter and could not be seen. */
export function cellsOf(text: string): Cell[] {
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment.trim() === '' ? '␣' : segment, kind: runsOf(segment)[0]?.kind ?? 'letter' }))
}

/** Kinds only where letters and digits are mixed, as in Steam's codes: colours that all signs have alike tell nothing apart. */
export function groupsOf(code: string, type: OtpType): { text: string; kind: Cell['kind'] | null }[][] {
  const isMixed = new Set(runsOf(code).map(({ kind }) => kind)).size > 1
  return groupCode(code, type)
    .split(' ')
    .map((group) => Array.from(group, (text) => ({ text, kind: isMixed ? (runsOf(text)[0]?.kind ?? null) : null })))
}
