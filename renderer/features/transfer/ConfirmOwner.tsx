// Owns asking for the master password before keys are shown. The password stays in the input, never in React's state.
import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'

interface Props {
  sentence: string
  isBusy: boolean
  problem: ErrorCode | null
  /** What the button on the left does and says. */
  back: { text: string; onPress: () => void }
  onConfirm: (password: string) => Promise<void>
}

export function ConfirmOwner({ sentence, isBusy, problem, back, onConfirm }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const isWrong = problem === 'vault-wrong-password'
  useEffect(() => {
    if (!isWrong) return
    input.current?.focus()
    input.current?.select()
  }, [isWrong])
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (input.current === null || input.current.value === '' || isBusy) return
    void onConfirm(input.current.value)
  }
  return (
    <form className="confirm-owner" onSubmit={onSubmit} aria-busy={isBusy}>
      <p>{sentence}</p>
      <PasswordField ref={input} isBusy={isBusy} isWrong={isWrong} />
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      <div className="dialog__buttons">
        <Button className="button" onPress={back.onPress}>
          {back.text}
        </Button>
        <Button type="submit" className="button" data-tone="accent" isDisabled={isBusy}>
          {isBusy ? t('transfer.working') : t('transfer.show')}
        </Button>
      </div>
    </form>
  )
}

function PasswordField({ ref, isBusy, isWrong }: { ref: React.Ref<HTMLInputElement>; isBusy: boolean; isWrong: boolean }) {
  const t = useT()
  const id = useId()
  const [isShown, setShown] = useState(false)
  const [isCapsLock, setCapsLock] = useState(false)
  const onKey = (event: KeyboardEvent): void => {
    setCapsLock(event.getModifierState('CapsLock'))
  }
  return (
    <div className="confirm-owner__field">
      <label className="confirm-owner__label" htmlFor={id}>
        {t('unlock.passwordLabel')}
      </label>
      <div className="confirm-owner__box">
        <input
          id={id}
          ref={ref}
          className="confirm-owner__input input"
          type={isShown ? 'text' : 'password'}
          autoFocus
          autoComplete="current-password"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={4_096}
          readOnly={isBusy}
          aria-invalid={isWrong}
          onKeyDown={onKey}
          onKeyUp={onKey}
        />
        <button
          type="button"
          className="icon-button confirm-owner__eye"
          aria-label={isShown ? t('unlock.hidePassword') : t('unlock.showPassword')}
          onClick={() => { setShown(!isShown) }}
        >
          {isShown ? <EyeOff size={18} /> : <Eye size={18} />}
        </button>
      </div>
      <p role="status" className="confirm-owner__caps">
        {isCapsLock ? t('unlock.capsLock') : ''}
      </p>
    </div>
  )
}
