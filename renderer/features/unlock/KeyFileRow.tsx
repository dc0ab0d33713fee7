// Owns the row that names the key file. Knows its name only: path and content stay where they are.
import { FileKey2, X } from 'lucide-react'
import { useId } from 'react'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { useFirstT } from '../../i18n/language-store.ts'

interface Props {
  calls: Pick<Bridge<'unlock'>['calls'], 'keyFile.choose' | 'keyFile.forget'>
  name: string | null
  problem: ErrorCode | null
  isDisabled: boolean
  onChosen: () => void
}

export function KeyFileRow({ calls, name, problem, isDisabled, onChosen }: Props) {
  const t = useFirstT()
  const id = useId()
  const choose = async (): Promise<void> => {
    // The name comes back with the session's state, which main sends to everybody.
    const result = await calls['keyFile.choose']({ purpose: 'current' })
    if (result.ok && result.value !== null) onChosen()
  }
  return (
    <div className="typed-field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="typed-field__label">
        {t('unlock.keyFileLabel')}
      </span>
      <div className="key-file" data-bad={problem === null ? undefined : true}>
        <FileKey2 size={18} aria-hidden="true" />
        <span className="key-file__name clipped" data-empty={name === null || undefined}>
          {name ?? t('unlock.keyFileNone')}
        </span>
        {name !== null && (
          <button type="button" className="icon-button" aria-label={t('unlock.keyFileForget')} disabled={isDisabled} onClick={() => void calls['keyFile.forget'](null)}>
            <X size={16} />
          </button>
        )}
        <button type="button" className="button" disabled={isDisabled} onClick={() => void choose()}>
          {t('unlock.keyFileChoose')}
        </button>
      </div>
      <p role="alert" className="typed-field__notes typed-field__problem">
        {problem === null ? '' : t(`error.${problem}`)}
      </p>
    </div>
  )
}
