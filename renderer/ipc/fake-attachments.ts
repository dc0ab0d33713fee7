// Owns made-up answers about attachments for the preview and for tests. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { AttachmentDraft, AttachmentEdit, AttachmentView, PickedAttachments } from '../../shared/model/attachment.ts'
import type { FakeItem } from './fake-logins.ts'

export interface FakeAttachments {
  /** What the dialog gives; null as if the person cancelled. */
  chosen?: { name: string; sizeBytes: number }[] | null
  refused?: PickedAttachments['refused']
}

interface Parts {
  fake: FakeAttachments
  items: FakeItem[]
  newId: () => string
  nowMs: () => number
  emit: (name: 'items.changed', payload: EventPayload<'items.changed'>) => void
}

type AttachmentCall = Extract<keyof Bridge<'main'>['calls'], `attachments.${string}`>

export function createFakeAttachments({ fake, items, newId, nowMs, emit }: Parts) {
  const drafts = new Map<string, AttachmentDraft>()
  const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
  const draft = (file: { name: string; sizeBytes: number }): AttachmentDraft => {
    const made = { handle: newId(), ...file }
    drafts.set(made.handle, made)
    return made
  }
  const take = (handle: string): AttachmentView[] => {
    const found = drafts.get(handle)
    drafts.delete(handle)
    return found === undefined ? [] : [{ id: newId(), name: found.name, sizeBytes: found.sizeBytes, addedAtMs: nowMs(), removedAtMs: null, state: 'present' }]
  }
  const change = (itemId: string, edit: (attachments: AttachmentView[]) => AttachmentView[]): Promise<Result<null>> => {
    const item = items.find(({ id }) => id === itemId)
    if (item === undefined) return Promise.resolve({ ok: false, code: 'item-not-found' })
    item.attachments = edit(item.attachments ?? [])
    emit('items.changed', { itemId })
    return ok(null)
  }
  const setRemoved = (itemId: string, attachmentId: string, removedAtMs: number | null): Promise<Result<null>> =>
    change(itemId, (attachments) => attachments.map((one) => (one.id === attachmentId ? { ...one, removedAtMs } : one)))
  const calls: Pick<Bridge<'main'>['calls'], AttachmentCall> = {
    'attachments.choose': () => ok(fake.chosen === null ? null : { drafts: (fake.chosen ?? []).map(draft), refused: fake.refused ?? [] }),
    'attachments.saveAs': ({ itemId, attachmentId }) => ok({ name: items.find(({ id }) => id === itemId)?.attachments?.find(({ id }) => id === attachmentId)?.name ?? '' }),
    'attachments.draftDropped': ({ files }) => ok({ drafts: files.map(({ name, data }) => draft({ name, sizeBytes: data.length })), refused: [] }),
    'attachments.attach': ({ itemId, handles }) => change(itemId, (attachments) => [...attachments, ...handles.flatMap(take)]),
    'attachments.remove': ({ itemId, attachmentId }) => setRemoved(itemId, attachmentId, nowMs()),
    'attachments.putBack': ({ itemId, attachmentId }) => setRemoved(itemId, attachmentId, null),
    'attachments.discardDrafts': ({ handles }) => {
      for (const handle of handles) drafts.delete(handle)
      return ok(null)
    }
  }
  const edited = (present: readonly AttachmentView[], edits: readonly AttachmentEdit[]): AttachmentView[] => [
    ...present.map((one) => {
      const edit = edits.find((candidate) => candidate.kind === 'keep' && candidate.id === one.id)
      return edit === undefined ? { ...one, removedAtMs: one.removedAtMs ?? nowMs() } : { ...one, name: edit.name }
    }),
    ...edits.flatMap((edit) => (edit.kind === 'draft' ? take(edit.handle).map((one) => ({ ...one, name: edit.name })) : []))
  ]
  return { calls, edited, openDrafts: () => [...drafts.keys()] }
}
