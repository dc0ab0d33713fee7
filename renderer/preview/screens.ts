// Owns the list of screens that the preview can show and how each is reached. Development only.
import type { AccessState } from '../../shared/model/access.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import type { ScanReport } from '../../shared/model/scan.ts'
import { fakeId, fakeLogins, type FakeItem } from '../ipc/fake-logins.ts'
import type { SecurityAction } from '../features/security/security-store.ts'
import { FAKE_MASTER_PASSWORD } from '../ipc/fake-bridge.ts'
import type { Stores } from '../main/stores.ts'

export const SCREENS = [
  'unlock', 'unlock-wrong', 'unlock-damaged', 'create', 'list', 'detail', 'detail-long', 'detail-revealed', 'edit', 'edit-menu', 'edit-otp', 'edit-choice',
  'edit-nothing', 'edit-failed', 'new', 'leave', 'scan', 'scan-many', 'scan-none', 'scan-target', 'settings', 'empty', 'search-none', 'many', 'toast', 'readonly',
  'unlock-key-file', 'unlock-keychain', 'security', 'security-all', 'security-change', 'security-key-file', 'security-rotate', 'security-wrong', 'sheet', 'left',
  'offer-sheet', 'offer-password', 'offer-raise'
] as const
export type Screen = (typeof SCREENS)[number]

type MakeDraft = (parameters: Partial<OtpParameters>) => OtpDraft

const DISPLAYS: ScanReport['images'] = [
  { name: 'Display 1', widthPx: 2560, heightPx: 1440, problem: null },
  { name: 'Display 2', widthPx: 1080, heightPx: 1920, problem: null }
]

const AMAZON = { id: fakeId(0, 1), title: 'Amazon.co.jp', username: 'taro@example.jp' }
const SHOP = { id: fakeId(0, 3), title: 'はなまる市場', username: 'taro@example.jp' }
const GITHUB = { id: fakeId(0, 2), title: 'GitHub', username: 'octo' }

function oneFound(makeDraft: MakeDraft): ScanReport {
  return {
    source: 'screen', images: DISPLAYS, problem: null, durationMs: 180, others: [],
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
    source: 'screen', problem: null, durationMs: 210,
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
  return { source: 'screen', images: DISPLAYS, otps: [], others: [], problem: 'scan-nothing-found', durationMs: 320 }
}

export function scanOf(screen: Screen): (makeDraft: MakeDraft) => Result<ScanReport> {
  return (makeDraft) => {
    switch (screen) {
      case 'scan-many':
      case 'edit-choice':
        return { ok: true, value: manyFound(makeDraft) }
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
  return fakeLogins(nowMs, screen === 'many' ? 10_000 : undefined)
}

async function openEditor(stores: Stores, itemNumber: number): Promise<void> {
  await openItem(stores, itemNumber)
  const { detail } = stores.detail.getState()
  if (detail !== null) stores.editor.getState().startEdit(detail)
}

async function openItem(stores: Stores, itemNumber: number): Promise<void> {
  stores.list.getState().select(fakeId(0, itemNumber))
  await stores.detail.getState().open(fakeId(0, itemNumber))
  await stores.detail.getState().reload()
}

async function addOtp(stores: Stores): Promise<void> {
  await openEditor(stores, 3)
  stores.editor.getState().addField('otp')
  const field = stores.editor.getState().item?.fields.at(-1)
  if (field !== undefined) await stores.editor.getState().readOtp(field.id, 'screen')
}

/** What the vault of a screen says about its ways in. */
export function accessOf(screen: Screen, nowMs: number): Partial<AccessState> {
  switch (screen) {
    case 'security-all':
      return { keyFile: true, recoverySheet: '4F2-A91', quickUnlockUntilMs: nowMs + 604_800_000, raise: { memoryKiB: 524_288, passes: 4, lanes: 4 }, kdfTookMs: 240 }
    case 'left':
      return { recoverySheet: '1B0-77C', otherKeychains: 1 }
    case 'offer-password':
      return { openedBy: 'recovery-code', recoverySheet: '4F2-A91' }
    case 'offer-raise':
      return { raise: { memoryKiB: 524_288, passes: 4, lanes: 4 }, kdfTookMs: 240 }
    default:
      return {}
  }
}

async function begin(stores: Stores, action: SecurityAction): Promise<void> {
  stores.settings.getState().setOpen(true)
  await stores.security.getState().load()
  stores.security.getState().begin(action)
}

/** The screens about the ways in. */
async function goToSecurity(screen: Screen, stores: Stores): Promise<void> {
  const security = stores.security.getState()
  const passwords = { current: FAKE_MASTER_PASSWORD, next: null }
  switch (screen) {
    case 'security':
    case 'security-all':
      stores.settings.getState().setOpen(true)
      return
    case 'security-change':
      return begin(stores, 'changePassword')
    case 'security-key-file':
      await begin(stores, 'addKeyFile')
      return security.chooseKeyFile('next')
    case 'security-rotate':
      return begin(stores, 'rotate')
    case 'security-wrong':
      await begin(stores, 'quickUnlock')
      await security.run({ current: 'wrong', next: null })
      return
    case 'sheet':
      security.begin('makeCode')
      await security.run(passwords)
      return
    case 'left':
      security.begin('rotate')
      await security.run(passwords)
      security.closeSheet()
      return
    case 'offer-sheet':
      await openItem(stores, 1)
      return security.consider({ isNew: true, mayOfferRaise: true, isReadOnly: false })
    case 'offer-password':
    case 'offer-raise':
      await openItem(stores, 1)
      return security.consider({ isNew: false, mayOfferRaise: true, isReadOnly: false })
    default:
      return
  }
}

/** Brings the main view to a screen by the same actions that a person's presses call. */
export async function goTo(screen: Screen, stores: Stores): Promise<void> {
  const editor = stores.editor.getState()
  switch (screen) {
    case 'detail':
    case 'many':
      return openItem(stores, 1)
    case 'detail-long':
      return openItem(stores, 4)
    case 'detail-revealed':
      await openItem(stores, 2)
      for (const field of stores.detail.getState().detail?.fields ?? []) {
        if (field.kind === 'password' || field.kind === 'concealed') await stores.detail.getState().reveal(field.id)
      }
      return
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
      await openEditor(stores, 2)
      editor.patch({ notes: 'Typed and kept.' })
      return editor.save()
    case 'leave':
      await openEditor(stores, 2)
      editor.patch({ notes: 'Typed.' })
      editor.leave(null)
      return
    case 'new':
      editor.startNew()
      return
    case 'scan':
    case 'scan-many':
    case 'scan-none':
    case 'scan-target':
      await openItem(stores, 3)
      return stores.scan.getState().run('screen')
    case 'settings':
      stores.settings.getState().setOpen(true)
      return
    case 'search-none':
      stores.list.getState().setQuery('ヤフー')
      return
    case 'toast':
      await openItem(stores, 1)
      stores.toasts.getState().show({ tone: 'plain', sentence: { key: 'toast.trashed', values: { title: 'Old forum' } }, undo: () => undefined })
      return
    default:
      return goToSecurity(screen, stores)
  }
}
