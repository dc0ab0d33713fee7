// Owns the sheet of the export: choose, prove, look at one code after the other. Closes by its buttons and Escape, not by a press beside it.
import { X } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ChooseOtps } from './ChooseOtps.tsx'
import { ConfirmOwner } from './ConfirmOwner.tsx'
import { TransferPages } from './TransferPages.tsx'
import { useChosenKeys } from './sorted-rows.ts'
import { useTransfer, type TransferState } from './transfer-store.ts'

function titleOf(t: Translate, { step, index, transfer }: Pick<TransferState, 'step' | 'index' | 'transfer'>): string {
  if (step === 'confirming') return t('transfer.confirmTitle')
  if (step === 'showing' && transfer !== null) return t('transfer.page', { number: index + 1, count: transfer.codes.length })
  return t('transfer.title')
}

const SHEET_SIZES: Record<TransferState['step'], string> = { closed: '', loading: '', choosing: '', confirming: 'sheet--small', showing: 'sheet--pages' }

export function ExportSheet() {
  const t = useT()
  const step = useTransfer((state) => state.step)
  const index = useTransfer((state) => state.index)
  const transfer = useTransfer((state) => state.transfer)
  const close = useTransfer((state) => state.close)
  return (
    <ModalOverlay className="veil" isOpen={step !== 'closed'} onOpenChange={(open) => { if (!open) close() }}>
      <Modal className={`sheet ${SHEET_SIZES[step]}`}>
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title" aria-live="polite">
              {titleOf(t, { step, index, transfer })}
            </Heading>
            <IconButton name={t('transfer.close')} onPress={close}>
              <X size={18} />
            </IconButton>
          </header>
          {(step === 'choosing' || step === 'loading') && <ChooseOtps />}
          {step === 'confirming' && <Confirm />}
          {step === 'showing' && <TransferPages />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Confirm() {
  const t = useT()
  const keys = useChosenKeys()
  const isBusy = useTransfer((state) => state.isBusy)
  const problem = useTransfer((state) => state.problem)
  const begin = useTransfer((state) => state.begin)
  const chooseKeyFile = useTransfer((state) => state.chooseKeyFile)
  const back = useTransfer((state) => state.back)
  return (
    <ConfirmOwner
      sentence={t('transfer.confirmMany', { count: keys.length })}
      isBusy={isBusy}
      problem={problem}
      back={{ text: t('transfer.back'), onPress: back }}
      chooseKeyFile={chooseKeyFile}
      onConfirm={(proof) => begin(proof, keys)}
    />
  )
}
