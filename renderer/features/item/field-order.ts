// Owns where a field may stand: before and after those of its own group. Pure; knows no row and no pointer.
import { groupOf, type Grouped } from './field-groups.ts'

interface Ordered extends Grouped {
  id: string
  isRemoved: boolean
}

export interface Place {
  /** Counted from 1 among the fields of its group that are not removed. */
  position: number
  count: number
}

function groupIds(fields: readonly Ordered[], fieldId: string): string[] {
  const moved = fields.find(({ id }) => id === fieldId)
  if (moved === undefined) return []
  return fields.filter((field) => !field.isRemoved && groupOf(field) === groupOf(moved)).map(({ id }) => id)
}

export function placeOf(fields: readonly Ordered[], fieldId: string): Place | null {
  const ids = groupIds(fields, fieldId)
  const index = ids.indexOf(fieldId)
  return index < 0 ? null : { position: index + 1, count: ids.length }
}

/**
 * The fields with one of them at `position` (from 1) of its group; beyond the ends it stands at the end. Fields of other groups and
 * removed ones keep their places. The same array when nothing moves.
 */
export function withFieldAt<F extends Ordered>(fields: readonly F[], fieldId: string, position: number): readonly F[] {
  const ids = groupIds(fields, fieldId)
  const from = ids.indexOf(fieldId)
  const to = Math.min(Math.max(position, 1), ids.length) - 1
  if (from < 0 || from === to) return fields
  const order = ids.toSpliced(from, 1).toSpliced(to, 0, fieldId)
  const byId = new Map(fields.map((field) => [field.id, field]))
  const group = new Set(ids)
  let next = 0
  return fields.map((field) => {
    if (!group.has(field.id)) return field
    const placed = byId.get(order[next] ?? '')
    next += 1
    return placed ?? field
  })
}

/** The ids of stored fields, in the order in which they stand. */
export function storedOrderOf(fields: readonly { id: string; isNew: boolean }[]): string[] {
  return fields.filter(({ isNew }) => !isNew).map(({ id }) => id)
}
