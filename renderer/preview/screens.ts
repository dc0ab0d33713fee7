// Owns the list of screens that the preview can show and how each is reached. Development only.
import type { Result } from '../../shared/ipc/result.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { ScanReport } from '../../shared/model/scan.ts'
import { fakeId, fakeLogins, type FakeItem } from '../ipc/fake-logins.ts'
import type { Transfer } from '../../shared/model/collected.ts'
import type { Stores } from '../main/stores.ts'
import { ATTACHMENT_SCREENS, goToAttachments, isAttachmentScreen, withAttachments } from './attachment-screens.ts'
import { BACKGROUND_SCREENS, goToBackground, isBackgroundScreen } from './background-screens.ts'
import { CLOCK_SCREENS, goToClock, isClockScreen } from './clock-screens.ts'
import { FEEL_SCREENS, goToFeel, isFeelScreen } from './feel-screens.ts'
import { goToGuide, guideItems, GUIDE_SCREENS, isGuideScreen } from './guide-screens.ts'
import { goToHistory, HISTORY_SCREENS, isHistoryScreen, withHistory } from './history-screens.ts'
import { goToKinds, isKindsScreen, KINDS_SCREENS, withKinds } from './kinds-screens.ts'
import { goToNotes, isNotesScreen, NOTES_SCREENS, withNotes } from './notes-screens.ts'
import { goToOtp, isOtpScreen, MORE_OTPS, OTP_SCREENS } from './otp-screens.ts'
import { openEditor, openItem } from './reach-item.ts'
import { goToSaving, SAVING_SCREENS } from './saving-screens.ts'
import { aroundOf } from './scan-pictures.ts'
import { goToSearch, isSearchScreen, SEARCH_SCREENS } from './search-screens.ts'
import { goToSecurity, isSecurityScreen, SECURITY_SCREENS } from './security-screens.ts'
import { isTransferScreen, showTransferScreen, TRANSFER_SCREENS, transferItems } from './transfer-screens.ts'
import { goToVaults, isVaultsScreen, VAULTS_SCREENS } from './vaults-screens.ts'

export const SCREENS = [
  'unlock', 'unlock-wrong', 'unlock-damaged', 'unlock-link', 'create', 'list', 'detail', 'detail-long', 'detail-revealed', 'edit', 'edit-menu', 'edit-otp', 'edit-choice',
  'edit-nothing', 'edit-failed', 'new', 'leave', 'scan', 'scan-many', 'scan-none', 'scan-permission', 'scan-target', 'scan-link', 'scan-looking', 'scan-looking-many',
  'collected', 'collected-many', 'collected-added', 'collected-hint', 'settings', 'empty', 'search-none', 'many', 'toast', 'readonly',
  ...SECURITY_SCREENS, ...OTP_SCREENS, ...TRANSFER_SCREENS, ...CLOCK_SCREENS, ...SAVING_SCREENS, ...HISTORY_SCREENS, ...VAULTS_SCREENS, ...ATTACHMENT_SCREENS, ...FEEL_SCREENS, ...KINDS_SCREENS, ...SEARCH_SCREENS, ...NOTES_SCREENS, ...GUIDE_SCREENS, ...BACKGROUND_SCREENS
] as const
export type Screen = (typeof SCREENS)[number]

type MakeDraft = (parameters: Partial<OtpParameters>) => OtpDraft

const DISPLAYS: ScanReport['images'] = [
  { name: 'Display 1', widthPx: 2560, heightPx: 1440, problem: null, surroundings: [aroundOf({ x: 0.62, y: 0.4, width: 0.08, height: 0.14 })] },
  { name: 'Display 2', widthPx: 1080, heightPx: 1920, problem: null }
]

const AMAZON = { id: fakeId(0, 1), title: 'Amazon.co.jp', username: 'taro@example.jp' }
const SHOP = { id: fakeId(0, 3), title: 'はなまる市場', username: 'taro@example.jp' }
const GITHUB = { id: fakeId(0, 2), title: 'GitHub', username: 'octo' }

function oneFound(makeDraft: MakeDraft): ScanReport {
  return {
    source: 'screen', images: DISPLAYS, problem: null, durationMs: 180, others: [], transfers: [],
    otps: [
      {
        draft: makeDraft({ issuer: 'はなまる市場', account: 'taro@example.jp' }),
        place: { image: 0, x: 0.62, y: 0.4, width: 0.08, height: 0.14 }, proposals: [SHOP, AMAZON], alreadyOn: null
      }
    ]
  }
}

function manyFound(makeDraft: MakeDraft): ScanReport {
  return {
    source: 'screen', problem: null, durationMs: 210, transfers: [],
    images: [...DISPLAYS, { name: 'Display 3', widthPx: 0, heightPx: 0, problem: 'scan-display-failed' }],
    otps: [
      ...oneFound(makeDraft).otps,
      {
        draft: { ...makeDraft({ issuer: 'Example Bank', account: '1234567', digits: 8, algorithm: 'SHA256', periodSeconds: 60 }), warnings: ['secret-short'] },
        place: { image: 1, x: 0.2, y: 0.1, width: 0.3, height: 0.17 }, proposals: [], alreadyOn: null
      },
      { draft: makeDraft({ issuer: 'GitHub', account: 'octo' }), place: { image: 0, x: 0.1, y: 0.7, width: 0.06, height: 0.1 }, proposals: [GITHUB], alreadyOn: GITHUB }
    ],
    others: [
      { kind: 'web-address', place: { image: 1, x: 0.6, y: 0.8, width: 0.2, height: 0.11 }, reason: null },
      { kind: 'otp-broken', place: { image: 0, x: 0.85, y: 0.1, width: 0.05, height: 0.09 }, reason: 'otp-secret-broken' }
    ]
  }
}

function nothingFound(): ScanReport {
  return { source: 'screen', images: DISPLAYS, otps: [], others: [], transfers: [], problem: 'scan-nothing-found', durationMs: 320 }
}

function linkFound(makeDraft: MakeDraft): ScanReport {
  const [found] = oneFound(makeDraft).otps
  return { ...nothingFound(), source: 'link', images: [], problem: null, otps: found === undefined ? [] : [{ ...found, place: null }] }
}

const TRANSFER_NAMES = ['Amazon', 'GitHub', 'Dropbox', 'Google', 'Example Bank', 'みなと銀行', 'Lantern Post', 'Postbox', 'はなまる市場', 'Northstar'] as const

function accountsOf(makeDraft: MakeDraft, count: number): Transfer['accounts'] {
  return Array.from({ length: count }, (_, index) => {
    const issuer = TRANSFER_NAMES[index % TRANSFER_NAMES.length] ?? ''
    const draft = makeDraft({ issuer, account: index < 10 ? 'taro@example.jp' : `taro+${String(index)}@example.jp`, ...(index % 7 === 4 ? { digits: 8, algorithm: 'SHA256' } : {}) })
    const proposals = issuer === 'Amazon' ? [AMAZON] : issuer === 'はなまる市場' ? [SHOP, AMAZON] : issuer === 'GitHub' ? [GITHUB] : []
    return { draft, proposals, alreadyOn: index === 1 ? GITHUB : null }
  })
}

export function collectedOf(screen: Screen): (makeDraft: MakeDraft) => Transfer[] {
  return (makeDraft) => {
    if (!screen.startsWith('collected')) return []
    const isMany = screen === 'collected-many'
    const first: Transfer = {
      id: fakeId(700, 1), size: 4, missing: isMany ? [] : [1, 3], accounts: accountsOf(makeDraft, isMany ? 60 : 4),
      refused: isMany ? [] : [{ issuer: 'Old Forum', account: 'taro', reason: 'algorithm' }, { issuer: '', account: '', reason: 'broken' }]
    }
    return [first]
  }
}

export function scanOf(screen: Screen): (makeDraft: MakeDraft) => Result<ScanReport> {
  return (makeDraft) => {
    switch (screen) {
      case 'scan-many':
      case 'scan-looking-many':
      case 'edit-choice':
        return { ok: true, value: manyFound(makeDraft) }
      case 'scan-link':
        return { ok: true, value: linkFound(makeDraft) }
      case 'scan-permission':
        return { ok: true, value: { ...nothingFound(), images: [], problem: 'scan-permission-missing' } }
      case 'scan-none':
      case 'edit-nothing':
        return { ok: true, value: nothingFound() }
      default:
        return { ok: true, value: oneFound(makeDraft) }
    }
  }
}

export function itemsOf(screen: Screen, nowMs: number): FakeItem[] {
  if (screen === 'empty') return []
  if (isTransferScreen(screen)) return transferItems(screen, nowMs)
  const items = fakeLogins(nowMs, screen === 'many' ? 10_000 : undefined)
  items[1]?.fields.push(...MORE_OTPS)
  if (isAttachmentScreen(screen)) return withAttachments(items, nowMs)
  if (isKindsScreen(screen) || isSearchScreen(screen)) return withKinds(items, nowMs)
  if (isNotesScreen(screen)) return withNotes(items)
  if (isGuideScreen(screen)) return guideItems(screen, items)
  return isHistoryScreen(screen) ? withHistory(items, nowMs) : items
}

async function addOtp(stores: Stores): Promise<void> {
  await openEditor(stores, 3)
  stores.editor.getState().addField('otp')
  const field = stores.editor.getState().item?.fields.at(-1)
  if (field !== undefined) await stores.editor.getState().readOtp(field.id, 'screen')
}

async function reveal(stores: Stores): Promise<void> {
  await openItem(stores, 2)
  for (const field of stores.detail.getState().detail?.fields ?? []) {
    if (field.kind === 'password' || field.kind === 'concealed') await stores.detail.getState().reveal(field.id)
  }
}

async function showToast(stores: Stores): Promise<void> {
  await openItem(stores, 1)
  stores.toasts.getState().show({ tone: 'plain', sentence: { key: 'toast.trashed', values: { title: 'Old forum' } }, undo: () => undefined })
}

async function goToCollected(screen: Screen, { scan }: Stores): Promise<void> {
  if (screen === 'collected-hint') return scan.getState().loadTransfers()
  await scan.getState().openTransfers()
  if (screen !== 'collected-added') return
  scan.getState().setChosen(scan.getState().transfers[0]?.accounts[3]?.draft.handle ?? '', false)
  await scan.getState().addChosen()
}

/** The screens that have a file of their own. */
function goToOthers(screen: Screen, stores: Stores): Promise<void> | null {
  if (isOtpScreen(screen)) return goToOtp(screen, stores)
  if (isAttachmentScreen(screen)) return goToAttachments(screen, stores)
  if (isKindsScreen(screen)) return goToKinds(screen, stores)
  if (isNotesScreen(screen)) return goToNotes(screen, stores)
  if (isGuideScreen(screen)) return goToGuide(screen, stores)
  if (isBackgroundScreen(screen)) return goToBackground(stores)
  if (isClockScreen(screen)) return goToClock(screen, stores)
  if (isFeelScreen(screen)) return goToFeel(screen, stores)
  if (isVaultsScreen(screen)) return goToVaults(screen, stores)
  return isHistoryScreen(screen) ? goToHistory(screen, stores) : null
}

function isScanScreen(screen: Screen): screen is Extract<Screen, 'scan' | `scan-${string}`> {
  return screen === 'scan' || screen.startsWith('scan-')
}

async function changeNotes(screen: 'edit-failed' | 'leave', stores: Stores): Promise<void> {
  await openEditor(stores, 2)
  const { patch, save, leave } = stores.editor.getState()
  patch({ notes: 'Typed and kept.' })
  if (screen === 'edit-failed') return save()
  leave(null)
}

/** Brings the main view to a screen by the same actions that a person's presses call. */
export async function goTo(screen: Screen, stores: Stores): Promise<void> {
  const elsewhere = goToOthers(screen, stores)
  if (elsewhere !== null) return elsewhere
  if (isScanScreen(screen)) {
    await openItem(stores, 3)
    // The page listens for what is found meanwhile once it is drawn.
    await new Promise((resolve) => setTimeout(resolve, 100))
    return stores.scan.getState().run('screen')
  }
  const editor = stores.editor.getState()
  switch (screen) {
    case 'detail':
    case 'many':
      return openItem(stores, 1)
    case 'detail-long':
      return openItem(stores, 4)
    case 'detail-revealed':
      return reveal(stores)
    case 'edit':
      return openEditor(stores, 1)
    case 'edit-menu':
      await openEditor(stores, 3)
      editor.addField('otp')
      return
    case 'edit-otp':
    case 'edit-choice':
    case 'edit-nothing':
      return addOtp(stores)
    case 'edit-failed':
    case 'leave':
      return changeNotes(screen, stores)
    case 'new':
      editor.startNew()
      return
    case 'collected':
    case 'collected-many':
    case 'collected-added':
    case 'collected-hint':
      return goToCollected(screen, stores)
    case 'settings':
      stores.settings.getState().setOpen(true)
      return
    case 'search-none':
      stores.list.getState().setFilter('trash')
      stores.list.getState().setQuery('ヤフー')
      return
    case 'toast':
      return showToast(stores)
    default:
      if (isSearchScreen(screen)) return goToSearch(screen, stores)
      if (isSecurityScreen(screen)) return goToSecurity(screen, stores)
      return isHistoryScreen(screen) ? goToHistory(screen, stores) : isTransferScreen(screen) ? showTransferScreen(screen, stores) : goToSaving(screen, stores)
  }
}
