// Owns the answers about the edit in progress that outlives a lock. Seeds are joined to it and taken from it here; the view has handles.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import type { KeptEdit, KeptField, KeptOffer } from '../../../shared/model/kept-edit.ts'
import type { OtpDraft } from '../../../shared/model/otp.ts'
import { readOtp, type ReadOtp } from '../../otp/address.ts'
import type { VaultDocument } from '../document/document.ts'
import { itemOf } from '../document/edit.ts'
import { detailOf } from '../document/views.ts'
import type { Drafts } from '../drafts.ts'
import type { OpenSession } from '../open-session.ts'
import type { Session } from '../session.ts'
import type { KeptContent } from './kept-edit.ts'

type EditingHandlers = Pick<Handlers<typeof vaultContract>, Extract<keyof Handlers<typeof vaultContract>, `editing.${string}`>>

export interface EditingHandlerParts {
  readonly session: Session
  readonly drafts: Drafts
  readonly nowMs: () => number
}

export function editingHandlers({ session, drafts, nowMs }: EditingHandlerParts): EditingHandlers {
  const lookUnlessReadOnly = async (vault: OpenSession): ReturnType<OpenSession['keptEdit']['look']> =>
    vault.isReadOnly ? { content: null, isDamaged: false } : vault.keptEdit.look()
  return {
    'editing.keep': (edit) => {
      const vault = session.vault()
      const before = vault.keptEdit.present()
      const { joined, otps } = withSeeds(edit, drafts, before)
      const isSameEdit = before !== null && before.edit.itemId === edit.itemId
      const itemUpdatedAtMs = isSameEdit ? before.itemUpdatedAtMs : updatedAtMs(vault.document(), edit.itemId)
      return { isKept: vault.keptEdit.keep({ edit: joined, otps, keptAtMs: nowMs(), itemUpdatedAtMs }) }
    },
    'editing.drop': async () => {
      await session.vault().keptEdit.drop()
      return null
    },
    'editing.kept': async () => {
      const vault = session.vault()
      const { content, isDamaged } = await lookUnlessReadOnly(vault)
      return { found: content === null ? null : offerOf(content, vault.document()), isDamaged }
    },
    'editing.take': async () => {
      const { content } = await lookUnlessReadOnly(session.vault())
      return content === null ? null : takenOf(content, drafts)
    }
  }
}

/** With the seeds of its drafts. One that has aged out of the drafts is still known from the report before. */
function withSeeds(edit: KeptEdit, drafts: Drafts, before: KeptContent | null): { joined: KeptEdit; otps: KeptContent['otps'] } {
  const otps: KeptContent['otps'] = {}
  const fields = edit.fields.map((field): KeptField => {
    if (field.otp?.kind !== 'drafts') return field
    const { otp: { handles }, ...rest } = field
    const known = handles.filter((handle) => {
      const found = seedUnder(handle, drafts) ?? before?.otps[handle]
      if (found !== undefined) otps[handle] = { ...found, warnings: [...found.warnings] }
      return found !== undefined
    })
    return known.length === 0 ? rest : { ...rest, otp: { kind: 'drafts', handles: known } }
  })
  return { joined: { ...edit, fields }, otps }
}

function seedUnder(handle: string, drafts: Drafts): ReadOtp | undefined {
  try {
    return drafts.get(handle)
  } catch {
    return undefined
  }
}

function updatedAtMs(document: VaultDocument, itemId: string | null): number | null {
  if (itemId === null) return null
  const detail = presentItem(document, itemId)
  return detail === null ? null : detail.updatedAtMs
}

/** Null when it is deleted or in the trash. */
function presentItem(document: VaultDocument, itemId: string): { updatedAtMs: number } | null {
  if (!Object.hasOwn(document.items, itemId)) return null
  const { trashed, updatedAtMs } = detailOf(itemId, itemOf(document, itemId), [])
  return trashed ? null : { updatedAtMs }
}

function offerOf({ edit, keptAtMs, itemUpdatedAtMs }: KeptContent, document: VaultDocument): KeptOffer['found'] {
  const title = edit.title ?? edit.shownTitle
  if (edit.itemId === null) return { itemId: null, title, state: 'same', keptAtMs }
  const item = presentItem(document, edit.itemId)
  const state = item === null ? 'gone' : item.updatedAtMs === itemUpdatedAtMs ? 'same' : 'changed'
  return { itemId: edit.itemId, title, state, keptAtMs }
}

function takenOf({ edit, otps }: KeptContent, drafts: Drafts): { edit: KeptEdit; drafts: { fieldId: string; drafts: OtpDraft[] }[] } {
  const taken: { fieldId: string; drafts: OtpDraft[] }[] = []
  const fields = edit.fields.map((field): KeptField => {
    const { otp, ...rest } = field
    if (otp === undefined) return field
    const made = otp.kind === 'text' ? draftOfText(otp.text, drafts) : otp.handles.flatMap((handle) => draftOfSeed(otps[handle], drafts))
    if (made.length === 0) return field
    taken.push({ fieldId: field.id, drafts: made })
    return rest
  })
  return { edit: { ...edit, fields }, drafts: taken }
}

function draftOfSeed(seed: KeptContent['otps'][string] | undefined, drafts: Drafts): OtpDraft[] {
  if (seed === undefined) return []
  const { pin, keyText, ...rest } = seed
  return [drafts.keep({ ...rest, ...(pin === undefined ? {} : { pin }), ...(keyText === undefined ? {} : { keyText }) })]
}

/** What was typed may be a seed: read here, it does not go back to the view. What cannot be read is no seed, and the person sees it again. */
function draftOfText(text: string, drafts: Drafts): OtpDraft[] {
  try {
    return [drafts.keep(readOtp(text, { pinCanFollow: true }))]
  } catch {
    return []
  }
}
