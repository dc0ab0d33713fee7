// Owns how an OTP is described to be checked: issuer and account, then type, algorithm, digits and period. Never its key.
import type { OtpParameters } from '../../shared/model/otp.ts'
import { useT } from '../i18n/language-store.ts'

const ALGORITHM_NAMES: Record<OtpParameters['algorithm'], string> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512', MD5: 'MD5' }
const TYPE_NAMES: Record<OtpParameters['type'], string> = { totp: 'TOTP', hotp: 'HOTP', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' }

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
