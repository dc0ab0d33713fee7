// Owns the names of all calls and events and which view may use them. Imports nothing: it is bundled into the preloads.

/** Answered by the main process (ipcMain). */
export const MAIN_CALLS = {
  unlock: [
    'session.state',
    'session.prepare',
    'session.chooseVault',
    'session.startNewVault',
    'session.openRecent',
    'session.quickUnlock',
    'keyFile.choose',
    'keyFile.forget',
    'vaults.recent',
    'vaults.forget',
    'settings.get',
    'settings.set',
    'link.state'
  ],
  main: [
    'session.state',
    'session.lock',
    'session.chooseVault',
    'session.startNewVault',
    'session.openRecent',
    'session.openOffered',
    'vaults.recent',
    'vaults.forget',
    'vaults.dismissOffered',
    'settings.get',
    'settings.set',
    'clipboard.copyField',
    'clipboard.copyEarlier',
    'clipboard.copyGenerated',
    'clipboard.clear',
    'screen.scan',
    'screen.scanRegion',
    'screen.scanWindow',
    'screen.permission',
    'screen.openPermission',
    'camera.scan',
    'image.choose',
    'image.readClipboard',
    'image.readDropped',
    'scan.takePending',
    'site.open',
    'site.openFromNotes',
    'attachments.choose',
    'attachments.saveAs',
    'fileExport.save',
    'shortcut.state',
    'link.registration',
    'link.setRegistered',
    'files.registration',
    'files.setRegistered',
    'startup.registration',
    'startup.setRegistered',
    'background.state',
    'clock.state',
    'clock.check',
    'clock.useOffset',
    'clock.stopOffset',
    'clock.setHost',
    'clock.dismissSign',
    'keyFile.choose',
    'keyFile.make',
    'sheet.print',
    'sheet.savePdf'
  ],
  /** One on each display, while a region is drawn. */
  region: ['region.take', 'region.cancel'],
  /** While a window is chosen. */
  windows: ['windows.list', 'windows.take', 'windows.cancel'],
  /** While a code is held before the camera. */
  camera: ['camera.cancel'],
  /** The small window of the global shortcut, while the vault is open. */
  quick: ['quick.state', 'quick.hide', 'quick.openItem', 'settings.get', 'clipboard.copyField', 'site.open']
} as const

/**
 * Made by the preload itself out of what a person dropped, and not put on the bridge: it carries a path, and a page that could name one
 * could ask about any file.
 */
export const PRELOAD_CALLS = { unlock: ['vaults.offerDropped'], main: ['vaults.offerDropped'], region: [], windows: [], camera: [], quick: [] } as const

/** Answered by the vault process, over a MessagePort that never passes through main. */
export const VAULT_CALLS = {
  unlock: ['vault.create', 'vault.unlock', 'vault.ways', 'vault.recover'],
  main: [
    'items.list',
    'items.searchTexts',
    'items.weak',
    'items.get',
    'items.save',
    'editing.keep',
    'editing.drop',
    'editing.kept',
    'editing.take',
    'items.trash',
    'items.restore',
    'items.setFavourite',
    'items.setFlag',
    'items.changeTags',
    'items.setCodeUsed',
    'items.reveal',
    'history.list',
    'history.reveal',
    'history.useAgain',
    'history.undo',
    'trash.delete',
    'trash.empty',
    'generator.make',
    'generator.keep',
    'generator.list',
    'generator.reveal',
    'generator.clear',
    'otp.codes',
    'otp.firstCodes',
    'otp.advance',
    'otp.resync',
    'otp.draftFromText',
    'otp.reviseDraft',
    'otp.setDraftPin',
    'otp.draftCode',
    'otp.discardDraft',
    'otp.attach',
    'attachments.draftDropped',
    'attachments.attach',
    'attachments.remove',
    'attachments.putBack',
    'attachments.discardDrafts',
    'fileExport.make',
    'fileExport.discard',
    'transfer.list',
    'transfer.begin',
    'transfer.showCode',
    'transfer.end',
    'transfer.showOtp',
    'otp.attachMany',
    'otp.readText',
    'otp.collected',
    'otp.discardCollected',
    'vault.rename',
    'saving.state',
    'saving.retry',
    'saving.dismissMerged',
    'backups.list',
    'backups.items',
    'backups.restoreItem',
    'backups.restoreAll',
    'backups.putInPlace',
    'copies.list',
    'copies.items',
    'copies.merge',
    'copies.keepAside',
    'copies.delete',
    'access.state',
    'access.changePassword',
    'access.addKeyFile',
    'access.removeKeyFile',
    'access.makeRecoveryCode',
    'access.removeRecoveryCode',
    'access.enableQuickUnlock',
    'access.disableQuickUnlock',
    'access.raiseKdf',
    'access.rotateKey'
  ],
  region: [],
  windows: [],
  camera: [],
  quick: ['items.list', 'items.get', 'otp.codes', 'otp.firstCodes']
} as const

/** Sent by the main process to a view. */
export const MAIN_EVENTS = {
  unlock: ['settings.changed', 'session.changed', 'link.changed', 'vaults.refused'],
  main: [
    'settings.changed',
    'session.changed',
    'clipboard.changed',
    'scan.started',
    'scan.progressed',
    'scan.pending',
    'command.requested',
    'clock.changed',
    'vaults.offered',
    'vaults.refused',
    'shortcut.changed',
    'background.changed',
    'item.requested'
  ],
  region: [],
  windows: [],
  camera: ['camera.saw'],
  quick: ['settings.changed', 'quick.changed']
} as const

/** Sent by the vault process to a view over its port. */
export const VAULT_EVENTS = {
  unlock: [],
  main: ['items.changed', 'saving.changed'],
  region: [],
  windows: [],
  camera: [],
  quick: []
} as const

export type ViewName = keyof typeof MAIN_CALLS
/** The two views of the window. */
export type WindowViewName = 'unlock' | 'main'
/** The two views of the small window of the global shortcut; the first is the same page as in the window. */
export type QuickViewName = 'unlock' | 'quick'
/** They stand in windows of their own, for one reading. */
export type PickViewName = Exclude<ViewName, WindowViewName | QuickViewName>
export type MainCallName = (typeof MAIN_CALLS)[ViewName][number] | (typeof PRELOAD_CALLS)[ViewName][number]
export type VaultCallName = (typeof VAULT_CALLS)[ViewName][number]
export type MainEventName = (typeof MAIN_EVENTS)[ViewName][number]
export type VaultEventName = (typeof VAULT_EVENTS)['main'][number]
export type CallName = MainCallName | VaultCallName
export type EventName = MainEventName | VaultEventName

/** The message that carries a view's port to the vault process. */
export const VAULT_PORT_CHANNEL = 'vault.port'
/** The message that carries the camera view's port to the reader process. */
export const FRAMES_PORT_CHANNEL = 'frames.port'
/** The prefix of every ipcMain channel of ours. */
export const CALL_CHANNEL_PREFIX = 'call:'
/** The channel on which main sends all events to a view. */
export const EVENT_CHANNEL = 'event'
