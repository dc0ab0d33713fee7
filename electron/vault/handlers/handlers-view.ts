// Owns the answers to the views' calls. Seeds never leave; a stored password leaves through `items.reveal` only.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { SECRET_FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import { readOtp, withPin } from '../../otp/address.ts'
import { readKeyAs } from '../../otp/bare-key.ts'
import { editingHandlers } from '../editing/handlers-editing.ts'
import { attachmentViewsOf } from '../attachments/attachment-views.ts'
import { attachmentHandlers, recordsOf, type AttachmentHandlerParts } from '../attachments/handlers-attachments.ts'
import { nextCounterCode, resyncCounter } from '../counter-codes.ts'
import type { CodeClock } from '../code-clock.ts'
import { generatorHandlers, type GeneratorHandlerParts } from '../generator/handlers-generator.ts'
import { accessHandlers } from './handlers-access.ts'
import { batchHandlers } from './handlers-batch.ts'
import { applyItemEdit, attachOtp, fieldOf, itemOf, renameVault, setFlag, type AttachResult } from '../document/edit.ts'
import { detailOf, liveField, otpOf, textOf } from '../document/views.ts'
import type { Drafts } from '../drafts.ts'
import { fileExportHandlers, type FileExportHandlerParts } from '../file-export/handlers-file-export.ts'
import { firstCodes } from '../first-codes.ts'
import { createUndo, type Undo } from '../history/undo.ts'
import { createItemPages } from './item-pages.ts'
import { historyHandlers } from './handlers-history.ts'
import { collectHandlers, type CollectHandlerParts } from './handlers-collect.ts'
import { searchHandlers } from './handlers-search.ts'
import { savingHandlers } from './handlers-saving.ts'
import { otpValueOf, seedOf } from '../otp-value.ts'
import { transferHandlers } from './handlers-transfer.ts'
import type { Session } from '../session.ts'

export interface ViewHandlerParts extends CollectHandlerParts, AttachmentHandlerParts, GeneratorHandlerParts, FileExportHandlerParts {
  readonly session: Session
  readonly drafts: Drafts
  /** For time limits; codes are made by `codeClock`. */
  readonly nowMs: () => number
  readonly random: (length: number) => Uint8Array
  readonly codeClock: Pick<CodeClock, 'codeNow'>
}

type ViewHandlers = Handlers<typeof vaultContract>
type OneItemCall = Exclude<Extract<keyof ViewHandlers, `items.${string}`>, keyof ReturnType<typeof batchHandlers> | keyof ReturnType<typeof searchHandlers>>
/** About one OTP; those about many have a file of their own. */
type OneOtpCall = Exclude<Extract<keyof ViewHandlers, `otp.${string}`>, keyof ReturnType<typeof collectHandlers>>

export function viewHandlers(parts: ViewHandlerParts): ViewHandlers {
  const undo = createUndo()
  return {
    ...vaultHandlers(parts),
    ...itemHandlers(parts, undo),
    ...editingHandlers(parts),
    ...batchHandlers({ session: parts.session, undo }),
    ...searchHandlers(parts.session),
    ...historyHandlers({ session: parts.session, undo }),
    ...generatorHandlers(parts),
    ...otpHandlers(parts, undo),
    ...collectHandlers(parts),
    ...transferHandlers(parts),
    ...fileExportHandlers(parts),
    ...savingHandlers(parts.session),
    ...accessHandlers(parts.session),
    ...attachmentHandlers(parts, undo)
  }
}

/** About the vault as a whole. */
function vaultHandlers({ session }: ViewHandlerParts): Pick<ViewHandlers, Extract<keyof ViewHandlers, `vault.${string}`>> {
  return {
    'vault.create': async (vault) => {
      await session.create(vault)
      return null
    },
    'vault.unlock': async ({ password }) => ({ openedBy: await session.unlock(password) }),
    'vault.ways': () => session.ways(),
    'vault.recover': async ({ recoveryCodeSecret }) => {
      await session.recover(recoveryCodeSecret)
      return null
    },
    'vault.rename': async ({ name }) => {
      const vault = session.vault()
      await vault.change(null, (document) => renameVault(document, name, vault.editContext()))
      return null
    }
  }
}

function itemHandlers({ session, drafts, attachmentDrafts }: ViewHandlerParts, undo: Undo): Pick<ViewHandlers, OneItemCall> {
  const setTrashed = async (itemId: string, isTrashed: boolean, isUndo?: boolean): Promise<null> => {
    const vault = session.vault()
    await undo.change(vault, itemId, isTrashed ? 'trashed' : 'restored', (document) => setFlag(document, itemId, 'trashed', isTrashed, vault.editContext()), { isUndo })
    return null
  }
  const pageFrom = createItemPages(session)
  const detailNow = (itemId: string): ItemDetail => {
    const vault = session.vault()
    const item = itemOf(vault.document(), itemId)
    return detailOf(itemId, item, attachmentViewsOf(item, vault.records()))
  }
  return {
    'items.list': ({ from }) => pageFrom(from),
    'items.get': ({ itemId }) => detailNow(itemId),
    'items.save': async (edit) => {
      const vault = session.vault()
      // Drawn before the queue: the id is needed after it, and a new login keeps it however often the edit is applied.
      const context = vault.editContext()
      const newItemId = context.newId()
      const itemId = edit.id ?? newItemId
      const otpOfDraft = (handle: string): ReturnType<typeof otpValueOf> => otpValueOf(drafts.get(handle))
      const handles = (edit.attachments ?? []).flatMap((one) => (one.kind === 'draft' ? [one.handle] : []))
      await undo.change(
        vault,
        itemId,
        edit.id === null ? 'created' : 'edited',
        (document) => applyItemEdit(document, edit, otpOfDraft, { ...context, newId: () => newItemId }, attachmentDrafts.get).document,
        { brought: recordsOf(handles.map(attachmentDrafts.get)) }
      )
      // A lock between this and the view's own word must not offer again what is stored.
      void vault.keptEdit.drop()
      for (const { change } of edit.fields) if (change.kind === 'otp') drafts.discard(change.handle)
      handles.forEach(attachmentDrafts.discard)
      return detailNow(itemId)
    },
    'items.trash': ({ itemId }) => setTrashed(itemId, true),
    'items.restore': ({ itemId, isUndo }) => setTrashed(itemId, false, isUndo),
    'items.setFavourite': async ({ itemId, favourite }) => {
      const vault = session.vault()
      await undo.change(vault, itemId, 'edited', (document) => setFlag(document, itemId, 'favourite', favourite, vault.editContext()))
      return null
    },
    'items.reveal': ({ itemId, fieldId }) => {
      const field = fieldOf(itemOf(session.vault().document(), itemId), fieldId)
      if (!SECRET_FIELD_KINDS.some((kind) => kind === field.kind)) throw new AppError('request-invalid')
      return { value: textOf(field) }
    }
  }
}

function otpHandlers({ session, drafts, codeClock }: ViewHandlerParts, undo: Undo): Pick<ViewHandlers, OneOtpCall> {
  return {
    'otp.codes': (refs) => {
      const { items } = session.vault().document()
      return refs.flatMap(({ itemId, fieldId }) => {
        const item = Object.hasOwn(items, itemId) ? items[itemId] : undefined
        const field = item === undefined ? null : liveField(item, fieldId)
        const otp = field === null ? null : otpOf(field)
        const code = otp === null ? null : codeClock.codeNow(seedOf(otp))
        return code === null ? [] : [{ itemId, fieldId, code }]
      })
    },
    'otp.firstCodes': (itemIds) => firstCodes(session.vault().document(), itemIds, codeClock),
    'otp.advance': (ref) => nextCounterCode(session.vault(), ref),
    'otp.resync': async ({ firstCode, secondCode, ...ref }) => ({ counter: await resyncCounter(session.vault(), ref, [firstCode, secondCode]) }),
    'otp.draftFromText': ({ text, as }) => {
      session.vault()
      return drafts.keep(as === undefined ? readOtp(text, { pinCanFollow: true }) : readKeyAs(text, as))
    },
    'otp.reviseDraft': ({ handle, as }) => {
      session.vault()
      return drafts.change(handle, ({ keyText }) => {
        if (keyText === undefined) throw new AppError('request-invalid')
        return readKeyAs(keyText, as)
      })
    },
    'otp.setDraftPin': ({ handle, pin }) => {
      session.vault()
      return drafts.change(handle, (read) => withPin(read, pin))
    },
    'otp.draftCode': ({ handle }) => {
      session.vault()
      return drafts.codeOf(handle)
    },
    'otp.discardDraft': ({ handle }) => {
      session.vault()
      drafts.discard(handle)
      return null
    },
    'otp.attach': async ({ handle, itemId }) => {
      const vault = session.vault()
      const otp = otpValueOf(drafts.get(handle))
      const context = vault.editContext()
      let attached: AttachResult | null = null
      // A new login's id is drawn first, so that undoing knows it; it stays the same however often the edit is applied.
      const newItemId = context.newId()
      await undo.change(vault, itemId ?? newItemId, itemId === null ? 'created' : 'edited', (document) => {
        const ids = [newItemId]
        attached = attachOtp(document, itemId, otp, itemId === null ? { ...context, newId: () => ids.pop() ?? context.newId() } : context)
        return attached.document
      })
      drafts.discard(handle)
      return refOfAttached(attached)
    }
  }
}

/** Its own function, because the compiler does not see that the edit has run. */
function refOfAttached(attached: AttachResult | null): { itemId: string; fieldId: string } {
  if (attached === null) throw new AppError('internal')
  return { itemId: attached.itemId, fieldId: attached.fieldId }
}
