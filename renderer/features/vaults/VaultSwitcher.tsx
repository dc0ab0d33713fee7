// Owns the vault's name at the top of the sidebar and the list that opens from it: other vaults, another file, a new one, another name.
import { ChevronsUpDown, CircleCheck, FilePlus2, FolderOpen, PencilLine, Vault, X } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { RecentVault } from '../../../shared/model/vaults.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { ProductMark } from '../../ui/ProductMark.tsx'
import { useSession } from '../session/session-store.ts'
import { useVaults } from './vaults-store.ts'
import './vaults.css'

export function VaultSwitcher() {
  const t = useT()
  const vaultName = useSession((state) => state.session.vaultName)
  const isOpen = useVaults((state) => state.isListOpen)
  const setOpen = useVaults((state) => state.setListOpen)
  return (
    <h1 className="vault-name">
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="vault-name__button" aria-label={t('vaults.current', { name: vaultName })}>
          <ProductMark size={24} />
          <span className="vault-name__text clipped">{vaultName}</span>
          <ChevronsUpDown className="vault-name__mark" size={14} aria-hidden="true" />
        </Button>
        <Popover className="menu-popover vaults" placement="bottom start" offset={4}>
          <Dialog className="vaults__dialog" aria-label={t('vaults.title')}>
            <VaultList />
            <Actions />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </h1>
  )
}

function VaultList() {
  const t = useT()
  const recent = useVaults((state) => state.recent)
  return (
    <ul className="vaults__list" aria-label={t('vaults.title')}>
      {recent.map((vault) => (
        <VaultRow key={vault.id} vault={vault} />
      ))}
    </ul>
  )
}

function VaultRow({ vault: { id, name, folder, isMissing, isCurrent } }: { vault: RecentVault }) {
  const t = useT()
  const open = useVaults((state) => state.openRecent)
  const close = useVaults((state) => state.setListOpen)
  const forget = useVaults((state) => state.forget)
  const facts = isMissing ? t('vaults.missing', { folder }) : folder
  return (
    <li className="vaults__row" data-missing={isMissing || undefined}>
      <Button
        className="vaults__open"
        aria-label={isCurrent ? t('vaults.isOpen', { name }) : t('vaults.open', { name })}
        isDisabled={isMissing}
        autoFocus={isCurrent}
        onPress={() => {
          if (isCurrent) close(false)
          else open(id)
        }}
      >
        {isCurrent ? <CircleCheck size={18} aria-hidden="true" /> : <Vault size={18} aria-hidden="true" />}
        <span className="vaults__what">
          <span className="vaults__name clipped">{name}</span>
          <span className="vaults__folder clipped" title={facts}>{facts}</span>
        </span>
      </Button>
      {!isCurrent && (
        <IconButton name={t('vaults.forget', { name })} onPress={() => void forget(id)}>
          <X size={16} />
        </IconButton>
      )}
    </li>
  )
}

function Actions() {
  const t = useT()
  const keyName = useKeyName()
  const choose = useVaults((state) => state.choose)
  const createNew = useVaults((state) => state.createNew)
  const rename = useVaults((state) => state.setRenaming)
  const isReadOnly = useSession((state) => state.session.readOnly)
  return (
    <div className="vaults__actions">
      <Button className="menu__item vaults__action" onPress={choose}>
        <FolderOpen size={16} aria-hidden="true" />
        <span>{t('unlock.openAnother')}</span>
        <kbd className="menu__keys" aria-hidden="true">{keyName('O')}</kbd>
      </Button>
      <Button className="menu__item vaults__action" onPress={createNew}>
        <FilePlus2 size={16} aria-hidden="true" />
        <span>{t('unlock.createNew')}</span>
      </Button>
      {!isReadOnly && (
        <Button className="menu__item vaults__action" onPress={() => { rename(true) }}>
          <PencilLine size={16} aria-hidden="true" />
          <span>{t('vaults.rename')}</span>
        </Button>
      )}
    </div>
  )
}
