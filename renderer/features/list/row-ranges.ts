// Owns which rows a press with Shift or Ctrl leaves chosen. Pure; knows ids in the order in which they stand.

/** From one row to another, whichever stands first; the second alone when the first is not in the list. */
export function rangeOf(ids: readonly string[], fromId: string, toId: string): string[] {
  const [from, to] = [ids.indexOf(fromId), ids.indexOf(toId)]
  if (from < 0 || to < 0) return to < 0 ? [] : [toId]
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** The row above or below; the same at the ends. */
export function stepped(ids: readonly string[], id: string, by: 1 | -1): string {
  return ids[ids.indexOf(id) + by] ?? id
}

export function toggled(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
}
