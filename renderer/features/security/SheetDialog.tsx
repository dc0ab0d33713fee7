// Owns showing a new recovery code, once, and its way to paper. The sheet in the page is what is printed; nothing else is.
import { createPortal } from 'react-dom'
import { Printer, FileDown } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RecoverySheet } from '../../../shared/model/access.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSecurity } from './security-store.ts'
import { EmergencySheet } from './EmergencySheet.tsx'

export function SheetDialog() {
  const sheet = useSecurity((state) => state.sheet)
  return (
    <>
      <ModalOverlay className="veil" isOpen={sheet !== null} isKeyboardDismissDisabled>
        <Modal className="sheet">
          <Dialog className="dialog">{sheet !== null && <Shown sheet={sheet} />}</Dialog>
        </Modal>
      </ModalOverlay>
      {/* Outside the dialog and beside the window: on the screen it is never seen, on paper it is alone. */}
      {sheet !== null && createPortal(<EmergencySheet sheet={sheet} />, document.body)}
    </>
  )
}

function Shown({ sheet }: { sheet: RecoverySheet }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const { problem, printSheet, saveSheet, closeSheet } = useSecurity((state) => state)
  return (
    <>
      <Heading slot="title" className="dialog__title">
        {t('sheet.dialogTitle')}
      </Heading>
      <div className="dialog__scroll">
        <p>{t('sheet.dialogText')}</p>
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        <div className="recovery-code" role="group" aria-label={t('sheet.codeLabel')}>
          {sheet.codeSecret.split('-').map((group, index) => (
            <span key={index} className="recovery-code__group">
              {group}
            </span>
          ))}
        </div>
        <p className="security-form__text">{t('sheet.dialogNumber', { number: sheet.number })}</p>
        <Sentence tone="warn">{t('sheet.dialogOnce')}</Sentence>
      </div>
      <div className="dialog__buttons">
        <Button className="button" onPress={() => void printSheet()}>
          <Printer size={16} aria-hidden="true" />
          {t('sheet.print')}
        </Button>
        <Button className="button" onPress={() => void saveSheet(t('sheet.fileName', { vault: sheet.vaultName, date: dateText(language, sheet.madeAtMs, 'numbers') }))}>
          <FileDown size={16} aria-hidden="true" />
          {t('sheet.savePdf')}
        </Button>
        <Button className="button" data-tone="accent" onPress={closeSheet}>
          {t('sheet.done')}
        </Button>
      </div>
    </>
  )
}
