// Owns made-up logins for the preview and for tests. Never part of the program that is shipped.
import type { AttachmentView } from '../../shared/model/attachment.ts'
import type { FieldFormat } from '../../shared/model/field-formats.ts'
import type { ItemCategory } from '../../shared/model/item-categories.ts'
import type { FieldKind } from '../../shared/model/item.ts'
import type { OtpParameters } from '../../shared/model/otp.ts'
import type { SecondStep } from '../../shared/model/second-steps.ts'

export interface FakeField {
  id: string
  kind: FieldKind
  label: string
  value: string
  otp: OtpParameters | null
  format?: FieldFormat
  datedMs?: number
}

export interface FakeItem {
  id: string
  title: string
  favourite: boolean
  trashed: boolean
  trashedAtMs?: number
  /** Parts with earlier values. */
  earlier?: string[]
  notes: string
  fields: FakeField[]
  createdAtMs: number
  updatedAtMs: number
  lastUsedAtMs: number | null
  attachments?: AttachmentView[]
  category?: ItemCategory
  archived?: boolean
  tags?: string[]
  secondSteps?: SecondStep[]
}

interface Recipe {
  title: string
  username: string
  website?: string
  otp?: Partial<OtpParameters>
  favourite?: boolean
  trashed?: boolean
  notes?: string
  concealed?: [label: string, value: string]
  text?: [label: string, value: string]
}

const RECIPES: readonly Recipe[] = [
  {
    title: 'Amazon.co.jp', username: 'taro@example.jp', website: 'https://www.amazon.co.jp', otp: { issuer: 'Amazon', account: 'taro@example.jp' }, favourite: true,
    text: ['backup phone', '090-1234-5678'], notes: 'Prime renews in April.\nTwo trusted devices: the desktop and the tablet.'
  },
  {
    title: 'GitHub', username: 'octo', website: 'https://github.com', otp: { issuer: 'GitHub', account: 'octo' }, favourite: true,
    concealed: ['recovery codes', '4f2a1-90bce\n77d0e-1a2b3\nc0ffe-e1234\n8bad0-f00d5']
  },
  { title: 'はなまる市場', username: 'taro@example.jp', website: 'https://hanamaru.example.jp' },
  {
    title: '三菱UFJダイレクト（インターネットバンキング・法人契約者さま専用ログイン）', username: 'yamada-taro-2024@corporate-account.example.co.jp',
    website: 'https://directg.s.bk.mufg.jp', otp: { issuer: '三菱UFJ銀行', account: '1234567', digits: 8, algorithm: 'SHA256', periodSeconds: 60 }, text: ['店番', '001']
  },
  { title: 'Google', username: 'taro.yamada@gmail.com', website: 'https://accounts.google.com', otp: { issuer: 'Google', account: 'taro.yamada@gmail.com' }, favourite: true },
  { title: 'Rakuten', username: 'taro-y', website: 'https://www.rakuten.co.jp' },
  { title: 'マイナポータル', username: '', website: 'https://myna.go.jp' },
  { title: 'Dropbox', username: 'taro@example.jp', website: 'https://www.dropbox.com', otp: { issuer: 'Dropbox', account: 'taro@example.jp' } },
  { title: 'Slack – Acme workspace', username: 'taro@acme.example', website: 'https://acme.slack.com' },
  { title: 'AWS root', username: 'ops@acme.example', website: 'https://console.aws.amazon.com', otp: { issuer: 'Amazon Web Services', account: 'root@1234-5678-9012' } },
  { title: '楽天証券', username: 'AB123456', website: 'https://www.rakuten-sec.co.jp' },
  { title: 'Zoom', username: 'taro@example.jp', website: 'https://zoom.us' },
  { title: 'Netflix', username: 'family@example.jp', website: 'https://www.netflix.com' },
  { title: 'Old forum', username: 'taro77', trashed: true }
]

const PASSWORDS = ['kX7#mQ2v!Lp9Rz', 'correct-horse-battery-staple', 'O0o1lI|5S8B-wq', 'pa55:Wörd/長い']

export const FAKE_OTP: OtpParameters = { type: 'totp', issuer: '', account: '', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }

/** UUIDs that say what they are for, so that a failing test can be read. */
export function fakeId(group: number, number: number): string {
  return `${String(group).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function fieldsOf(recipe: Recipe, index: number): FakeField[] {
  const fields: Omit<FakeField, 'id'>[] = [
    { kind: 'username', label: '', value: recipe.username, otp: null },
    { kind: 'password', label: '', value: PASSWORDS[index % PASSWORDS.length] ?? '', otp: null }
  ]
  if (recipe.otp !== undefined) fields.push({ kind: 'otp', label: '', value: '', otp: { ...FAKE_OTP, ...recipe.otp } })
  if (recipe.website !== undefined) fields.push({ kind: 'website', label: '', value: recipe.website, otp: null })
  if (recipe.text !== undefined) fields.push({ kind: 'text', label: recipe.text[0], value: recipe.text[1], otp: null })
  if (recipe.concealed !== undefined) fields.push({ kind: 'concealed', label: recipe.concealed[0], value: recipe.concealed[1], otp: null })
  return fields.map((field, number) => ({ ...field, id: fakeId(index + 1, number + 1) }))
}

const DAY_MS = 86_400_000

export function fakeLogins(nowMs: number, count: number = RECIPES.length): FakeItem[] {
  return Array.from({ length: count }, (_, index) => {
    const recipe = RECIPES[index % RECIPES.length]
    if (recipe === undefined) throw new Error('no recipe')
    const copy = Math.floor(index / RECIPES.length)
    return {
      id: fakeId(0, index + 1),
      title: copy === 0 ? recipe.title : `${recipe.title} ${String(copy + 1)}`,
      favourite: recipe.favourite ?? false,
      trashed: recipe.trashed ?? false,
      ...(recipe.trashed === true ? { trashedAtMs: nowMs - 12 * DAY_MS } : {}),
      notes: recipe.notes ?? '',
      fields: fieldsOf(recipe, index),
      createdAtMs: nowMs - (index + 40) * DAY_MS,
      updatedAtMs: nowMs - index * DAY_MS,
      lastUsedAtMs: index % 3 === 0 ? nowMs - index * 3_600_000 : null
    }
  })
}
