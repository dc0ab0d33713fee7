// Owns the making of all stores of the main view and what one tells another. The only construction site of this view.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'
import { createClipboardStore } from '../features/clipboard/clipboard-store.ts'
import { createDetailStore } from '../features/item/detail-store.ts'
import { createEditorStore } from '../features/item/editor-store.ts'
import { createListStore } from '../features/list/list-store.ts'
import { createOtpStore } from '../features/otp/otp-store.ts'
import { createScanStore, type Added } from '../features/scan/scan-store.ts'
import { createSecurityStore } from '../features/security/security-store.ts'
import { createSessionStore } from '../features/session/session-store.ts'
import { createSettingsStore } from '../features/settings/settings-store.ts'
import { createToastStore } from '../features/toasts/toast-store.ts'
import type { Timers } from '../state/timers.ts'

export type Stores = ReturnType<typeof createStores>

interface Deps {
  calls: Bridge<'main'>['calls']
  settings: EffectiveSettings
  timers: Timers
  newId: () => string
}

export function createStores({ calls, settings: first, timers, newId }: Deps) {
  const toasts = createToastStore({ timers })
  const onProblem = (code: ErrorCode): void => {
    toasts.getState().show({ tone: 'problem', sentence: { key: `error.${code}`, values: {} }, undo: null })
  }
  const session = createSessionStore({ calls })
  const settings = createSettingsStore({ first, calls })
  const security = createSecurityStore({
    calls,
    onProblem,
    onDone: (action) => {
      toasts.getState().show({ tone: 'plain', sentence: { key: `done.${action}`, values: {} }, undo: null })
    },
    onRaiseDeclined: () => void settings.getState().change({ offerStrongerUnlock: false })
  })
  const list = createListStore({ calls })
  const otp = createOtpStore({ calls, timers, onProblem })
  const clipboard = createClipboardStore({ calls, timers, onProblem })
  const detail = createDetailStore({ calls, onProblem })

  const editor = createEditorStore({
    calls,
    newId,
    onProblem,
    onSaved: (saved) => {
      detail.getState().take(saved)
      list.getState().select(saved.id)
      void list.getState().load()
    }
  })

  const onAdded = async ({ itemId, copiedForSeconds }: Added): Promise<void> => {
    await list.getState().load()
    const title = list.getState().items.find((one) => one.item.id === itemId)?.item.title ?? ''
    toasts.getState().show({
      tone: 'plain',
      sentence:
        copiedForSeconds === null
          ? { key: 'toast.otpAdded', values: { title } }
          : { key: 'toast.otpAddedAndCopied', values: { title, seconds: copiedForSeconds } },
      undo: null
    })
    if (editor.getState().item !== null) return
    list.getState().setFilter('all')
    list.getState().setQuery('')
    list.getState().select(itemId)
  }
  const scan = createScanStore({ calls, copy: clipboard.getState().copy, onAdded: (added) => void onAdded(added) })

  const onItemsChanged = async (itemId: string | null): Promise<void> => {
    await list.getState().load()
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
  }

  const resetAll = (): void => {
    for (const store of [editor, scan, detail, otp, list, clipboard, toasts, settings, security]) store.getState().reset()
  }
  return { toasts, session, settings, security, list, otp, clipboard, detail, editor, scan, onItemsChanged, hideSecrets, resetAll }
}
