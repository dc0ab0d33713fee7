// Owns the field of a master password: eye, Caps Lock notice, sentence below. The password stays in the input, never in React's state.
import { Eye, EyeOff } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useFirstT } from '../i18n/language-store.ts'

interface Props {
  label: string
  ref: Ref<HTMLInputElement>
  /** The sentence under the field when something is wrong with it. */
  problem: string | null
  isReadOnly: boolean
  autoFocus?: boolean
  autoComplete: 'current-password' | 'new-password'
  onType: (password: string) => void
  /** What stands between the field and its sentence. */
  children?: ReactNode
}

export function PasswordInput({ label, ref, problem, isReadOnly, autoFocus = false, autoComplete, onType, children }: Props) {
  const t = useFirstT()
  const id = useId()
  const [isShown, setShown] = useState(false)
  const [isCapsLock, setCapsLock] = useState(false)
  const onKey = (event: KeyboardEvent): void => {
    setCapsLock(event.getModifierState('CapsLock'))
  }
  return (
    <div className="typed-field">
      <label className="typed-field__label" htmlFor={id}>
        {label}
      </label>
      <div className="typed-field__box">
        <input
          id={id}
          ref={ref}
          className="typed-field__input input"
          type={isShown ? 'text' : 'password'}
          autoFocus={autoFocus}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={4_096}
          readOnly={isReadOnly}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-notes`}
          onChange={(event) => { onType(event.currentTarget.value) }}
          onKeyDown={onKey}
          onKeyUp={onKey}
        />
        <button
          type="button"
          className="icon-button typed-field__eye"
          aria-label={isShown ? t('unlock.hidePassword') : t('unlock.showPassword')}
          onClick={() => { setShown(!isShown) }}
        >
          {isShown ? <EyeOff size={18} /> : <Eye size={18} />}
        </button>
      </div>
      {children}
      <div id={`${id}-notes`} className="typed-field__notes">
        <p role="alert" className="typed-field__problem">
          {problem}
        </p>
        <p role="status" className="typed-field__caps">
          {isCapsLock ? t('unlock.capsLock') : ''}
        </p>
      </div>
    </div>
  )
}
