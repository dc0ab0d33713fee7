// Owns the question before all logins of a backup are brought back.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { useSaving } from './saving-store.ts'

export function RestoreAllDialog() {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const isAsking = useSaving((state) => state.isAskingForAll)
  const looked = useSaving((state) => state.looked)
  const ask = useSaving((state) => state.askForAll)
  const restoreAll = useSaving((state) => state.restoreAll)
  return (
    <ModalOverlay className="veil" isOpen={isAsking} onOpenChange={ask}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('backups.restoreAllTitle')}
          </Heading>
          <p>{t('backups.restoreAllText', { date: dateText(language, looked?.backup.savedAtMs ?? 0, 'moment') })}</p>
          <div className="dialog__buttons">
            <Button className="button" autoFocus onPress={() => { ask(false) }}>
              {t('backups.cancel')}
            </Button>
            <Button className="button" data-tone="accent" onPress={() => void restoreAll()}>
              {t('backups.restoreAll')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
