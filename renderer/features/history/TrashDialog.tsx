// Owns the question before a login, or all of the trash, is deleted for good.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useTrash } from './trash-store.ts'

export function TrashDialog() {
  const t = useT()
  const asked = useTrash((state) => state.asked)
  const isBusy = useTrash((state) => state.isBusy)
  const cancel = useTrash((state) => state.cancel)
  const confirm = useTrash((state) => state.confirm)
  const isAll = asked?.kind === 'all'
  return (
    <ModalOverlay className="veil" isOpen={asked !== null} onOpenChange={(isOpen) => { if (!isOpen) cancel() }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {isAll ? t('trash.emptyTitle') : t('trash.deleteTitle', { title: asked?.title ?? '' })}
          </Heading>
          <p>{isAll ? t('trash.emptyText', { count: asked.count }) : t('trash.deleteText')}</p>
          <div className="dialog__buttons">
            <Button className="button" autoFocus onPress={cancel}>
              {t('trash.cancel')}
            </Button>
            <Button className="button" data-tone="bad" isDisabled={isBusy} onPress={() => void confirm()}>
              {isAll ? t('trash.emptyNow') : t('trash.delete')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
