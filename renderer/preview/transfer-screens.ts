// Owns the preview's screens of one-time passwords on their way out. Development only.
import { FAKE_MASTER_PASSWORD } from '../ipc/fake-bridge.ts'
import { FAKE_OTP, fakeId, fakeLogins, type FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'

export const TRANSFER_SCREENS = [
  'otp-qr', 'otp-qr-long', 'otp-qr-password', 'otp-qr-hidden', 'export', 'export-none', 'export-password', 'export-wrong', 'export-codes', 'export-hidden',
  'export-file', 'export-file-owner', 'export-file-ready'
] as const
type TransferScreen = (typeof TRANSFER_SCREENS)[number]

export function isTransferScreen(screen: string): screen is TransferScreen {
  return TRANSFER_SCREENS.some((one) => one === screen)
}

/** Enough of them for several codes, and one that cannot go into any. */
export function transferItems(screen: TransferScreen, nowMs: number): FakeItem[] {
  if (screen === 'export-none') return fakeLogins(nowMs).filter(({ fields }) => fields.every(({ kind }) => kind !== 'otp'))
  const items = fakeLogins(nowMs, 60)
  const field = items.at(-1)?.fields.find(({ kind }) => kind === 'otp')
  if (field !== undefined) field.otp = { ...FAKE_OTP, type: 'steam', digits: 5 }
  return items
}

async function showQr(stores: Stores, itemNumber: number): Promise<void> {
  const itemId = fakeId(0, itemNumber)
  stores.list.getState().select(itemId)
  await stores.detail.getState().open(itemId)
  await stores.detail.getState().reload()
  const field = stores.detail.getState().detail?.fields.find(({ kind }) => kind === 'otp')
  if (field !== undefined) await stores.otpQr.getState().open({ itemId, fieldId: field.id })
}

async function showExport(stores: Stores, password: string | null): Promise<void> {
  const transfer = stores.transfer.getState()
  await transfer.open()
  transfer.toConfirm()
  if (password !== null) await transfer.begin({ kind: 'password', password }, [...stores.transfer.getState().chosen])
}

async function showFileExport(stores: Stores, screen: 'export-file' | 'export-file-owner' | 'export-file-ready'): Promise<void> {
  const { open, toOwner, make } = stores.fileExport.getState()
  open(stores.list.getState().summaries.map(({ id }) => id))
  if (screen === 'export-file') return
  toOwner()
  if (screen === 'export-file-ready') await make('', { kind: 'password', password: FAKE_MASTER_PASSWORD }, { names: {}, archiveName: 'Archive' })
}

/** By the same actions that a person's presses call. */
export async function showTransferScreen(screen: TransferScreen, stores: Stores): Promise<void> {
  switch (screen) {
    case 'otp-qr':
    case 'otp-qr-password':
      return showQr(stores, 1)
    case 'otp-qr-long':
      return showQr(stores, 4)
    case 'otp-qr-hidden':
      await showQr(stores, 1)
      stores.otpQr.getState().hide()
      return
    case 'export':
    case 'export-none':
      return stores.transfer.getState().open()
    case 'export-password':
      return showExport(stores, null)
    case 'export-wrong':
      return showExport(stores, 'wrong')
    case 'export-codes':
      return showExport(stores, FAKE_MASTER_PASSWORD)
    case 'export-hidden':
      await showExport(stores, FAKE_MASTER_PASSWORD)
      stores.transfer.getState().hide()
      return
    case 'export-file':
    case 'export-file-owner':
    case 'export-file-ready':
      return showFileExport(stores, screen)
  }
}
