// Owns the look of a switch that the system keeps. What it switches is the caller's.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { LinkRegistration } from '../../../shared/model/link.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'

interface Props {
  name: string
  hint: string
  /** Null until the system was asked. */
  registration: LinkRegistration | null
  isChanging: boolean
  problem: ErrorCode | null
  onChange: (isWanted: boolean) => void
}

export function RegistrationSwitch({ name, hint, registration, isChanging, problem, onChange }: Props) {
  const t = useT()
  return (
    <div className="link-setting">
      <label className="link-setting__row">
        <span className="link-setting__text">
          <span className="settings__name">{name}</span>
          <span className="link-setting__hint">{hint}</span>
        </span>
        <input
          type="checkbox"
          role="switch"
          className="link-setting__switch"
          aria-label={name}
          checked={registration?.isRegistered ?? false}
          disabled={registration?.canChange !== true}
          // Not `disabled` while it changes: that would take the focus away, and Escape with it.
          aria-busy={isChanging}
          onChange={(event) => {
            if (!isChanging) onChange(event.currentTarget.checked)
          }}
        />
      </label>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
    </div>
  )
}
