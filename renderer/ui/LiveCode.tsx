// Owns how a one-time password looks while its time runs: digits in groups, ring, seconds, the next code near the end.
import { useT } from '../i18n/language-store.ts'
import type { OtpCode, OtpParameters, OtpType } from '../../shared/model/otp.ts'
import { useNowMs } from '../state/clock.ts'
import { CountdownRing } from './CountdownRing.tsx'
import { groupCode, LAST_SECONDS, momentOf, spellCode } from './otp-display.ts'

interface Props {
  code: OtpCode | undefined
  digits: number
  type: OtpType
  /** Dots in place of the digits; the time runs on. */
  isHidden?: boolean
  size: 'hero' | 'small'
  /** The id of the spoken form, for `aria-describedby` of the button that copies it. */
  spokenId?: string
}

export function LiveCode({ code, digits, type, isHidden = false, size, spokenId }: Props) {
  const t = useT()
  const moment = useMoment(code)
  const isLast = moment !== null && moment.secondsLeft <= LAST_SECONDS
  const spoken = (): string => {
    if (moment === null) return t('detail.codePending')
    return isHidden ? t('detail.codeHidden') : t('detail.codeSpoken', { digits: spellCode(moment.code, type), seconds: moment.secondsLeft })
  }
  return (
    <span className="live-code" data-size={size} data-last={isLast || undefined}>
      {/* Not a live region: it is read when asked for, not each second. */}
      <span className="unseen" id={spokenId}>
        {spoken()}
      </span>
      <span className="live-code__digits" aria-hidden="true">
        {groupCode(moment === null || isHidden ? '•'.repeat(digits) : moment.code, type)}
      </span>
      {moment !== null && (
        <span className="live-code__time" aria-hidden="true">
          <CountdownRing shareLeft={moment.shareLeft} isLast={isLast} />
          <span className="live-code__seconds">{t('detail.secondsLeft', { seconds: moment.secondsLeft })}</span>
        </span>
      )}
    </span>
  )
}

/** The code of an OTP that may not be stored yet: one of a counter gives none before it is. */
export function CodePreview({ code, parameters, isHidden = false }: { code: OtpCode | undefined; parameters: OtpParameters; isHidden?: boolean }) {
  const t = useT()
  return parameters.type === 'hotp' ? (
    <span className="counter-note">{t('otp.counterDraft')}</span>
  ) : (
    <LiveCode code={code} digits={parameters.digits} type={parameters.type} isHidden={isHidden} size="small" />
  )
}

/** The code after this one, for its last seconds; nothing before them. */
export function NextCode({ code, type, isHidden = false }: { code: OtpCode | undefined; type: OtpType; isHidden?: boolean }) {
  const t = useT()
  const moment = useMoment(code)
  const nextCode = !isHidden && moment !== null && moment.secondsLeft <= LAST_SECONDS ? moment.nextCode : null
  return <span className="next-code">{nextCode === null ? '' : t('detail.nextCode', { code: groupCode(nextCode, type) })}</span>
}

function useMoment(code: OtpCode | undefined) {
  const nowMs = useNowMs()
  return code === undefined ? null : momentOf(code, nowMs)
}
