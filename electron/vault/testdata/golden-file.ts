// Owns the content of the golden files of format version 1. What is on disk was written once and stays, whatever this code becomes.
import { createVaultBytes, type NewItem } from '../new-vault-file.ts'
import type { VaultDocument } from '../document/document.ts'
import { seededRandom, TEST_NOW_MS } from './fixtures.ts'
import { openVaultBytes } from './open-bytes.ts'

export const GOLDEN_PASSWORD = '二段 golden pass\u0301word '

const ITEMS: readonly NewItem[] = [
  {
    title: 'Amazon',
    username: 'hanako@example.jp',
    password: 'correct-horse-5',
    websites: ['https://www.amazon.co.jp', 'https://www.amazon.com'],
    otps: ['otpauth://totp/Amazon:hanako%40example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amazon'],
    favourite: true,
    notes: 'バックアップ: 090-0000-0000',
    lastUsedAtMs: TEST_NOW_MS - 5_000
  },
  {
    title: 'Two codes',
    username: 'octo',
    otps: [
      'otpauth://totp/A:octo?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&digits=8&period=60',
      'otpauth://totp/B:octo?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU&algorithm=SHA512'
    ],
    extraFields: [
      { kind: 'concealed', label: 'Recovery codes', value: 'aaaa-bbbb\ncccc-dddd' },
      { kind: 'text', label: 'Member number', value: '0042' }
    ]
  },
  { title: 'In the trash 🙂', password: '', trashed: true, updatedAtMs: TEST_NOW_MS - 86_400_000 }
]

/** What the second golden file has in its attachments, by their names. */
export const GOLDEN_CONTENTS: Readonly<Record<string, Uint8Array>> = {
  'recovery-codes.txt': new TextEncoder().encode('aaaa-bbbb\ncccc-dddd\n'),
  '証明書.bin': seededRandom('golden content')(100_000)
}

const GOLDEN_FILES: Readonly<Record<string, readonly NewItem[]>> = {
  v1: ITEMS,
  'v1-attachments': [
    { title: 'With files', username: 'hanako', attachments: Object.entries(GOLDEN_CONTENTS).map(([name, content]) => ({ name, content })) },
    { title: 'Without', username: 'octo' }
  ],
  'v1-categories': [
    {
      title: 'Amazon',
      username: 'hanako@example.jp',
      password: 'correct-horse-5',
      tags: ['home', 'home/買い物'],
      secondSteps: ['app', 'sms'],
      extraFields: [
        { kind: 'concealed', label: '', value: 'aaaa-bbbb', format: 'recovery-code', datedMs: TEST_NOW_MS - 1_000 },
        { kind: 'concealed', label: '', value: 'cccc-dddd', format: 'recovery-code' },
        { kind: 'text', label: '', value: '090-0000-0000', format: 'backup-phone' },
        { kind: 'text', label: '', value: 'desk', format: 'trusted-device', datedMs: TEST_NOW_MS - 86_400_000 }
      ]
    },
    {
      title: 'Card',
      category: 'card',
      archived: true,
      extraFields: [
        { kind: 'text', label: '', value: 'HANAKO MORI', format: 'card-holder' },
        { kind: 'concealed', label: '', value: '4111111111111111', format: 'card-number' },
        { kind: 'text', label: 'Abroad', value: '', format: 'section' },
        { kind: 'text', label: 'Hotline', value: '+81 3 0000 0000', format: 'phone' }
      ]
    },
    { title: 'Note', category: 'note', notes: 'Ring twice.', tags: ['home'] }
  ]
}
export const GOLDEN_NAMES = Object.keys(GOLDEN_FILES)

export async function makeGoldenFile(name: string): Promise<{ bytes: Uint8Array; document: VaultDocument }> {
  const bytes = await createVaultBytes({
    name: 'Golden',
    password: GOLDEN_PASSWORD,
    items: GOLDEN_FILES[name] ?? [],
    now: () => TEST_NOW_MS,
    random: seededRandom(`golden ${name}`)
  })
  return { bytes, document: await openVaultBytes(bytes, GOLDEN_PASSWORD) }
}
