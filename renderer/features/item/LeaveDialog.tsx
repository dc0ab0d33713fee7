// Owns the one question before typed changes are thrown away.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from './editor-store.ts'

export function LeaveDialog() {
  const t = useT()
  const isAsking = useEditor((state) => state.leaving !== null)
  const title = useEditor((state) => state.item?.title ?? '')
  const confirm = useEditor((state) => state.confirmLeave)
  return (
    <ModalOverlay className="veil" isOpen={isAsking} onOpenChange={(isOpen) => { if (!isOpen) confirm(false) }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('editor.discardTitle')}
          </Heading>
          <p>{t('editor.discardText', { title: title === '' ? t('list.untitled') : title })}</p>
          <div className="dialog__buttons">
            <Button className="button" data-tone="bad" onPress={() => { confirm(true) }}>
              {t('editor.discard')}
            </Button>
            <Button className="button" data-tone="accent" autoFocus onPress={() => { confirm(false) }}>
              {t('editor.keepEditing')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
