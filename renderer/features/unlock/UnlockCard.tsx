// Owns the card that opens a vault. The password goes straight to the vault process and is cleared here after it was right.
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { SessionState } from '../../../shared/model/session.ts'
import { useT } from '../../i18n/language-store.ts'
import { ProductMark } from '../../ui/ProductMark.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { PasswordInput } from './PasswordInput.tsx'

interface Props {
  calls: Bridge<'unlock'>['calls']
  session: SessionState
  /** The way to other vaults. */
  others: ReactNode
}

/** Only a wrong password is about what was typed; everything else is about the file. */
function isAboutPassword(code: ErrorCode | null): boolean {
  return code === 'vault-wrong-password'
}

export function UnlockCard({ calls, session, others }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const notice = problem !== null && !isAboutPassword(problem) ? problem : session.notice

  useEffect(() => {
    if (!isAboutPassword(problem)) return
    input.current?.focus()
    input.current?.select()
  }, [problem])

  const unlock = async (): Promise<void> => {
    const field = input.current
    if (field === null || field.value === '' || isWorking) return
    setWorking(true)
    setProblem(null)
    const result = await calls['vault.unlock']({ password: field.value })
    if (result.ok) {
      // The view is taken away in a moment; until then it stays "working".
      field.value = ''
      return
    }
    setWorking(false)
    setProblem(result.code)
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void unlock()
  }
  return (
    <form className="unlock-card" onSubmit={onSubmit} aria-busy={isWorking}>
      <div className="unlock-card__mark">
        <ProductMark size={48} />
      </div>
      <h1 className="unlock-card__title">{session.vaultName}</h1>
      {notice !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${notice}`)}
        </Sentence>
      )}
      {session.readOnly && <Sentence tone="warn">{t('unlock.readOnly')}</Sentence>}
      <PasswordInput
        ref={input}
        label={t('unlock.passwordLabel')}
        problem={isAboutPassword(problem) ? t('error.vault-wrong-password') : null}
        isReadOnly={isWorking}
        autoFocus
        autoComplete="current-password"
        onType={() => { if (problem !== null) setProblem(null) }}
      />
      <button type="submit" className="button unlock-card__button" data-tone="accent" disabled={isWorking}>
        {isWorking && <span className="unlock-spinner" aria-hidden="true" />}
        {isWorking ? t('unlock.working') : t('unlock.button')}
      </button>
      {others}
    </form>
  )
}
