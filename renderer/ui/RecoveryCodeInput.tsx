// Owns the field for a recovery code. The code stays in the input, never in React's state; reading it is the vault process's work.
import { useId, type Ref } from 'react'
import type { ErrorCode } from '../../shared/errors.ts'
import { useFirstT } from '../i18n/language-store.ts'
import './recovery-code-input.css'

interface Props {
  ref: Ref<HTMLInputElement>
  problem: ErrorCode | null
  isReadOnly: boolean
  onType: () => void
}

export function RecoveryCodeInput({ ref, problem, isReadOnly, onType }: Props) {
  const t = useFirstT()
  const id = useId()
  return (
    <div className="typed-field">
      <label className="typed-field__label" htmlFor={id}>
        {t('unlock.codeLabel')}
      </label>
      <input
        id={id}
        ref={ref}
        className="input recovery-code-input"
        type="text"
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
        readOnly={isReadOnly}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-notes`}
        onChange={onType}
      />
      <div id={`${id}-notes`} className="typed-field__notes">
        <p role="alert" className="typed-field__problem">
          {problem === null ? '' : t(`error.${problem}`)}
        </p>
        {problem === null && <p className="recovery-code-input__hint">{t('unlock.codeHint')}</p>}
      </div>
    </div>
  )
}
