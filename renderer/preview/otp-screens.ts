// Owns the preview's screens of one-time passwords on a login: labels, counters, PINs, large type. Development only.
import { FAKE_OTP, fakeId, type FakeField } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openEditor, openItem } from './reach-item.ts'

export const OTP_SCREENS = ['detail-otps', 'detail-hotp', 'large', 'large-password', 'codes-hidden', 'edit-otps', 'edit-pin', 'edit-advanced'] as const
type OtpScreen = (typeof OTP_SCREENS)[number]

export function isOtpScreen(screen: string): screen is OtpScreen {
  return OTP_SCREENS.some((one) => one === screen)
}

export const MORE_OTPS: FakeField[] = [
  { id: fakeId(800, 1), kind: 'otp', label: '予備の電話', value: '', otp: { ...FAKE_OTP, issuer: 'GitHub', account: 'octo', digits: 8, algorithm: 'SHA512' } },
  { id: fakeId(800, 2), kind: 'otp', label: 'Hardware key', value: '', otp: { ...FAKE_OTP, type: 'hotp', issuer: 'GitHub', account: 'octo', counter: 41 } }
]

async function showLarge(stores: Stores, kind: 'otp' | 'password', label: string): Promise<void> {
  await openItem(stores, kind === 'otp' ? 1 : 2)
  const { detail } = stores.detail.getState()
  const field = detail?.fields.find((one) => one.kind === kind)
  if (detail !== null && field !== undefined) await stores.largeType.getState().show({ itemId: detail.id, field, label })
}

async function typeOtp(stores: Stores, text: string): Promise<void> {
  await openEditor(stores, 3)
  const { addField, submitOtpText } = stores.editor.getState()
  addField('otp')
  const field = stores.editor.getState().item?.fields.at(-1)
  if (field !== undefined) await submitOtpText(field.id, text)
}

export async function goToOtp(screen: OtpScreen, stores: Stores): Promise<void> {
  switch (screen) {
    case 'detail-otps':
      return openItem(stores, 2)
    case 'detail-hotp':
      await openItem(stores, 2)
      return stores.otp.getState().advance({ itemId: fakeId(0, 2), fieldId: fakeId(800, 2) })
    case 'codes-hidden':
      await stores.settings.getState().change({ hideCodes: true })
      return openItem(stores, 2)
    case 'large':
      return showLarge(stores, 'otp', 'Amazon.co.jp')
    case 'large-password':
      return showLarge(stores, 'password', 'GitHub')
    case 'edit-otps':
      return openEditor(stores, 2)
    case 'edit-pin':
      return typeOtp(stores, 'motp://VPN:taro?secret=e3152afee62599c8')
    case 'edit-advanced':
      await typeOtp(stores, 'hello')
      return stores.editor.getState().chooseKey(stores.editor.getState().item?.fields.at(-1)?.id ?? '', { type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 })
  }
}
