// Owns what the preview shows of other vaults: the list, one that came from outside, another name. Development only.
import type { FakeVaults } from '../ipc/fake-vaults.ts'
import type { Stores } from '../main/stores.ts'

export const VAULTS_SCREENS = ['vaults', 'vaults-one', 'vaults-offered', 'vaults-rename', 'vaults-refused', 'unlock-vaults'] as const
export type VaultsScreen = (typeof VAULTS_SCREENS)[number]

export function isVaultsScreen(screen: string): screen is VaultsScreen {
  return VAULTS_SCREENS.some((one) => one === screen)
}

const RECENT = [
  { name: 'Personal', folder: '/home/taro/.config/Nidan/vaults', isMissing: false },
  { name: '仕事用の保管庫', folder: '/home/taro/Nextcloud/鍵', isMissing: false },
  { name: 'A vault whose name is a good deal longer than the list is wide', folder: '/media/taro/a-stick-that-has-a-long-name/backups/2026/november', isMissing: false },
  { name: 'Family', folder: '/media/taro/STICK', isMissing: true }
]

export function vaultsOf(screen: string, firstName: string): FakeVaults {
  const recent = RECENT.map((one, index) => ({ ...one, name: index === 0 ? firstName : one.name, id: String(index).repeat(32), isCurrent: index === 0 }))
  return { recent: screen === 'vaults-one' ? recent.slice(0, 1) : recent }
}

export async function goToVaults(screen: VaultsScreen, { vaults, session, onProblem }: Stores): Promise<void> {
  await session.getState().load()
  switch (screen) {
    case 'vaults-offered':
      vaults.getState().takeOffered({ name: '仕事用の保管庫', folder: '/home/taro/Nextcloud/鍵' })
      return
    case 'vaults-rename':
      vaults.getState().setRenaming(true)
      return
    case 'vaults-refused':
      onProblem('vault-not-a-vault')
      return
    default:
      vaults.getState().setListOpen(true)
  }
}
