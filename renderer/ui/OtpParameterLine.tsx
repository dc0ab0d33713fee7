// Owns how an OTP is described to be checked: issuer and account, then type, algorithm, digits and period. Never its key.
import type { OtpParameters } from '../../shared/model/otp.ts'
import { useT } from '../i18n/language-store.ts'
import { ALGORITHM_NAMES, TYPE_NAMES } from './otp-names.ts'

export function OtpNames({ parameters }: { parameters: OtpParameters }) {
  const t = useT()
  const { issuer, account } = parameters
  if (issuer === '' && account === '') return <span className="otp-names">{t('otp.unnamed')}</span>
  return (
    <span className="otp-names">
      {issuer !== '' && <strong>{issuer}</strong>}
      {issuer !== '' && account !== '' && ' · '}
      {account}
    </span>
  )
}

export function OtpParameterLine({ parameters }: { parameters: OtpParameters }) {
  const t = useT()
  const { digits, periodSeconds: period, counter = 0 } = parameters
  const type = TYPE_NAMES[parameters.type]
  const algorithm = ALGORITHM_NAMES[parameters.algorithm]
  const line = (): string => {
    switch (parameters.type) {
      case 'totp':
      case 'motp':
        return t('otp.parameters', { type, algorithm, digits, period })
      case 'hotp':
        return t('otp.parametersCounter', { type, algorithm, digits, counter: String(counter) })
      case 'steam':
      case 'yandex':
        return t('otp.parametersLetters', { type, digits, period })
    }
  }
  return <span className="otp-parameters">{line()}</span>
}
