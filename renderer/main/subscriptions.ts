// Owns what the view hears from outside: events first, then the state is pulled, so that nothing in between is missed.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Clock } from '../state/clock.ts'
import { listenForDroppedPictures } from './drop-pictures.ts'
import { openLogin } from './login-actions.ts'
import { listenForPastedCodes } from './paste-codes.ts'
import type { Stores } from './stores.ts'

interface Deps {
  bridge: Bridge<'main'>
  stores: Stores
  clock: Clock
  window: Window
  focusSearch: () => void
}

function subscribe({ bridge, stores, clock, focusSearch }: Deps): (() => void)[] {
  const { on } = bridge
  return [
    on['session.changed']((session) => {
      stores.session.getState().take(session)
      if (session.phase !== 'unlocked') stores.resetAll()
    }),
    on['settings.changed']((settings) => { stores.settings.getState().take(settings) }),
    on['clipboard.changed'](({ clearsAtMs }) => { stores.clipboard.getState().take(clearsAtMs) }),
    on['scan.started'](({ displays }) => {
      stores.hideSecrets()
      stores.hideCodes()
      stores.scan.getState().start(displays)
    }),
    on['scan.progressed']((report) => { stores.scan.getState().progress(report) }),
    on['clock.changed']((state) => {
      stores.clockCheck.getState().take(state)
      clock.catchUp()
      void stores.otp.getState().renew()
      stores.rowCodes.getState().renew()
    }),
    on['scan.pending'](() => void stores.scan.getState().takePending()),
    on['saving.changed']((saving) => { stores.saving.getState().take(saving) }),
    on['vaults.offered']((vault) => { stores.vaults.getState().takeOffered(vault) }),
    on['vaults.refused'](({ code }) => { stores.onProblem(code) }),
    on['shortcut.changed']((shortcut) => { stores.settings.getState().takeShortcut(shortcut) }),
    on['background.changed']((background) => { stores.settings.getState().takeBackground(background) }),
    on['item.requested'](({ itemId }) => { openLogin(stores, itemId) }),
    on['items.changed'](({ itemId }) => void stores.onItemsChanged(itemId)),
    on['command.requested']((command) => {
      const { editor } = stores
      switch (command) {
        case 'new-login':
          if (!stores.session.getState().session.readOnly) editor.getState().leave(editor.getState().startNew)
          return
        case 'search':
          focusSearch()
          return
        case 'settings':
          stores.settings.getState().setOpen(true)
          return
        case 'open-vault':
          stores.vaults.getState().choose()
          return
        case 'new-vault':
          stores.vaults.getState().createNew()
          return
        case 'export-otps':
          void stores.transfer.getState().open()
      }
    })
  ]
}

/** A window that comes back shows no old code; one that is left shows no secret. */
function watchWindow({ stores, clock, window }: Deps): () => void {
  const { document } = window
  const onBlur = (): void => {
    stores.hideSecrets()
  }
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      onBlur()
      stores.hideCodes()
    }
  }
  window.addEventListener('blur', onBlur)
  window.addEventListener('focus', clock.catchUp)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    window.removeEventListener('blur', onBlur)
    window.removeEventListener('focus', clock.catchUp)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}

/** Answers with the function that ends it all. */
export function connect(deps: Deps): () => void {
  const { session, saving, list, scan } = deps.stores
  const pasted = listenForPastedCodes({
    document: deps.window.document,
    isUnlocked: () => session.getState().session.phase === 'unlocked',
    read: (text) => void scan.getState().readText(text),
    readPicture: () => void scan.getState().run('clipboard'),
    readFiles: (files) => void scan.getState().run(files)
  })
  const dropped = listenForDroppedPictures({ document: deps.window.document, stores: deps.stores })
  const follow = deps.stores.clockCheck.subscribe(({ clock }) => {
    deps.clock.follow(clock?.offset?.inUse === true ? clock.offset.offsetMs : 0)
  })
  const ends = [...subscribe(deps), watchWindow(deps), pasted, dropped, follow]
  // What is unlocked is known first: the offer is of an open vault.
  void session.getState().load().then(deps.stores.keptEdit.getState().look)
  void saving.getState().load()
  void deps.stores.clockCheck.getState().load()
  void deps.stores.settings.getState().loadBackground()
  // Behind the first list, which waits for nothing.
  void list.getState().load().then(deps.stores.siteMarks.getState().load)
  void scan.getState().takePending()
  return () => {
    for (const end of ends) end()
  }
}
