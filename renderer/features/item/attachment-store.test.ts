// Holds what becomes of files that a person attaches: where they go, what is refused aloud, and that no draft is left behind.
import { beforeEach, describe, expect, it } from 'vitest'
import type { PickedAttachments } from '../../../shared/model/attachment.ts'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS_BYTES } from '../../../shared/model/attachment-limits.ts'
import type { DroppedAttachment } from '../../ipc/dropped-attachments.ts'
import { readDroppedAttachments } from '../../ipc/dropped-attachments.ts'
import { createFakeBridge, type FakeBridge } from '../../ipc/fake-bridge.ts'
import type { FakeOptions } from '../../ipc/fake-options.ts'
import { fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import { createAttachmentStore, type AttachmentRef, type AttachTarget } from './attachment-store.ts'

const NOW_MS = 1_800_000_000_000
const AMAZON = fakeId(0, 1)
const LOGIN: AttachTarget = { kind: 'login', itemId: AMAZON }
const EDITOR: AttachTarget = { kind: 'editor' }

type Calls = FakeBridge['main']['calls']

let fake: FakeBridge
let discarded: string[]
let putBackAsUndo: (boolean | undefined)[]
let store: ReturnType<typeof createAttachmentStore>
let said: { key: string; undo: (() => void) | null }[]
let problems: string[]
let given: string[][]
let isEditorOpen: boolean

function begin(options: Partial<FakeOptions> = {}, instead: Partial<Calls> = {}): void {
  let lastId = 0
  const newId = (): string => {
    lastId += 1
    return fakeId(900, lastId)
  }
  fake = createFakeBridge({ nowMs: () => NOW_MS, newId, items: fakeLogins(NOW_MS), ...options })
  said = []
  problems = []
  given = []
  discarded = []
  putBackAsUndo = []
  isEditorOpen = true
  store = createAttachmentStore({
    calls: {
      ...fake.main.calls,
      'attachments.discardDrafts': (input) => {
        discarded.push(...input.handles)
        return fake.main.calls['attachments.discardDrafts'](input)
      },
      'attachments.putBack': (input) => {
        putBackAsUndo.push(input.isUndo)
        return fake.main.calls['attachments.putBack'](input)
      },
      ...instead
    },
    onProblem: (code) => void problems.push(code),
    onDone: ({ key }, undo) => void said.push({ key, undo }),
    onDrafts: (drafts) => {
      if (isEditorOpen) given.push(drafts.map(({ name }) => name))
      return isEditorOpen
    }
  })
}
beforeEach(() => {
  begin()
})

async function attached(): Promise<{ name: string; isRemoved: boolean; ref: AttachmentRef }[]> {
  const answer = await fake.main.calls['items.get']({ itemId: AMAZON })
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.attachments.map(({ id, name, removedAtMs }) => ({ name, isRemoved: removedAtMs !== null, ref: { itemId: AMAZON, attachmentId: id, name } }))
}

function file(name: string, bytes: number | Error): DroppedAttachment {
  return { name, size: typeof bytes === 'number' ? bytes : 1, arrayBuffer: () => (typeof bytes === 'number' ? Promise.resolve(new ArrayBuffer(Math.min(bytes, 8))) : Promise.reject(bytes)) }
}

const refusedCodes = (refused: PickedAttachments['refused']): string[] => refused.map(({ name, code }) => `${name} ${code}`)

describe('files from the dialog', () => {
  it('are on the login at once', async () => {
    begin({ attachments: { chosen: [{ name: 'codes.pdf', sizeBytes: 9 }, { name: 'card.png', sizeBytes: 8 }] } })
    await store.getState().choose(LOGIN)
    expect((await attached()).map(({ name }) => name)).toEqual(['codes.pdf', 'card.png'])
    expect(said.map(({ key }) => key)).toEqual(['attachments.added'])
  })
  it('go to the editor as drafts, and to no login', async () => {
    begin({ attachments: { chosen: [{ name: 'codes.pdf', sizeBytes: 9 }] } })
    await store.getState().choose(EDITOR)
    expect([given, await attached(), said]).toEqual([[['codes.pdf']], [], []])
  })
  it('leave no draft behind when the editor was closed meanwhile', async () => {
    begin({ attachments: { chosen: [{ name: 'codes.pdf', sizeBytes: 9 }] } })
    isEditorOpen = false
    await store.getState().choose(EDITOR)
    expect(discarded).toHaveLength(1)
  })
  it('leave no draft behind when they cannot be attached, and say why', async () => {
    begin({ attachments: { chosen: [{ name: 'codes.pdf', sizeBytes: 9 }] } }, { 'attachments.attach': () => Promise.resolve({ ok: false, code: 'vault-disk-full' }) })
    await store.getState().choose(LOGIN)
    expect([discarded.length, problems, said]).toEqual([1, ['vault-disk-full'], []])
  })
  it('that were refused are named until they are dismissed', async () => {
    begin({ attachments: { chosen: [], refused: [{ name: 'film.mkv', code: 'attachment-too-large' }] } })
    await store.getState().choose(LOGIN)
    expect(refusedCodes(store.getState().refused)).toEqual(['film.mkv attachment-too-large'])
    store.getState().dismissRefused()
    expect([store.getState().refused, said]).toEqual([[], []])
  })
  it('change nothing when the person cancels, and the next press is heard', async () => {
    begin({ attachments: { chosen: null } })
    await store.getState().choose(LOGIN)
    expect([await attached(), said, problems, store.getState().isBusy]).toEqual([[], [], [], false])
  })
})

describe('dropped files', () => {
  it('are read, and those that cannot be are named beside them', async () => {
    await store.getState().drop(LOGIN, [file('note.txt', 5), file('folder', new Error('is a directory')), file('nothing', 0), file('film.mkv', MAX_ATTACHMENT_BYTES + 1)])
    expect((await attached()).map(({ name }) => name)).toEqual(['note.txt'])
    expect(refusedCodes(store.getState().refused)).toEqual(['folder attachment-not-a-file', 'nothing attachment-empty', 'film.mkv attachment-too-large'])
  })
  it('ask the vault process nothing when none can be read', async () => {
    begin({}, { 'attachments.draftDropped': () => Promise.reject(new Error('asked')) })
    await store.getState().drop(LOGIN, [file('nothing', 0)])
    expect([problems, refusedCodes(store.getState().refused)]).toEqual([[], ['nothing attachment-empty']])
  })
  it('are refused from where they are too many bytes together', async () => {
    const many = Array.from({ length: MAX_ATTACHMENTS_BYTES / MAX_ATTACHMENT_BYTES + 1 }, (_, index): DroppedAttachment => ({ name: String(index), size: MAX_ATTACHMENT_BYTES, arrayBuffer: () => Promise.resolve(new ArrayBuffer(MAX_ATTACHMENT_BYTES)) }))
    const { files, refused } = await readDroppedAttachments(many)
    expect([files.length, refusedCodes(refused)]).toEqual([many.length - 1, [`${String(many.length - 1)} attachment-total-too-large`]])
  })
})

describe('an attached file', () => {
  beforeEach(async () => {
    begin({ attachments: { chosen: [{ name: 'codes.pdf', sizeBytes: 9 }] } })
    await store.getState().choose(LOGIN)
    said = []
  })
  const ref = async (): Promise<AttachmentRef> => (await attached())[0]!.ref

  it('is removed, with a way back that is no edit of its own', async () => {
    await store.getState().remove(await ref())
    expect((await attached()).map(({ isRemoved }) => isRemoved)).toEqual([true])
    said[0]?.undo?.()
    expect((await attached()).map(({ isRemoved }) => isRemoved)).toEqual([false])
    await store.getState().putBack(await ref())
    expect(putBackAsUndo).toEqual([true, false])
  })
  it('is copied to the disk only after the person was asked, once', async () => {
    await store.getState().saveCopy()
    store.getState().askSave(await ref())
    store.getState().cancelSave()
    await store.getState().saveCopy()
    expect(said).toEqual([])
    store.getState().askSave(await ref())
    await Promise.all([store.getState().saveCopy(), store.getState().saveCopy()])
    expect(said.map(({ key }) => key)).toEqual(['attachments.saved'])
  })
  it('leaves nothing of itself in the store after the lock', async () => {
    store.getState().askSave(await ref())
    store.getState().reset()
    expect(store.getState()).toMatchObject({ saving: null, refused: [], isBusy: false })
  })
})
