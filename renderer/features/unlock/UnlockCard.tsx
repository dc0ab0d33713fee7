// Owns the card that opens a vault. The password goes straight to the vault process and is cleared here after it was right.
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { SessionState } from '../../../shared/model/session.ts'
import { useFirstT } from '../../i18n/language-store.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { ProductMark } from '../../ui/ProductMark.tsx'
import { RecoveryCodeInput } from '../../ui/RecoveryCodeInput.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { KeyFileRow } from './KeyFileRow.tsx'
import { VaultMenu } from './VaultMenu.tsx'

type Calls = Bridge<'unlock'>['calls']

interface Props {
  calls: Calls
  session: SessionState
  /** The way to other vaults. */
  others: ReactNode
}

/** What is about what was typed or chosen is said under the field; everything else is about the file. */
const ABOUT_PASSWORD: readonly ErrorCode[] = ['vault-wrong-password', 'vault-wrong-password-or-file', 'backup-refused']
const ABOUT_KEY_FILE: readonly ErrorCode[] = [
  'vault-key-file-needed', 'vault-wrong-password-or-file', 'key-file-not-found', 'key-file-unreadable', 'key-file-empty', 'key-file-too-large', 'key-file-is-vault'
]
const ABOUT_CODE: readonly ErrorCode[] = ['recovery-code-incomplete', 'recovery-code-mistyped', 'vault-wrong-recovery-code', 'vault-no-recovery-code', 'backup-refused']

/** How a person is getting in just now. */
function useUnlocking(calls: Calls) {
  const [working, setWorking] = useState<'typed' | 'keychain' | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const run = async (way: 'typed' | 'keychain', call: () => Promise<Result<unknown>>): Promise<boolean> => {
    if (working !== null) return false
    setWorking(way)
    setProblem(null)
    const result = await call()
    // Opened: the view is taken away in a moment; until then it stays "working".
    if (result.ok) return true
    setWorking(null)
    setProblem(result.code)
    return false
  }
  return {
    working,
    problem,
    forget: () => { if (problem !== null) setProblem(null) },
    byPassword: (password: string) => run('typed', () => calls['vault.unlock']({ password })),
    byCode: (recoveryCodeSecret: string) => run('typed', () => calls['vault.recover']({ recoveryCodeSecret })),
    byKeychain: () => run('keychain', () => calls['session.quickUnlock'](null))
  }
}

export function UnlockCard({ calls, session, others }: Props) {
  const t = useFirstT()
  const password = useRef<HTMLInputElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const [isByCode, setByCode] = useState(false)
  const [needsKeyFile, setNeedsKeyFile] = useState(false)
  const { working, problem, forget, byPassword, byCode, byKeychain } = useUnlocking(calls)
  const fieldCodes = isByCode ? ABOUT_CODE : [...ABOUT_PASSWORD, ...ABOUT_KEY_FILE]
  const isAboutField = problem !== null && fieldCodes.includes(problem)
  const notice = problem !== null && !isAboutField ? problem : session.notice
  const showsKeyFile = !isByCode && (needsKeyFile || session.keyFile !== null || (problem !== null && ABOUT_KEY_FILE.includes(problem)))
  const isWorking = working !== null

  useEffect(() => {
    if (!isAboutField) return
    const field = isByCode ? code.current : password.current
    field?.focus()
    field?.select()
  }, [problem, isAboutField, isByCode])

  /** At the first key the vault process is started anyhow; by then it can say whether a key file belongs to the password. */
  const look = async (): Promise<void> => {
    const ways = await calls['vault.ways'](null)
    if (ways.ok) setNeedsKeyFile(ways.value.keyFile)
  }
  const onType = (text: string): void => {
    forget()
    if (text.length === 1) void look()
  }
  const unlock = async (): Promise<void> => {
    const field = isByCode ? code.current : password.current
    if (field === null || field.value === '') return
    if (await (isByCode ? byCode(field.value) : byPassword(field.value))) field.value = ''
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void unlock()
  }
  const turnTo = (way: 'code' | 'password'): void => {
    forget()
    setByCode(way === 'code')
  }
  return (
    <form className="unlock-card" onSubmit={onSubmit} aria-busy={isWorking} noValidate>
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
      {isByCode ? (
        <RecoveryCodeInput ref={code} problem={isAboutField ? problem : null} isReadOnly={isWorking} onType={forget} />
      ) : (
        <PasswordInput
          ref={password}
          label={t('unlock.passwordLabel')}
          problem={problem !== null && ABOUT_PASSWORD.includes(problem) ? t(`error.${problem}`) : null}
          isReadOnly={isWorking}
          autoFocus
          autoComplete="current-password"
          onType={onType}
        />
      )}
      {showsKeyFile && (
        <KeyFileRow
          calls={calls}
          name={session.keyFile}
          problem={problem !== null && ABOUT_KEY_FILE.includes(problem) && !ABOUT_PASSWORD.includes(problem) ? problem : null}
          isDisabled={isWorking}
          onChosen={forget}
        />
      )}
      <button type="submit" className="button unlock-card__button" data-tone="accent" disabled={isWorking}>
        {working === 'typed' && <span className="unlock-spinner" aria-hidden="true" />}
        {working === 'typed' ? t('unlock.working') : t('unlock.button')}
      </button>
      {session.quickUnlock === 'ready' && !isByCode && (
        <button type="button" className="button unlock-card__button unlock-card__quick" disabled={isWorking} onClick={() => void byKeychain()}>
          {working === 'keychain' ? t('unlock.working') : t('unlock.keychain')}
        </button>
      )}
      {session.quickUnlock === 'expired' && !isByCode && <p className="unlock-card__aside">{t('unlock.keychainExpired')}</p>}
      <div className="unlock-card__others">
        <VaultMenu
          name={t('unlock.otherWays')}
          vaults={[]}
          choices={
            isByCode
              ? [{ text: t('unlock.usePassword'), onChoose: () => { turnTo('password') } }]
              : [
                  { text: t('unlock.useCode'), onChoose: () => { turnTo('code') } },
                  { text: t('unlock.useKeyFile'), onChoose: () => { setNeedsKeyFile(true) } }
                ]
          }
        />
        {others}
      </div>
    </form>
  )
}
