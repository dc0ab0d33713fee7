// Owns what the preview shows of kinds of items, own fields, the two-step record, tags and several items at once. Development only.
import { FIELD_FORMATS, type FieldFormat } from '../../shared/model/field-formats.ts'
import type { ItemCategory } from '../../shared/model/item-categories.ts'
import type { FakeEditing } from '../ipc/fake-editing.ts'
import { fakeId, type FakeField, type FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openEditor, openItem } from './reach-item.ts'

export const KINDS_SCREENS = ['kinds-list', 'kinds-two-step', 'kinds-two-step-edit', 'kinds-card', 'kinds-identity', 'kinds-identity-edit', 'kinds-note-new', 'kinds-wifi-new', 'kinds-card-new', 'kinds-batch', 'kinds-tag', 'kinds-archive', 'kept-edit', 'kept-edit-gone'] as const
type KindsScreen = (typeof KINDS_SCREENS)[number]

const DAY_MS = 86_400_000

export function isKindsScreen(screen: string): screen is KindsScreen {
  return KINDS_SCREENS.some((one) => one === screen)
}

type Row = readonly [format: FieldFormat, value: string, more?: Partial<FakeField>]

function fieldsOf(group: number, rows: readonly Row[]): FakeField[] {
  return rows.map(([format, value, more], index) => ({ id: fakeId(group, index + 1), kind: FIELD_FORMATS[format], format, label: '', value, otp: null, ...more }))
}

function codesOf(nowMs: number): Row[] {
  return ['4f2a1-90bce', '77d0e-1a2b3', 'c0ffe-e1234', '8bad0-f00d5', '12ab3-98cd7'].map((code, index): Row => ['recovery-code', code, index < 3 ? { datedMs: nowMs - (index + 2) * 30 * DAY_MS } : {}])
}

interface Recipe {
  title: string
  category: ItemCategory
  tags?: string[]
  archived?: boolean
  notes?: string
  rows: readonly Row[]
}

const RECIPES: readonly Recipe[] = [
  { title: 'みなと銀行 VISA', category: 'card', tags: ['home/bank'], rows: [['card-holder', 'TARO YAMADA'], ['card-number', '4111 1111 1111 1111'], ['card-expiry', '09/29'], ['card-code', '123'], ['pin', '0000']] },
  {
    title: '山田 太郎', category: 'identity', tags: ['home'],
    rows: [
      ['last-name', '山田'], ['first-name', '太郎'], ['birth-date', '1988-04-12'], ['email', 'taro@example.jp'], ['phone', '03-1234-5678'],
      ['section', '', { label: 'パスポート' }], ['date', '2031-06-30', { label: '有効期限' }], ['address', '〒100-0001\n東京都千代田区千代田1-1'], ['section', '', { label: 'Nothing below' }]
    ]
  },
  { title: 'Home network', category: 'wifi', tags: ['home'], rows: [['wifi-name', 'yamada-5g'], ['wifi-security', 'WPA3']] },
  { title: 'Server room door', category: 'note', notes: 'Ring twice.', tags: ['work/office'], rows: [] },
  { title: 'deploy@acme', category: 'ssh-key', tags: ['work'], rows: [['private-key', '-----BEGIN OPENSSH PRIVATE KEY-----'], ['public-key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA deploy@acme'], ['fingerprint', 'SHA256:abc']] },
  { title: 'Photo editor', category: 'licence', archived: true, rows: [['product-key', 'AAAA-BBBB'], ['licensed-to', 'Taro Yamada'], ['version', '2.1']] },
  { title: 'Old bank', category: 'recovery-codes', archived: true, rows: [['recovery-code', '1234 5678']] }
]

const FIRST = 200

export function withKinds(items: FakeItem[], nowMs: number): FakeItem[] {
  const made = RECIPES.map(({ title, category, tags, archived, notes = '', rows }, index): FakeItem => ({
    id: fakeId(0, FIRST + index), title, category, ...(tags === undefined ? {} : { tags }), ...(archived === true ? { archived } : {}), favourite: false, trashed: false, notes,
    fields: fieldsOf(FIRST + index, rows), createdAtMs: nowMs, updatedAtMs: nowMs, lastUsedAtMs: null
  }))
  const [amazon] = items
  if (amazon === undefined) return made
  const record = fieldsOf(1, [...codesOf(nowMs), ['backup-phone', '090-1234-5678'], ['trusted-device', 'ThinkPad X1', { datedMs: nowMs - 90 * DAY_MS }], ['trusted-device', '居間のタブレット']])
  const more = record.map((field, index) => ({ ...field, id: fakeId(1, 50 + index) }))
  return [{ ...amazon, tags: ['home', 'home/shopping'], secondSteps: ['app', 'sms', 'passkey'], fields: [...amazon.fields, ...more] }, ...items.slice(1), ...made]
}

/** What an earlier unlock left, for the screens that offer it. */
export function keptOf(screen: string): FakeEditing {
  if (screen !== 'kept-edit' && screen !== 'kept-edit-gone') return { kept: null }
  const edit = { category: 'login', shownTitle: 'Amazon.co.jp', favourite: true, notes: 'typed', fields: [], files: [], lostFiles: 0 } as const
  return { kept: { ...edit, itemId: fakeId(0, 1), fields: [], files: [] }, state: screen === 'kept-edit' ? 'same' : 'gone' }
}

export async function goToKinds(screen: KindsScreen, stores: Stores): Promise<void> {
  const { list, editor } = stores
  switch (screen) {
    case 'kinds-list':
      return
    case 'kinds-two-step':
      return openItem(stores, 1)
    case 'kinds-two-step-edit':
      return openEditor(stores, 1)
    case 'kinds-card':
      return openItem(stores, FIRST)
    case 'kinds-identity':
      return openItem(stores, FIRST + 1)
    case 'kinds-identity-edit':
      return openEditor(stores, FIRST + 1)
    case 'kinds-note-new':
      editor.getState().startNew('note')
      return
    case 'kinds-wifi-new':
      editor.getState().startNew('wifi')
      return
    case 'kinds-card-new':
      editor.getState().startNew('card')
      return
    case 'kinds-batch':
      list.getState().choose([fakeId(0, 1), fakeId(0, 2), fakeId(0, FIRST + 1)])
      return
    case 'kept-edit':
    case 'kept-edit-gone':
      return stores.keptEdit.getState().look()
    case 'kinds-tag':
      list.getState().setTag('home')
      return
    case 'kinds-archive':
      list.getState().setFilter('archive')
      return
  }
}
