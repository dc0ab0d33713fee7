// Owns the preview's screens about the ways into a vault. Development only.
import type { AccessState } from '../../shared/model/access.ts'
import type { SecurityAction } from '../features/security/security-store.ts'
import { FAKE_MASTER_PASSWORD } from '../ipc/fake-bridge.ts'
import type { Stores } from '../main/stores.ts'
import { openItem } from './reach-item.ts'

export const SECURITY_SCREENS = [
  'unlock-key-file', 'unlock-keychain', 'security', 'security-all', 'security-change', 'security-key-file', 'security-rotate', 'security-wrong', 'sheet', 'left',
  'offer-sheet', 'offer-password', 'offer-raise'
] as const
type SecurityScreen = (typeof SECURITY_SCREENS)[number]

export function isSecurityScreen(screen: string): screen is SecurityScreen {
  return SECURITY_SCREENS.some((one) => one === screen)
}

/** What the vault of a screen says about its ways in. */
export function accessOf(screen: string, nowMs: number): Partial<AccessState> {
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
export async function goToSecurity(screen: SecurityScreen, stores: Stores): Promise<void> {
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
