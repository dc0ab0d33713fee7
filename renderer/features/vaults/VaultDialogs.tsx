// Owns the two dialogs about the vault as a whole: turning to one that came from outside, and another name. Decides neither.
import { useState, type SyntheticEvent } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useSession } from '../session/session-store.ts'
import { useVaults } from './vaults-store.ts'

const MAX_NAME_LENGTH = 200

export function VaultDialogs() {
  return (
    <>
      <OfferedDialog />
      <RenameDialog />
    </>
  )
}

function OfferedDialog() {
  const t = useT()
  const offered = useVaults((state) => state.offered)
  const current = useSession((state) => state.session.vaultName)
  const open = useVaults((state) => state.openOffered)
  const dismiss = useVaults((state) => state.dismissOffered)
  return (
    <ModalOverlay className="veil" isOpen={offered !== null} onOpenChange={(isOpen) => { if (!isOpen) dismiss() }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('vaults.offeredTitle', { name: offered?.name ?? '' })}
          </Heading>
          <p className="vaults__where">{offered?.folder}</p>
          <p>{t('vaults.offeredText', { current })}</p>
          <div className="dialog__buttons">
            <Button className="button" onPress={dismiss}>
              {t('vaults.stay')}
            </Button>
            <Button className="button" data-tone="accent" autoFocus onPress={open}>
              {t('vaults.lockAndOpen')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function RenameDialog() {
  const isOpen = useVaults((state) => state.isRenaming)
  const setRenaming = useVaults((state) => state.setRenaming)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={setRenaming}>
      <Modal className="sheet sheet--small">
        <Dialog className="dialog">
          <RenameForm />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Its own component, so that each opening begins with the present name. */
function RenameForm() {
  const t = useT()
  const current = useSession((state) => state.session.vaultName)
  const [name, setName] = useState(current)
  const isBusy = useVaults((state) => state.isBusy)
  const rename = useVaults((state) => state.rename)
  const setRenaming = useVaults((state) => state.setRenaming)
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void rename(name)
  }
  return (
    <form className="vaults__form" onSubmit={onSubmit}>
      <Heading slot="title" className="dialog__title">
        {t('vaults.renameTitle')}
      </Heading>
      <label className="vaults__label">
        <span>{t('create.nameLabel')}</span>
        <input
          className="input"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_NAME_LENGTH}
          value={name}
          onFocus={(event) => { event.currentTarget.select() }}
          onChange={(event) => { setName(event.currentTarget.value) }}
        />
      </label>
      <p className="vaults__hint">{t('vaults.renameHint')}</p>
      <div className="dialog__buttons">
        <Button className="button" onPress={() => { setRenaming(false) }}>
          {t('backups.cancel')}
        </Button>
        <Button type="submit" className="button" data-tone="accent" isDisabled={isBusy || name.trim() === ''}>
          {t('vaults.renameButton')}
        </Button>
      </div>
    </form>
  )
}
