// Owns when the small window of quick access shows what: unlocking or searching, and that nothing of a vault stays in it once it is hidden or locked. Knows no Electron.
import type { QuickViewName } from '../../../../shared/ipc/channels.ts'
import type { SessionState } from '../../../../shared/model/session.ts'

/** The next press finds the unlock view ready; the lock itself is not held up by making it. */
const WARM_AGAIN_MS = 1_500

/** The window as a thing to work with. */
export interface QuickSurface {
  /** Makes `view` anew in place of what stands; resolves when its page has loaded, also when it was replaced meanwhile. */
  load(view: QuickViewName): Promise<void>
  /** Destroys the view that stands. */
  drop(): void
  /** Looks where the pointer is: what is shown next opens on its display. Never rejects. */
  aim(): Promise<void>
  show(): void
  hide(): void
  isVisible(): boolean
  /** Tells the page of the search that it can be seen, or that it is to forget what it shows. */
  tell(isShown: boolean, itemId: string | null): void
}

export interface QuickAccessParts {
  surface: QuickSurface
  phase: () => SessionState['phase']
  /** Gives the view that has loaded its port to the vault process that runs, if one does. */
  connect: (view: QuickViewName) => void
  /** Where there is no vault yet, the large window makes one. */
  focusMain: () => void
  /** Answers with what cancels it. */
  schedule: (action: () => void, delayMs: number) => () => void
}

export interface QuickAccess {
  /** The shortcut was pressed: shows the window, or hides it. */
  toggle(): void
  /** `itemId`: at once the fields of that item, after the unlock if it is locked. */
  open(itemId?: string): void
  hide(): void
  /** The vault was opened, here or in the large window. */
  opened(): void
  /** Safe to call often. Whatever the page of the search knew is gone at once. */
  locked(): void
  /** The process of the view has crashed. */
  viewGone(): void
  /** What was asked for with the window that is shown. */
  item(): string | null
  /** Which view has loaded and can be given a port. */
  standing(): QuickViewName | null
}

interface Standing {
  view: QuickViewName
  hasLoaded: boolean
  loaded: Promise<void>
}

/** Until its first use the window and its processes do not exist; from then on they are kept warm. */
export function createQuickAccess({ surface, phase, connect, focusMain, schedule }: QuickAccessParts): QuickAccess {
  let standing: Standing | null = null
  let isWanted = false
  let wantedItem: string | null = null
  let wasUsed = false
  let cancelWarming: () => void = () => undefined

  const viewNow = (): QuickViewName | null => {
    switch (phase()) {
      case 'unlocked':
        return 'quick'
      case 'locked':
        return 'unlock'
      case 'missing':
        return null
    }
  }
  const ensure = (view: QuickViewName): Promise<void> => {
    cancelWarming()
    if (standing?.view === view) return standing.loaded
    const mine: Standing = { view, hasLoaded: false, loaded: Promise.resolve() }
    standing = mine
    mine.loaded = surface.load(view).then(() => {
      if (standing !== mine) return
      mine.hasLoaded = true
      connect(view)
    })
    return mine.loaded
  }
  const drop = (): void => {
    if (standing === null) return
    standing = null
    surface.drop()
  }
  const warmSoon = (): void => {
    cancelWarming()
    cancelWarming = schedule(() => {
      const view = viewNow()
      if (view !== null) void ensure(view)
    }, WARM_AGAIN_MS)
  }
  const present = async (): Promise<void> => {
    for (;;) {
      const view = viewNow()
      if (view === null) {
        isWanted = false
        focusMain()
        return
      }
      await Promise.all([ensure(view), surface.aim()])
      if (!isWanted) return
      // Locked or opened while the page was made: the other view is the right one now.
      if (viewNow() === view && standing?.view === view) break
    }
    if (!surface.isVisible()) surface.show()
    surface.tell(true, wantedItem)
  }
  const open = (itemId?: string): void => {
    wantedItem = itemId ?? null
    if (isWanted) {
      if (surface.isVisible()) surface.show()
      if (wantedItem !== null && standing?.view === 'quick' && standing.hasLoaded) surface.tell(true, wantedItem)
      return
    }
    isWanted = true
    wasUsed = true
    void present()
  }
  const hide = (): void => {
    isWanted = false
    wantedItem = null
    if (!surface.isVisible()) return
    surface.hide()
    if (standing?.view === 'unlock') {
      // A password may be half typed in it.
      drop()
      warmSoon()
    } else surface.tell(false, null)
  }
  return {
    open,
    hide,
    toggle: () => {
      if (isWanted) hide()
      else open()
    },
    opened: () => {
      if (!wasUsed) return
      if (isWanted) void present()
      else void ensure('quick')
    },
    locked: () => {
      if (!wasUsed || phase() === 'unlocked') return
      if (standing?.view === 'quick') {
        isWanted = false
        wantedItem = null
        if (surface.isVisible()) surface.hide()
        drop()
      }
      if (standing === null) warmSoon()
    },
    viewGone: () => {
      isWanted = false
      wantedItem = null
      if (surface.isVisible()) surface.hide()
      drop()
    },
    item: () => wantedItem,
    standing: () => (standing?.hasLoaded === true ? standing.view : null)
  }
}
