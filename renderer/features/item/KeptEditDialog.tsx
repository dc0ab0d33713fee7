// Owns the question after an unlock whether to go on with the edit that the lock interrupted. Shows its name and no value.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useKeptEdit } from './kept-edit-store.ts'

export function KeptEditDialog() {
  const t = useT()
  const offer = useKeptEdit((state) => state.offer)
  const goOn = useKeptEdit((state) => state.goOn)
  const discard = useKeptEdit((state) => state.discard)
  if (offer === null) return null
  const title = offer.title === '' ? t('list.untitled') : offer.title
  return (
    // Only an answer closes it: an edit that is begun instead would take the place of this one.
    <ModalOverlay className="veil" isOpen isKeyboardDismissDisabled>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('editor.keptTitle')}
          </Heading>
          <p>{t(offer.itemId === null ? 'editor.keptNewText' : 'editor.keptText', { title })}</p>
          {offer.state !== 'same' && <p>{t(offer.state === 'gone' ? 'editor.keptGone' : 'editor.keptChanged')}</p>}
          <div className="dialog__buttons">
            <Button className="button" data-tone="bad" onPress={() => void discard()}>
              {t('editor.discard')}
            </Button>
            <Button className="button" data-tone="accent" autoFocus onPress={() => void goOn()}>
              {t('editor.keptGoOn')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
