// Owns what each call from a view does, in a line or two each. Anything longer belongs into a service.
import { basename } from 'node:path'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { BackgroundState } from '../../../shared/model/background.ts'
import type { LinkRegistration, LinkState } from '../../../shared/model/link.ts'
import type { ReaderImage } from '../../../shared/ipc/host-contract.ts'
import type { PendingReport, ScanReport } from '../../../shared/model/scan.ts'
import type { EffectiveSettings, Settings } from '../../../shared/model/settings.ts'
import { AppError } from '../../../shared/errors.ts'
import { MAX_ATTACHMENT_NAME } from '../../../shared/model/attachment-limits.ts'
import type { ClipboardKeeper } from '../services/clipboard/clipboard-keeper.ts'
import type { ClockKeeper } from '../services/clock/clock-keeper.ts'
import type { ScreenPermission } from '../os/screen-permission.ts'
import type { ScreenScan } from '../services/scan/screen-scan.ts'
import type { Session } from '../services/session/session.ts'
import type { RecentVaults } from '../services/session/recent-vaults.ts'
import type { VaultSwitch } from '../services/session/vault-switch.ts'
import { clockHandlers } from './clock-handlers.ts'
import { pickHandlers, type PickHandlerParts } from './pick-handlers.ts'
import { quickHandlers, type QuickHandlerParts } from './quick-handlers.ts'
import type { MainHandlers } from './router.ts'
import { vaultsHandlers } from './vaults-handlers.ts'

export interface HandlerParts {
  session: Pick<Session<unknown>, 'state' | 'prepare' | 'lock' | 'call' | 'useKeyFile' | 'makeKeyFile' | 'quickUnlock'>
  vaultSwitch: VaultSwitch
  recent: Pick<RecentVaults, 'list' | 'forget'>
  scan: ScreenScan
  screenPermission: ScreenPermission
  picks: PickHandlerParts
  quick: QuickHandlerParts
  clipboard: ClipboardKeeper
  settings: () => EffectiveSettings
  changeSettings: (part: Partial<Settings>) => Promise<EffectiveSettings>
  /** Null when the person cancelled. */
  chooseImageFiles: () => Promise<ReaderImage[] | null>
  /** The picture, or the files that were copied; none when there is neither. */
  readClipboardPictures: () => Promise<ReaderImage[]>
  /** Null when the person cancelled. Only paths: main reads no content. */
  attachmentDialogs: { choose(): Promise<string[] | null>; nameCopy(name: string): Promise<string | null> }
  /** Null when the person cancelled. */
  nameExport: (name: string) => Promise<string | null>
  /** Null when the person cancelled. */
  chooseKeyFile: () => Promise<string | null>
  placeForKeyFile: () => Promise<string | null>
  /** False when the person cancelled. */
  printSheet: () => Promise<boolean>
  saveSheetPdf: (name: string) => Promise<boolean>
  takePendingScan: () => PendingReport | null
  openSite: (address: string) => Promise<void>
  /** When the code that was copied ends (Unix milliseconds); null for anything else. */
  copied: (validUntilMs: number | null) => void
  linkState: () => LinkState
  links: { state(): Promise<LinkRegistration>; set(isWanted: boolean): Promise<LinkRegistration> }
  files: HandlerParts['links']
  startup: HandlerParts['links']
  backgroundState: () => BackgroundState
  clock: ClockKeeper
}

export function createHandlers(parts: HandlerParts): MainHandlers {
  const { session, scan, clipboard } = parts
  return {
    ...wayHandlers(parts),
    ...clockHandlers(parts.clock),
    ...vaultsHandlers(parts),
    ...pickHandlers(parts.picks),
    ...quickHandlers(parts.quick),
    'session.state': () => session.state(),
    'session.prepare': () => {
      session.prepare()
      return null
    },
    'session.lock': async () => {
      await session.lock()
      return null
    },
    'settings.get': () => parts.settings(),
    // `undefined` members of a partial are left out, so that they do not overwrite.
    'settings.set': (part) => parts.changeSettings(Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))),
    'clipboard.copyEarlier': async (ref) => {
      const { value } = await session.call('host.copyEarlierValue', ref)
      const { clipboardClearMs } = parts.settings()
      await clipboard.copy(value, clipboardClearMs)
      return { clearsInMs: clipboardClearMs }
    },
    'clipboard.copyGenerated': async (ref) => {
      const { value } = await session.call('host.copyGenerated', ref)
      const { clipboardClearMs } = parts.settings()
      await clipboard.copy(value, clipboardClearMs)
      return { clearsInMs: clipboardClearMs }
    },
    'clipboard.copyField': async (field) => {
      const { value, validUntilMs } = await session.call('host.copyValue', field)
      const { clipboardClearMs } = parts.settings()
      await clipboard.copy(value, clipboardClearMs)
      parts.copied(validUntilMs)
      return { clearsInMs: clipboardClearMs }
    },
    'clipboard.clear': async () => {
      await clipboard.clearIfOurs()
      return null
    },
    'screen.scan': () => scan.scanScreen(),
    'screen.permission': () => parts.screenPermission.state(),
    'screen.openPermission': async () => {
      await parts.screenPermission.openSettings()
      return null
    },
    'image.choose': async () => {
      const images = await parts.chooseImageFiles()
      return images === null ? null : await scan.scanPictures('file', images)
    },
    'image.readClipboard': async () => {
      const pictures = await parts.readClipboardPictures()
      return pictures.length === 0 ? reportOf('clipboard', 'clipboard-no-image') : await scan.scanPictures('clipboard', pictures)
    },
    'image.readDropped': ({ pictures }) => scan.scanPictures('file', pictures.map(({ name, data }) => ({ kind: 'file', name, data }))),
    'scan.takePending': () => parts.takePendingScan(),
    'site.open': async (field) => {
      const { address } = await session.call('host.siteAddress', field)
      if (address === '') throw new AppError('field-empty')
      await parts.openSite(address)
      return null
    },
    'site.openFromNotes': async (link) => {
      const { address } = await session.call('host.noteLink', link)
      await parts.openSite(address)
      return null
    },
    'attachments.choose': async () => {
      const paths = await parts.attachmentDialogs.choose()
      return paths === null ? null : await session.call('host.attachmentsChosen', { paths })
    },
    'attachments.saveAs': async (ref) => {
      const { name } = await session.call('host.attachmentName', ref)
      const path = await parts.attachmentDialogs.nameCopy(name)
      if (path === null) return null
      await session.call('host.attachmentSaveAs', { ...ref, path })
      return { name: basename(path).slice(-MAX_ATTACHMENT_NAME) }
    },
    'fileExport.save': async ({ handle }) => {
      const { name } = await session.call('host.fileExportName', { handle })
      const path = await parts.nameExport(name)
      if (path === null) return null
      await session.call('host.fileExportSave', { handle, path })
      return { name: basename(path).slice(-MAX_ATTACHMENT_NAME) }
    },
    'link.state': () => parts.linkState(),
    'link.registration': () => parts.links.state(),
    'link.setRegistered': ({ isWanted }) => parts.links.set(isWanted),
    'files.registration': () => parts.files.state(),
    'files.setRegistered': ({ isWanted }) => parts.files.set(isWanted),
    'startup.registration': () => parts.startup.state(),
    'startup.setRegistered': ({ isWanted }) => parts.startup.set(isWanted),
    'background.state': parts.backgroundState
  }
}

type WayCalls = 'session.quickUnlock' | 'keyFile.choose' | 'keyFile.forget' | 'keyFile.make' | 'sheet.print' | 'sheet.savePdf'

function wayHandlers({ session, ...parts }: HandlerParts): Pick<MainHandlers, WayCalls> {
  return {
    'session.quickUnlock': async () => {
      await session.quickUnlock()
      return null
    },
    'keyFile.choose': async ({ purpose }) => {
      const path = await parts.chooseKeyFile()
      if (path === null) return null
      await session.useKeyFile(purpose, path)
      return { name: shownName(path) }
    },
    'keyFile.forget': async () => {
      await session.useKeyFile('current', null)
      return null
    },
    'keyFile.make': async () => {
      const path = await parts.placeForKeyFile()
      if (path === null) return null
      await session.makeKeyFile(path)
      return { name: shownName(path) }
    },
    'sheet.print': async () => ({ isDone: await parts.printSheet() }),
    'sheet.savePdf': async ({ name }) => ({ isDone: await parts.saveSheetPdf(fileName(name)) })
  }
}

function shownName(path: string): string {
  return basename(path).slice(0, 300)
}

/** What no file system takes is left out of a proposed name. */
function fileName(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim().slice(0, 120)
}

function reportOf(source: ScanReport['source'], problem: ErrorCode): ScanReport {
  return { source, images: [], otps: [], others: [], transfers: [], problem, durationMs: 0 }
}
