// Owns what the preview shows of attachments: on a login, in the editor, refused, and before a copy is saved. Development only.
import type { AttachmentView } from '../../shared/model/attachment.ts'
import type { FakeAttachments } from '../ipc/fake-attachments.ts'
import { fakeId, type FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openEditor, openItem } from './reach-item.ts'

export const ATTACHMENT_SCREENS = ['attachments', 'attachments-refused', 'attachments-edit', 'attachments-save', 'attachments-drop', 'attachments-trash'] as const
type AttachmentScreen = (typeof ATTACHMENT_SCREENS)[number]

const DAY_MS = 86_400_000

export function isAttachmentScreen(screen: string): screen is AttachmentScreen {
  return ATTACHMENT_SCREENS.some((one) => one === screen)
}

export function attachmentsOf(screen: string): FakeAttachments {
  if (screen === 'attachments-edit') return { chosen: [{ name: '領収書 2026-11.pdf', sizeBytes: 1_240_000 }] }
  return {
    chosen: [],
    refused: [
      { name: 'holiday.mov', code: 'attachment-too-large' },
      { name: 'Documents', code: 'attachment-not-a-file' },
      { name: 'an empty file with a name that is longer than the pane is wide and has no place to break it apart.txt', code: 'attachment-empty' }
    ]
  }
}

export function withAttachments(items: FakeItem[], nowMs: number): FakeItem[] {
  const file = (n: number, name: string, sizeBytes: number, change: Partial<AttachmentView> = {}): AttachmentView => ({
    id: fakeId(900, n), name, sizeBytes, addedAtMs: nowMs - n * 40 * DAY_MS, removedAtMs: null, state: 'present', ...change
  })
  items[0] = {
    ...(items[0] as FakeItem),
    attachments: [
      file(1, 'recovery-codes.txt', 412),
      file(2, 'パスポートの写し（更新後）.pdf', 2_480_000),
      file(3, `${'a_very_long_name_without_any_place_to_break_'.repeat(3)}.tar.gz`, 7_900_000),
      file(4, 'lost.bin', 64_000, { state: 'missing' }),
      file(5, 'old-contract.pdf', 184_000, { removedAtMs: nowMs - 2 * DAY_MS })
    ]
  }
  return items
}

export async function goToAttachments(screen: AttachmentScreen, stores: Stores): Promise<void> {
  if (screen === 'attachments-edit') {
    await openEditor(stores, 1)
    return stores.attachments.getState().choose({ kind: 'editor' })
  }
  if (screen === 'attachments-trash') await stores.detail.getState().trash(fakeId(0, 1))
  await openItem(stores, 1)
  const { choose, askSave } = stores.attachments.getState()
  if (screen === 'attachments-refused') await choose({ kind: 'login', itemId: fakeId(0, 1) })
  if (screen === 'attachments-save') askSave({ itemId: fakeId(0, 1), attachmentId: fakeId(900, 1), name: 'recovery-codes.txt' })
  if (screen === 'attachments-drop') stores.drop.getState().setOver({ place: { kind: 'attach', itemId: fakeId(0, 1) }, box: { left: 620, top: 0, width: 480, height: 720 } })
}
