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

export function groupsOf(code: string, type: OtpType): string[][] {
  return groupCode(code, type)
    .split(' ')
    .map((group) => Array.from(group))
}
