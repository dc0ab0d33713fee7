// Owns what the tray menu says, as data. Knows no Electron; a code stands here only while the vault is open.
import type { FieldRef } from '../field-ref.ts'
import { groupEntries, shortened, type TrayEntry, type TrayFolder } from './tray-groups.ts'

export type { TrayEntry } from './tray-groups.ts'

/** `fromMs` of a copy: the code that stands from then on (Unix milliseconds). */
export type TrayAction =
  | { kind: 'copy'; field: FieldRef; fromMs?: number }
  | { kind: 'show'; itemId: string }
  | { kind: 'unlock' | 'scan' | 'quick' | 'open' | 'lock' | 'clear' | 'quit' }

export type TrayMenuRow =
  | { kind: 'separator' }
  | { kind: 'note'; label: string }
  | { kind: 'action'; label: string; action: TrayAction }
  | { kind: 'folder'; label: string; rows: readonly TrayMenuRow[] }

export interface TrayWords {
  unlock: string
  open: string
  scan: string
  quick: string
  lock: string
  quit: string
  noCodes: string
  nextCode: string
  window: string
  pinned: string
  recent: string
  others: string
  show: string
  copyNext: string
  clear: (clearsAtMs: number) => string
}

/** `vaultName`: whose codes these are; left out of the menu when it is not told. */
export type TrayState = { phase: 'locked' } | { phase: 'unlocked'; entries: readonly TrayEntry[]; vaultName?: string }

export interface TrayLook {
  words: TrayWords
  collator: Intl.Collator
  /** Codes are hidden in the window (a setting): no label has one. */
  areCodesHidden: boolean
  /** Null where the system does not tell it. */
  windowTitle: string | null
  /** When what we copied goes (Unix milliseconds); null when nothing of ours is on the clipboard. */
  clearsAtMs: number | null
}

const MAX_TITLE_LENGTH = 32
const SEPARATOR: TrayMenuRow = { kind: 'separator' }

/** The rows from top to bottom. `entries` come ranked (host.trayEntries). */
export function trayMenuRows(state: TrayState, look: TrayLook): TrayMenuRow[] {
  const { words, clearsAtMs } = look
  const plain = (label: string, kind: Exclude<TrayAction['kind'], 'copy' | 'show'>): TrayMenuRow => ({ kind: 'action', label, action: { kind } })
  // Also while locked: what was copied before the lock may still be there.
  const clear = clearsAtMs === null ? [] : [plain(words.clear(clearsAtMs), 'clear')]
  const always = [plain(words.scan, 'scan'), plain(words.quick, 'quick'), plain(words.open, 'open')]
  if (state.phase === 'locked') return [plain(words.unlock, 'unlock'), SEPARATOR, ...clear, ...always, SEPARATOR, plain(words.quit, 'quit')]
  return [
    ...codeRows(state.entries, look),
    SEPARATOR,
    ...clear,
    ...(state.vaultName === undefined ? [] : [{ kind: 'note', label: shortened(state.vaultName, MAX_TITLE_LENGTH) } as const]),
    ...always,
    plain(words.lock, 'lock'),
    SEPARATOR,
    plain(words.quit, 'quit')
  ]
}

/** Each code is one click away; showing it, and the next one, stand in menus of their own below. Any can be shown; a next one is offered of what is at hand. */
function codeRows(entries: readonly TrayEntry[], look: TrayLook): TrayMenuRow[] {
  const { words } = look
  if (entries.length === 0) return [{ kind: 'note', label: words.noCodes }]
  const { window, pinned, recent, others, folders } = groupEntries(entries, look)
  const groups = [
    { name: words.window, some: window },
    { name: words.pinned, some: pinned },
    { name: words.recent, some: recent },
    { name: words.others, some: others }
  ].filter(({ some }) => some.length > 0)
  const isNamed = groups.length > 1 || window.length > 0
  const copies = groups.flatMap(({ name, some }): TrayMenuRow[] => [...(isNamed ? [{ kind: 'note', label: name } as const] : []), ...some.map((entry) => copyRow(entry, look))])
  const near = groups.flatMap(({ some }) => some)
  const next = near.flatMap((entry) => nextRow(entry, look))
  return [
    ...copies,
    ...(folders.length === 0 ? [] : [SEPARATOR, ...folders.map((folder) => folderRow(folder, (entry) => copyRow(entry, look)))]),
    SEPARATOR,
    { kind: 'folder', label: words.show, rows: [...near.map(showRow), ...folders.map((folder) => folderRow(folder, showRow))] },
    ...(next.length === 0 ? [] : [{ kind: 'folder', label: words.copyNext, rows: next } as const])
  ]
}

function folderRow({ name, entries, folders }: TrayFolder, rowOf: (entry: TrayEntry) => TrayMenuRow): TrayMenuRow {
  return { kind: 'folder', label: name, rows: [...folders.map((folder) => folderRow(folder, rowOf)), ...entries.map(rowOf)] }
}

function copyRow(entry: TrayEntry, { words, areCodesHidden }: TrayLook): TrayMenuRow {
  const { itemId, fieldId, code, isGrouped } = entry
  const shown = code === null ? `   ${words.nextCode}` : areCodesHidden ? '' : `   ${digitsOf(code.code, isGrouped)}`
  return { kind: 'action', label: nameOf(entry) + shown, action: { kind: 'copy', field: { itemId, fieldId } } }
}

/** For a code that would be over before it is typed. A counter has no next code by time. */
function nextRow(entry: TrayEntry, { areCodesHidden }: TrayLook): TrayMenuRow[] {
  const { itemId, fieldId, code, isGrouped } = entry
  if (code === null) return []
  const shown = areCodesHidden ? '' : `   ${digitsOf(code.nextCode, isGrouped)}`
  return [{ kind: 'action', label: nameOf(entry) + shown, action: { kind: 'copy', field: { itemId, fieldId }, fromMs: code.validUntilMs } }]
}

function showRow(entry: TrayEntry): TrayMenuRow {
  return { kind: 'action', label: nameOf(entry), action: { kind: 'show', itemId: entry.itemId } }
}

/** `Amazon.co.jp · phone (taro@example.jp)`. The title alone can be the same on two logins, so the user name stands beside it. */
function nameOf({ title, username, label }: TrayEntry): string {
  const which = label === '' ? shortened(title, MAX_TITLE_LENGTH) : `${shortened(title, MAX_TITLE_LENGTH)} · ${shortened(label, MAX_TITLE_LENGTH)}`
  return username === '' ? which : `${which} (${shortened(username, MAX_TITLE_LENGTH)})`
}

function digitsOf(code: string, isGrouped: boolean): string {
  return isGrouped ? groupedCode(code) : code
}

/** `123456` → `123 456`, `12345678` → `1234 5678`, letters in one piece, as in the window. */
export function groupedCode(code: string): string {
  if (!/^\d+$/u.test(code)) return code
  const size = code.length % 4 === 0 ? 4 : 3
  return code.replace(new RegExp(`(?<=^(?:\\d{${String(size)}})+)(?=\\d)`, 'gu'), ' ')
}
