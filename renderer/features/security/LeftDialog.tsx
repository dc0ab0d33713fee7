// Owns what is said after a change of the vault key: what has to be printed or turned on again. Nothing when nothing was left behind.
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Rotation } from '../../../shared/model/access.ts'
import { useT } from '../../i18n/language-store.ts'
import { useSecurity } from './security-store.ts'

export function LeftDialog() {
  const t = useT()
  // The new code first: it is shown once.
  const left = useSecurity((state) => (state.sheet === null ? state.left : null))
  const close = useSecurity((state) => state.closeLeft)
  return (
    <ModalOverlay className="veil" isOpen={left !== null} onOpenChange={(isOpen) => { if (!isOpen) close() }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('left.title')}
          </Heading>
          {left !== null && <What left={left} />}
          <div className="dialog__buttons">
            <Button className="button" data-tone="accent" autoFocus onPress={close}>
              {t('left.done')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function What({ left: { sheet, otherPasswords, otherKeychains, unknownSlots } }: { left: Rotation }) {
  const t = useT()
  return (
    <ul className="left-behind">
      <li>{t('left.copies')}</li>
      {sheet !== null && <li>{t('left.sheet', { number: sheet.number })}</li>}
      {otherKeychains > 0 && <li>{t('left.keychains', { count: otherKeychains })}</li>}
      {otherPasswords > 0 && <li>{t('left.passwords', { count: otherPasswords })}</li>}
      {unknownSlots > 0 && <li>{t('left.unknown', { count: unknownSlots })}</li>}
    </ul>
  )
}
