// Owns what the preview shows of saving: banners, backups and copies. Development only.
import type { Backup, BackupItem } from '../../shared/model/saving.ts'
import { fakeId } from '../ipc/fake-logins.ts'
import { FAKE_COPY_PASSWORD, type FakeSaving } from '../ipc/fake-saving.ts'
import type { Stores } from '../main/stores.ts'

export const SAVING_SCREENS = ['saving-merged', 'saving-aside', 'saving-backup', 'saving-copies', 'saving-strangers', 'backups', 'backups-copies', 'backups-copy-password', 'backups-copy-inside', 'backups-copy-delete', 'backups-none', 'backups-inside', 'backups-all', 'backups-proof', 'backups-proof-wrong'] as const

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const HOUR_MS = 3_600_000

const BACKUPS: readonly Backup[] = [
  { name: '2026-11-22T09-30-00-000Z-41.nidan', savedAtMs: NOW, bytes: 262_600, items: 104, state: 'checked' },
  { name: '2026-11-22T08-00-00-000Z-40.nidan', savedAtMs: NOW - 1.5 * HOUR_MS, bytes: 262_600, items: 104, state: 'checked' },
  { name: '2026-11-21T08-00-00-000Z-33.nidan', savedAtMs: NOW - 26 * HOUR_MS, bytes: 262_600, items: 101, state: 'checked' },
  { name: '2026-11-14T08-00-00-000Z-20.nidan', savedAtMs: NOW - 200 * HOUR_MS, bytes: 131_400, items: null, state: 'damaged' },
  { name: '2026-10-31T08-00-00-000Z-12.nidan', savedAtMs: NOW - 530 * HOUR_MS, bytes: 131_400, items: null, state: 'otherKey' }
]

const row = { websites: [], favourite: false, hasOtp: true, trashed: false, createdAtMs: NOW, updatedAtMs: NOW, lastUsedAtMs: null }
const ITEMS: readonly BackupItem[] = [
  { ...row, id: fakeId(0, 1), title: 'Amazon.co.jp', username: 'taro@example.jp', now: 'same' },
  { ...row, id: fakeId(0, 2), title: 'GitHub', username: 'octo', now: 'changed' },
  { ...row, id: fakeId(0, 3), title: 'はなまる市場', username: 'taro@example.jp', now: 'same' },
  { ...row, id: fakeId(0, 4), title: 'A login whose title is much longer than the dialog is wide and has to be cut off at some place', username: 'somebody.with.a.long.name@example.jp', now: 'gone' }
]

export function savingOf(screen: string): FakeSaving {
  const copies = [
    { name: 'Personal.sync-conflict-20261121-184210-K3TQ7XB.nidan', place: 'beside' as const, kind: 'copy' as const, state: 'checked' as const, modifiedAtMs: NOW - 20 * HOUR_MS, news: 3 },
    { name: 'Personal.nidan.8f31c2d4a5b60718.tmp', place: 'beside' as const, kind: 'temporary' as const, state: 'damaged' as const, modifiedAtMs: NOW - 300 * HOUR_MS, news: null },
    { name: 'Personal (taro-desktop).nidan', place: 'beside' as const, kind: 'copy' as const, state: 'otherKey' as const, modifiedAtMs: NOW - 900 * HOUR_MS, news: null },
    { name: '2026-09-14T08-00-00-000Z-12.nidan', place: 'recovery' as const, kind: 'recovery' as const, state: 'otherKey' as const, modifiedAtMs: NOW - 1_600 * HOUR_MS, news: null },
    { name: '2026-10-02 Personal-LAPTOP.nidan', place: 'aside' as const, kind: 'copy' as const, state: 'checked' as const, modifiedAtMs: NOW - 1_200 * HOUR_MS, news: 0 }
  ]
  const conflicts = [
    { itemId: fakeId(0, 2), title: 'GitHub', fieldId: fakeId(2, 2), part: 'password' as const, label: '' },
    { itemId: fakeId(0, 3), title: 'はなまる市場', fieldId: null, part: 'notes' as const, label: '' }
  ]
  switch (screen) {
    case 'saving-merged':
      return { state: { merged: { items: 4, conflicts } } }
    case 'saving-aside':
      return { state: { state: 'aside', problem: 'vault-disk-full', recoveryFolder: '/home/taro/.config/Nidan/recovery/5f0c2f1e-8a51-4b0e-9a52-0d7c3f1b2a90' }, failing: { 'saving.retry': 'vault-disk-full' } }
    case 'saving-backup':
      return { state: { openedBackupAtMs: NOW } }
    case 'saving-copies':
      return { state: { copies: 2 }, copies }
    case 'saving-strangers':
      return { state: { strangers: 2 }, copies }
    case 'backups-none':
      return {}
    default:
      return { backups: BACKUPS, items: ITEMS, copies: screen.startsWith('backups-cop') ? copies : [] }
  }
}

export async function goToSaving(screen: string, { saving }: Stores): Promise<void> {
  if (!screen.startsWith('backups')) return
  await saving.getState().open()
  if (screen.startsWith('backups-cop')) return goToCopy(screen, saving)
  const [first] = BACKUPS
  const old = BACKUPS.find(({ state }) => state === 'otherKey')
  if (screen.startsWith('backups-proof')) {
    if (old !== undefined) await saving.getState().look(old, screen === 'backups-proof' ? undefined : { kind: 'password', password: 'wrong' })
    return
  }
  if (first === undefined || screen === 'backups' || screen === 'backups-none') return
  await saving.getState().look(first)
  saving.getState().askForAll(screen === 'backups-all')
}

async function goToCopy(screen: string, saving: Stores['saving']): Promise<void> {
  const stranger = saving.getState().copies[2]
  if (stranger === undefined || screen === 'backups-copies') return
  if (screen === 'backups-copy-delete') saving.getState().askToDelete(stranger)
  else await saving.getState().lookAtCopy(stranger, screen === 'backups-copy-inside' ? { kind: 'password', password: FAKE_COPY_PASSWORD } : undefined)
}
