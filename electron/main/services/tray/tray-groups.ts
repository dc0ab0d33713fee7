// Owns in which groups the codes stand in the tray's menu, so that two hundred of them are no longer a list. Pure: knows no menu and no Electron.
import type { FieldRef } from '../field-ref.ts'

export interface TrayEntry extends FieldRef {
  title: string
  username: string
  /** Tells the codes of one login apart; empty where it has one. */
  label: string
  isGrouped: boolean
  favourite: boolean
  lastUsedAtMs: number | null
  tags: readonly string[]
  siteNames: readonly string[]
  /** Null where a counter gives out the codes: copying gives out the next one. */
  code: { code: string; nextCode: string; validUntilMs: number } | null
}

export interface TrayFolder {
  /** A tag, or the first and the last title of a run. */
  name: string
  entries: readonly TrayEntry[]
  folders: readonly TrayFolder[]
}

export interface TrayGroups {
  /** Of the window that was in front. */
  window: readonly TrayEntry[]
  pinned: readonly TrayEntry[]
  recent: readonly TrayEntry[]
  /** Neither, where all have room. */
  others: readonly TrayEntry[]
  folders: readonly TrayFolder[]
}

/** As many as are taken in at a glance. */
const AT_A_GLANCE = 12
const MOST = { window: 3, pinned: 6, recent: 4, folder: 20 } as const
/** A shorter name stands in too many titles by chance. */
const MIN_NAME_LETTERS = 3
/** What browsers put behind the title of a page: ` - Google Chrome`, ` — Mozilla Firefox`. It names who made the browser, not the site. */
const BROWSER_ENDING =
  /\s[-–—]\s(?:google chrome|chromium|mozilla firefox|firefox(?: developer edition| nightly)?|librewolf|tor browser|microsoft\p{Cf}? edge|brave|opera|vivaldi)(?:\s[(（][^)）]*[)）]| private browsing)?$/u

const keyOf = ({ itemId, fieldId }: TrayEntry): string => `${itemId}/${fieldId}`

/** `entries` come ranked: favourites, then what was used last. `windowTitle`: null where nobody tells it. */
export function groupEntries(entries: readonly TrayEntry[], { windowTitle, collator }: { windowTitle: string | null; collator: Intl.Collator }): TrayGroups {
  const taken = new Set<string>()
  const take = (some: readonly TrayEntry[]): TrayEntry[] => {
    const free = some.filter((entry) => !taken.has(keyOf(entry)))
    for (const entry of free) taken.add(keyOf(entry))
    return free
  }
  const isFew = entries.length <= AT_A_GLANCE
  const window = take(windowTitle === null ? [] : namedIn(windowTitle, entries).slice(0, MOST.window))
  const pinned = take(entries.filter(({ favourite }) => favourite).slice(0, isFew ? AT_A_GLANCE : MOST.pinned))
  const used = entries.filter((entry) => entry.lastUsedAtMs !== null && !taken.has(keyOf(entry))).sort((a, b) => (b.lastUsedAtMs ?? 0) - (a.lastUsedAtMs ?? 0))
  const recent = take(used.slice(0, isFew ? AT_A_GLANCE : MOST.recent))
  const left = take(entries).sort((a, b) => collator.compare(a.title, b.title) || collator.compare(a.username, b.username))
  return { window, pinned, recent, others: isFew ? left : [], folders: isFew ? [] : foldersOf(left, collator) }
}

/** By the first level of the first tag; what has none, in runs of the alphabet. */
function foldersOf(entries: readonly TrayEntry[], collator: Intl.Collator): TrayFolder[] {
  const byTag = new Map<string, TrayEntry[]>()
  const untagged: TrayEntry[] = []
  for (const entry of entries) {
    const [tag = ''] = entry.tags[0]?.split('/') ?? []
    if (tag === '') untagged.push(entry)
    else byTag.set(tag, [...(byTag.get(tag) ?? []), entry])
  }
  const tagged = [...byTag].sort(([a], [b]) => collator.compare(a, b)).map(([name, tagEntries]) => folderOf(name, tagEntries))
  return [...tagged, ...runsOf(untagged)]
}

function folderOf(name: string, entries: readonly TrayEntry[]): TrayFolder {
  return entries.length <= MOST.folder ? { name, entries, folders: [] } : { name, entries: [], folders: runsOf(entries) }
}

/** Runs of about equal length, so that the last one is no single entry. */
function runsOf(entries: readonly TrayEntry[]): TrayFolder[] {
  const count = Math.ceil(entries.length / MOST.folder)
  return Array.from({ length: count }, (_, index) => {
    const run = entries.slice(Math.round((index * entries.length) / count), Math.round(((index + 1) * entries.length) / count))
    return { name: `${shortened(run[0]?.title ?? '', 14)} … ${shortened(run.at(-1)?.title ?? '', 14)}`, entries: run, folders: [] }
  })
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A name stands in a title as a word of its own: `git` is not in `digital`. Scripts without spaces have no such words. */
function standsIn(title: string, name: string): boolean {
  const wanted = fold(name).trim()
  if (wanted.length < (/[^\p{ASCII}]/u.test(wanted) ? 2 : MIN_NAME_LETTERS)) return false
  const isWordLetter = (at: number): boolean => /[a-z0-9]/u.test(title.charAt(at))
  for (let at = title.indexOf(wanted); at !== -1; at = title.indexOf(wanted, at + 1)) {
    const beginsInside = isWordLetter(at) && isWordLetter(at - 1)
    const endsInside = isWordLetter(at + wanted.length - 1) && isWordLetter(at + wanted.length)
    if (!beginsInside && !endsInside) return true
  }
  return false
}

/** Entries whose title or site the window's title names; the longest name first, because it says most. */
export function namedIn(windowTitle: string, entries: readonly TrayEntry[]): TrayEntry[] {
  const title = fold(windowTitle).trimEnd().replace(BROWSER_ENDING, '')
  return entries
    .map((entry, index) => ({ entry, index, letters: Math.max(0, ...[entry.title, ...entry.siteNames].filter((name) => standsIn(title, name)).map(({ length }) => length)) }))
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters || a.index - b.index)
    .map(({ entry }) => entry)
}

/** Cut between letters as people see them (Unicode UAX #29). */
export function shortened(text: string, most: number): string {
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
