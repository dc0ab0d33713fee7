// Owns the question before a file leaves the vault: its copy is not encrypted.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useAttachments } from './attachment-store.ts'

export function SaveCopyDialog() {
  const t = useT()
  const saving = useAttachments((state) => state.saving)
  const cancel = useAttachments((state) => state.cancelSave)
  const save = useAttachments((state) => state.saveCopy)
  return (
    <ModalOverlay className="veil" isOpen={saving !== null} onOpenChange={(isOpen) => { if (!isOpen) cancel() }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('attachments.saveTitle', { name: saving?.name ?? '' })}
          </Heading>
          <p>{t('attachments.saveText')}</p>
          <div className="dialog__buttons">
            <Button className="button" onPress={cancel}>
              {t('editor.cancel')}
            </Button>
            <Button className="button" data-tone="accent" autoFocus onPress={() => void save()}>
              {t('attachments.saveButton')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
