// Owns how an OTP is described to be checked: issuer and account, then type, algorithm, digits and period. Never its key.
import type { OtpParameters } from '../../shared/model/otp.ts'
import { useT } from '../i18n/language-store.ts'

const ALGORITHM_NAMES: Record<OtpParameters['algorithm'], string> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' }

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
  return (
    <span className="otp-parameters">
      {t('otp.parameters', {
        type: parameters.type.toUpperCase(),
        algorithm: ALGORITHM_NAMES[parameters.algorithm],
        digits: parameters.digits,
        period: parameters.periodSeconds
      })}
    </span>
  )
}
