// Owns what the preview shows of earlier values, the trash and undoing. Development only.
import type { PartHistory } from '../../shared/model/history.ts'
import type { FakeHistory } from '../ipc/fake-history.ts'
import { FAKE_OTP, fakeId, type FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openItem } from './reach-item.ts'

export const HISTORY_SCREENS = ['history', 'history-password', 'history-none', 'trash', 'trash-delete', 'trash-empty', 'saved-undo', 'undo-changed'] as const
export type HistoryScreen = (typeof HISTORY_SCREENS)[number]

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const DAY_MS = 86_400_000
const GITHUB = 2

const PARTS: readonly PartHistory[] = [
  { part: { kind: 'title' }, kind: 'title', label: '', isRemoved: false, values: [{ key: 't1', setAtMs: NOW - 400 * DAY_MS, isConflict: false, content: { kind: 'text', text: 'github.com', isCut: false } }] },
  {
    part: { kind: 'field', fieldId: fakeId(GITHUB, 2) }, kind: 'password', label: '', isRemoved: false,
    values: [
      { key: 'p3', setAtMs: NOW - 2 * DAY_MS, isConflict: true, content: { kind: 'secret' } },
      { key: 'p2', setAtMs: NOW - 90 * DAY_MS, isConflict: false, content: { kind: 'secret' } },
      { key: 'p1', setAtMs: NOW - 400 * DAY_MS, isConflict: false, content: { kind: 'secret' } }
    ]
  },
  {
    part: { kind: 'field', fieldId: fakeId(GITHUB, 3) }, kind: 'otp', label: '', isRemoved: false,
    values: [{ key: 'o1', setAtMs: NOW - 120 * DAY_MS, isConflict: false, content: { kind: 'otp', parameters: { ...FAKE_OTP, issuer: 'GitHub', account: 'octo@old.example' } } }]
  },
  {
    part: { kind: 'notes' }, kind: 'notes', label: '', isRemoved: false,
    values: [{ key: 'n1', setAtMs: NOW - 30 * DAY_MS, isConflict: false, content: { kind: 'text', text: 'Two keys are registered.\n予備のキーは机の引き出し。', isCut: false } }]
  },
  {
    part: { kind: 'field', fieldId: fakeId(GITHUB, 90) }, kind: 'text', label: 'backup phone', isRemoved: true,
    values: [{ key: 'r1', setAtMs: NOW - 60 * DAY_MS, isConflict: false, content: { kind: 'text', text: '090-1234-5678', isCut: false } }]
  }
]

export function isHistoryScreen(screen: string): screen is HistoryScreen {
  return HISTORY_SCREENS.some((one) => one === screen)
}

export function historyOf(screen: string): FakeHistory {
  return { parts: screen === 'history-none' ? [] : PARTS, failing: screen === 'undo-changed' ? { 'history.undo': 'undo-changed' } : {} }
}

/** GitHub has earlier values; four logins are in the trash, each for another time. */
export function withHistory(items: FakeItem[], nowMs: number): FakeItem[] {
  const github = items[GITHUB - 1]
  if (github !== undefined) github.earlier = [fakeId(GITHUB, 2), fakeId(GITHUB, 3), 'notes', 'title', 'removed']
  for (const [index, days] of [[6, 3], [8, 21], [11, 45]] as const) {
    const item = items[index]
    if (item !== undefined) Object.assign(item, { trashed: true, trashedAtMs: nowMs - days * DAY_MS })
  }
  return items
}

export async function goToHistory(screen: HistoryScreen, stores: Stores): Promise<void> {
  const { history, list, trash, editor } = stores
  if (screen.startsWith('trash')) {
    list.getState().setFilter('trash')
    await openItem(stores, 9)
    if (screen === 'trash-delete') trash.getState().ask({ kind: 'one', itemId: fakeId(0, 9), title: 'Slack – Acme workspace' })
    if (screen === 'trash-empty') trash.getState().ask({ kind: 'all', count: 4 })
    return
  }
  await openItem(stores, GITHUB)
  if (screen === 'history' || screen === 'history-none') return history.getState().open(fakeId(0, GITHUB), null)
  if (screen === 'history-password') {
    const part = { kind: 'field', fieldId: fakeId(GITHUB, 2) } as const
    await history.getState().open(fakeId(0, GITHUB), part)
    return history.getState().reveal({ itemId: fakeId(0, GITHUB), part, key: 'p2' })
  }
  const { detail } = stores.detail.getState()
  if (screen === 'undo-changed') stores.undo(null)
  else if (detail !== null) {
    editor.getState().startEdit(detail)
    editor.getState().patch({ notes: 'Typed.' })
    await editor.getState().save()
  }
}
