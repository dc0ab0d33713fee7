// Owns asking for the master password before keys are shown. The password stays in the input, never in React's state.
import { useEffect, useRef, type SyntheticEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import { useT } from '../../i18n/language-store.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'

interface Props {
  sentence: string
  isBusy: boolean
  problem: ErrorCode | null
  /** What the button on the left does and says. */
  back: { text: string; onPress: () => void }
  onConfirm: (password: string) => Promise<void>
}

/** It is read when it is sent, not while it is typed. */
const NOTHING = (): void => undefined

export function ConfirmOwner({ sentence, isBusy, problem, back, onConfirm }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const isWrong = problem === 'vault-wrong-password' || problem === 'vault-wrong-password-or-file'
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
      <PasswordInput
        ref={input}
        label={t('unlock.passwordLabel')}
        problem={problem === null ? null : t(`error.${problem}`)}
        isReadOnly={isBusy}
        autoFocus
        autoComplete="current-password"
        onType={NOTHING}
      />
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
