// Owns what the tray menu says, as data. Knows no Electron; a code stands here only while the vault is open.
import type { FieldRef } from '../field-ref.ts'

export interface TrayEntry extends FieldRef {
  title: string
  username: string
  /** Tells the codes of one login apart; empty where it has one. */
  label: string
  isGrouped: boolean
  /** Null where a counter gives out the codes: copying gives out the next one. */
  code: string | null
}

export type TrayAction = { kind: 'copy'; field: FieldRef } | { kind: 'unlock' } | { kind: 'scan' } | { kind: 'open' } | { kind: 'lock' } | { kind: 'quit' }

export type TrayMenuRow = { kind: 'separator' } | { kind: 'note'; label: string } | { kind: 'action'; label: string; action: TrayAction }

export interface TrayWords {
  unlock: string
  open: string
  scan: string
  lock: string
  quit: string
  noCodes: string
  nextCode: string
}

/** `vaultName`: whose codes these are; left out of the menu when it is not told. */
export type TrayState = { phase: 'locked' } | { phase: 'unlocked'; entries: readonly TrayEntry[]; vaultName?: string }

const MAX_TITLE_LENGTH = 32
const SEPARATOR: TrayMenuRow = { kind: 'separator' }

/** The rows from top to bottom. `entries` come ranked; all of them are shown. */
export function trayMenuRows(state: TrayState, words: TrayWords): TrayMenuRow[] {
  const quit: TrayMenuRow = { kind: 'action', label: words.quit, action: { kind: 'quit' } }
  const open: TrayMenuRow = { kind: 'action', label: words.open, action: { kind: 'open' } }
  if (state.phase === 'locked') return [{ kind: 'action', label: words.unlock, action: { kind: 'unlock' } }, SEPARATOR, open, quit]
  const codes: TrayMenuRow[] = state.entries.map((entry) => ({
    kind: 'action',
    label: entryLabel(entry, words),
    action: { kind: 'copy', field: { itemId: entry.itemId, fieldId: entry.fieldId } }
  }))
  return [
    ...(codes.length === 0 ? [{ kind: 'note', label: words.noCodes } as const] : codes),
    SEPARATOR,
    ...(state.vaultName === undefined ? [] : [{ kind: 'note', label: shortened(state.vaultName) } as const]),
    { kind: 'action', label: words.scan, action: { kind: 'scan' } },
    open,
    { kind: 'action', label: words.lock, action: { kind: 'lock' } },
    SEPARATOR,
    quit
  ]
}

/** `Amazon.co.jp · phone (taro@example.jp)   492 817`. The title alone can be the same on two logins, so the user name stands beside it. */
function entryLabel({ title, username, label, isGrouped, code }: TrayEntry, { nextCode }: TrayWords): string {
  const which = label === '' ? shortened(title) : `${shortened(title)} · ${shortened(label)}`
  const name = username === '' ? which : `${which} (${shortened(username)})`
  return `${name}   ${code === null ? nextCode : isGrouped ? groupedCode(code) : code}`
}

function shortened(text: string): string {
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
  return letters.length <= MAX_TITLE_LENGTH ? text : `${letters.slice(0, MAX_TITLE_LENGTH - 1).join('')}…`
}

/** `123456` → `123 456`, `12345678` → `1234 5678`, letters in one piece, as in the window. */
export function groupedCode(code: string): string {
  if (!/^\d+$/u.test(code)) return code
  const size = code.length % 4 === 0 ? 4 : 3
  return code.replace(new RegExp(`(?<=^(?:\\d{${String(size)}})+)(?=\\d)`, 'gu'), ' ')
}
