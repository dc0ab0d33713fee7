// Owns the dialog that shows one stored one-time password as a QR code. It hides the code by itself.
import { X } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { OtpParameters } from '../../../shared/model/otp.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { OtpNames, OtpParameterLine } from '../../ui/OtpParameterLine.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { CodeStage } from './CodeStage.tsx'
import { ConfirmOwner } from './ConfirmOwner.tsx'
import { useOtpQr } from './otp-qr-store.ts'

export function OtpQrDialog() {
  const t = useT()
  const isOpen = useOtpQr((state) => state.step !== 'closed')
  const isAsking = useOtpQr((state) => state.step === 'asking')
  const close = useOtpQr((state) => state.close)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className={isAsking ? 'sheet sheet--small' : 'sheet sheet--qr'}>
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {isAsking ? t('transfer.confirmTitle') : t('otpQr.title')}
            </Heading>
            <IconButton name={t('transfer.close')} onPress={close}>
              <X size={18} />
            </IconButton>
          </header>
          {isAsking ? <Asking /> : <Code />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Asking() {
  const t = useT()
  const isBusy = useOtpQr((state) => state.isBusy)
  const problem = useOtpQr((state) => state.problem)
  const confirm = useOtpQr((state) => state.confirm)
  const chooseKeyFile = useOtpQr((state) => state.chooseKeyFile)
  const close = useOtpQr((state) => state.close)
  return (
    <ConfirmOwner sentence={t('transfer.confirmOne')} isBusy={isBusy} problem={problem} back={{ text: t('transfer.cancel'), onPress: close }} chooseKeyFile={chooseKeyFile} onConfirm={confirm} />
  )
}

function nameOf(t: Translate, { issuer, account }: OtpParameters): string {
  const name = [issuer, account].filter((part) => part !== '').join(' · ')
  return name === '' ? t('otp.unnamed') : name
}

function Code() {
  const t = useT()
  const step = useOtpQr((state) => state.step)
  const code = useOtpQr((state) => state.code)
  const parameters = useOtpQr((state) => state.parameters)
  const problem = useOtpQr((state) => state.problem)
  const showAgain = useOtpQr((state) => state.showAgain)
  const close = useOtpQr((state) => state.close)
  return (
    <>
      <div className="dialog__scroll otp-qr">
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        {step !== 'failed' && (
          <CodeStage
            code={code}
            name={t('otpQr.spoken', { name: parameters === null ? t('otp.unnamed') : nameOf(t, parameters) })}
            isLoading={step === 'opening'}
            size="single"
            onShowAgain={() => void showAgain()}
          />
        )}
        <div className="otp-qr__side">
          {parameters !== null && (
            <div className="otp-qr__names">
              <OtpNames parameters={parameters} />
              <OtpParameterLine parameters={parameters} />
            </div>
          )}
          {parameters !== null && <Note parameters={parameters} />}
          <Sentence tone="warn">{t('transfer.warning')}</Sentence>
        </div>
      </div>
      <div className="dialog__buttons">
        <Button className="button" onPress={close}>
          {t('transfer.close')}
        </Button>
      </div>
    </>
  )
}

/** What the person would otherwise find out from a wrong code. */
function Note({ parameters }: { parameters: OtpParameters }) {
  const t = useT()
  const { type, algorithm, digits, periodSeconds: period } = parameters
  switch (type) {
    case 'steam':
    case 'motp':
    case 'yandex':
      return <p className="otp-qr__note">{t('otpQr.noteFewApps', { type: { steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' }[type] })}</p>
    case 'hotp':
      return <p className="otp-qr__note">{t('otpQr.noteCounter')}</p>
    case 'totp': {
      const isUsual = algorithm === 'SHA1' && digits === 6 && period === 30
      const line = t('otp.parameters', { type: 'TOTP', algorithm: algorithm.replace('SHA', 'SHA-'), digits, period })
      return isUsual ? null : <p className="otp-qr__note">{t('otpQr.noteParameters', { parameters: line })}</p>
    }
  }
}
