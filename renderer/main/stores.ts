// Owns the making of all stores of the main view and what one tells another. The only construction site of this view.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import { createBatchStore } from '../features/batch/batch-store.ts'
import { createClipboardStore } from '../features/clipboard/clipboard-store.ts'
import { createClockStore } from '../features/clock/clock-store.ts'
import { createPaletteStore } from '../features/palette/palette-store.ts'
import { createGeneratorStore } from '../features/generator/generator-store.ts'
import { createAttachmentStore } from '../features/item/attachment-store.ts'
import { createDetailStore } from '../features/item/detail-store.ts'
import { createEditorStore, type EditorStore } from '../features/item/editor-store.ts'
import { createKeptEditStore } from '../features/item/kept-edit-store.ts'
import { createRowCodesStore } from '../features/list/row-codes-store.ts'
import { createListStore } from '../features/list/list-store.ts'
import { createLargeTypeStore } from '../features/otp/large-type-store.ts'
import { createOtpStore, givenCodeOf } from '../features/otp/otp-store.ts'
import { createPanesStore } from '../features/panes/panes-store.ts'
import { createSavingStore } from '../features/saving/saving-store.ts'
import { createDropStore } from '../features/scan/drop-store.ts'
import type { Added } from '../features/scan/scan-state.ts'
import { createScanStore } from '../features/scan/scan-store.ts'
import { createSecurityStore } from '../features/security/security-store.ts'
import { createSessionStore } from '../features/session/session-store.ts'
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts'
import { createToastStore, type Sentence } from '../features/toasts/toast-store.ts'
import { createFileExportStore } from '../features/file-export/file-export-store.ts'
import { createOtpQrStore } from '../features/transfer/otp-qr-store.ts'
import { createTransferStore } from '../features/transfer/transfer-store.ts'
import { createVaultsStore } from '../features/vaults/vaults-store.ts'
import type { Clock } from '../state/clock.ts'
import type { Timers } from '../state/timers.ts'
import { createSiteMarksStore } from '../ui/site-marks/site-marks-store.ts'
import { createHistoryStores } from './history-stores.ts'
import { joinGuide } from './join-guide.ts'

/** A save that runs is finished by the lock itself; only an edit that nobody has stored is asked about. */
function leaveEditor(editor: EditorStore, action: () => void): void {
  if (editor.getState().isSaving) action()
  else editor.getState().leave(action)
}

export type Stores = ReturnType<typeof createStores>

interface Deps {
  calls: Bridge<'main'>['calls']
  settings: EffectiveSettings
  timers: Timers
  clock: Clock
  newId: () => string
}

type Joined = Pick<Parameters<typeof createAttachmentStore>[0], 'calls' | 'onProblem'> & { toasts: ReturnType<typeof createToastStore>; editor: ReturnType<typeof createEditorStore>; list: ReturnType<typeof createListStore> }

function joinAttachments({ calls, onProblem, toasts, editor, list }: Joined): ReturnType<typeof createAttachmentStore> {
  const attachments = createAttachmentStore({
    calls,
    onProblem,
    onDone: (sentence, undo) => {
      toasts.getState().show({ tone: 'plain', sentence, undo })
    },
    onDrafts: (drafts) => editor.getState().addFiles(drafts)
  })
  // What was refused belongs to the login and the way in which it was looked at.
  list.subscribe((now, before) => {
    if (now.selectedId !== before.selectedId) attachments.getState().dismissRefused()
  })
  editor.subscribe((now, before) => {
    if ((now.item === null) !== (before.item === null)) attachments.getState().dismissRefused()
  })
  return attachments
}

type FeelParts = Pick<Deps, 'calls'> & Pick<Parameters<typeof createPaletteStore>[0], 'onProblem' | 'copy'> & { say: (sentence: Sentence) => void; settings: SettingsStore; editor: EditorStore }

function joinFeel({ calls, onProblem, say, settings, editor, copy }: FeelParts) {
  const palette = createPaletteStore({
    ...{ calls, onProblem, copy },
    onCopied: (kind) => { say({ key: kind === 'otp' ? 'toast.codeCopied' : 'toast.passwordCopied', values: {} }) }
  })
  const generator = createGeneratorStore({
    ...{ calls, onProblem },
    chosen: () => settings.getState().settings.generator,
    keepChoices: (choices) => void settings.getState().change({ generator: choices }),
    putInto: (fieldId, value) => { editor.getState().patchField(fieldId, { value, isShown: true }) },
    onCopied: () => { say({ key: 'toast.generatedCopied', values: {} }) }
  })
  return { palette, generator }
}

type KeptParts = Pick<Parameters<typeof createKeptEditStore>[0], 'calls' | 'onProblem' | 'newId' | 'editor'> & { say: (sentence: Sentence) => void; session: ReturnType<typeof createSessionStore>; list: ReturnType<typeof createListStore> }

function joinKeptEdit({ say, session, list, ...rest }: KeptParts): ReturnType<typeof createKeptEditStore> {
  const keptEdit = createKeptEditStore({
    ...rest,
    isUnlocked: () => session.getState().session.phase === 'unlocked',
    select: (itemId) => { list.getState().select(itemId) },
    onDamaged: () => { say({ key: 'toast.keptDamaged', values: {} }) },
    onLostFiles: (count) => { say({ key: 'toast.keptLostFiles', values: { count } }) }
  })
  // A window that can only read is offered nothing; it may have become one that writes.
  session.subscribe(({ session: now }, { session: before }) => {
    if (before.phase === 'unlocked' && before.readOnly && now.phase === 'unlocked' && !now.readOnly) void keptEdit.getState().look()
  })
  return keptEdit
}

function sentencesOn(toasts: ReturnType<typeof createToastStore>) {
  const onProblem = (code: ErrorCode): void => {
    toasts.getState().show({ tone: 'problem', sentence: { key: `error.${code}`, values: {} }, undo: null })
  }
  const say = (sentence: Sentence): void => {
    toasts.getState().show({ tone: 'plain', sentence, undo: null })
  }
  return { onProblem, say }
}

export function createStores({ calls, settings: first, timers, clock, newId }: Deps) {
  const toasts = createToastStore({ timers })
  const { onProblem, say } = sentencesOn(toasts)
  const [session, settings] = [createSessionStore({ calls }), createSettingsStore({ first, calls })]
  const security = createSecurityStore({
    ...{ calls, onProblem },
    onDone: (action) => { say({ key: `done.${action}`, values: {} }) },
    onRaiseDeclined: () => void settings.getState().change({ offerStrongerUnlock: false })
  })
  const [list, siteMarks] = [createListStore({ calls }), createSiteMarksStore({ read: async () => (await import('../ui/site-marks/all-sites.ts')).findSiteMark })]
  const [guide, clockCheck, saving, panes] = [joinGuide({ list, settings, session }), createClockStore({ calls }), createSavingStore({ calls, onProblem, onDone: say }), createPanesStore({ keep: settings.getState().change })]
  const [otp, rowCodes] = [createOtpStore({ calls, clock, onProblem }), createRowCodesStore({ calls, clock })]
  const detail = createDetailStore({ calls, onProblem })
  const clipboard = createClipboardStore({
    ...{ calls, timers, onProblem },
    shownCounterOf: (itemId, fieldId) => {
      const field = detail.getState().detail?.fields.find((one) => one.id === fieldId)
      return field === undefined ? null : (givenCodeOf(otp.getState(), itemId, field)?.counter ?? null)
    },
    onStep: ({ field, next }) => {
      say({ key: next !== null ? 'toast.passwordThenCode' : field.kind === 'otp' ? 'toast.codeCopied' : 'toast.passwordCopied', values: {} })
    }
  })
  const largeType = createLargeTypeStore({ calls, onProblem })

  const { history, trash, undo, onSaved } = createHistoryStores({ calls, timers, toasts, list, onProblem })

  const batch = createBatchStore({ calls, show: toasts.getState().show, onProblem })
  const editor = createEditorStore({
    calls,
    newId,
    onProblem,
    onTransfer: () => void scan.getState().loadTransfers(),
    onSaved: (saved) => {
      detail.getState().take(saved)
      onSaved(saved)
    }
  })

  const { generator, palette } = joinFeel({ calls, onProblem, say, settings, editor, copy: clipboard.getState().copy })
  const [attachments, keptEdit] = [joinAttachments({ calls, onProblem, toasts, editor, list }), joinKeptEdit({ calls, onProblem, newId, say, editor, session, list })]

  const onAdded = async ({ itemId, copiedForSeconds }: Added): Promise<void> => {
    await list.getState().load()
    const title = list.getState().items.find((one) => one.item.id === itemId)?.item.title ?? ''
    toasts.getState().show({
      tone: 'plain',
      sentence:
        copiedForSeconds === null
          ? { key: 'toast.otpAdded', values: { title } }
          : { key: 'toast.otpAddedAndCopied', values: { title } },
      undo: null
    })
    if (editor.getState().item !== null) return
    list.getState().setFilter('all')
    list.getState().setQuery('')
    list.getState().select(itemId)
  }
  const scan = createScanStore({
    calls,
    copy: clipboard.getState().copy,
    onAdded: (added) => void onAdded(added),
    onManyAdded: ({ count, isTold }) => {
      void list.getState().load()
      if (!isTold) toasts.getState().show({ tone: 'plain', sentence: { key: 'toast.otpsAdded', values: { count } }, undo: null })
    }
  })

  const vaults = createVaultsStore({ calls, onProblem, leave: (action) => { leaveEditor(editor, action) } })
  const [drop, otpQr, transfer, fileExport] = [createDropStore(), createOtpQrStore({ calls, timers }), createTransferStore({ calls, timers }), createFileExportStore({ calls, show: toasts.getState().show })]

  const onItemsChanged = async (itemId: string | null): Promise<void> => {
    await list.getState().load()
    rowCodes.getState().renew()
    await history.getState().reload(itemId)
    // What was collected may be on a login now, or no longer.
    if (scan.getState().transfers.length > 0) await scan.getState().loadTransfers()
    const shown = detail.getState()
    if (shown.itemId === null || (itemId !== null && itemId !== shown.itemId)) return
    await shown.reload()
    const newer = detail.getState().detail
    if (newer !== null) editor.getState().takeNewer(newer)
  }

  list.subscribe((now, before) => {
    if (now.selectedId === before.selectedId) return
    otp.getState().forgetGiven()
    void detail.getState().open(now.selectedId)
  })

  editor.subscribe((now, before) => {
    if (now.item !== null && before.item === null) detail.getState().hideAll()
  })

  /** What was revealed goes when nobody looks: the window lost the focus, or the screen is about to be read. */
  const hideSecrets = (): void => {
    detail.getState().hideAll()
    editor.getState().hideKept()
    history.getState().hideAll()
    generator.getState().hideAll()
    const large = largeType.getState()
    if (typeof large.shown?.secretText === 'string') large.close()
  }

  /** Codes on display go when the window is hidden or the screen is read; another program's window beside ours may be what reads them. */
  const hideCodes = (): void => {
    otpQr.getState().hide()
    transfer.getState().hide()
  }

  const resetAll = (): void => {
    for (const store of [keptEdit, panes, rowCodes, guide, palette, generator, attachments, otpQr, transfer, fileExport, largeType, history, trash, editor, scan, detail, otp, list, batch, clipboard, toasts, settings, clockCheck, saving, vaults, security]) store.getState().reset()
  }
  return { toasts, session, settings, panes, saving, security, list, siteMarks, batch, otp, rowCodes, largeType, clipboard, detail, editor, keptEdit, attachments, scan, drop, otpQr, transfer, fileExport, clockCheck, vaults, history, trash, generator, palette, guide, undo, onProblem, onItemsChanged, hideSecrets, hideCodes, resetAll }
}
